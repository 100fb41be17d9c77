package dev.lastword.batch.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A model on the loopback interface: the first token after 20 ms, then 200 a second in chunks of
/// twenty, 220 in all: some 165 words and 900 characters, as long as the mean message of real
/// conversations. It runs in a process of its own, one virtual thread a connection, and looks at
/// nothing but lengths.
final class LoadServer {
  private static final int REPLIES = 512;
  private static final int CHUNKS = 11;
  private static final int WORDS_A_CHUNK = 15;
  private static final int VOCABULARY = 5_000;
  private static final Duration FIRST_TOKEN = Duration.ofMillis(20);
  private static final Duration CHUNK = Duration.ofMillis(100);
  private static final byte[] HEAD =
      bytes(
          "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");

  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong first = new AtomicLong();
  private final AtomicLong last = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final List<Long> gaps = new ArrayList<>();
  private final List<List<byte[]>> replies = new ArrayList<>();
  private final boolean quick;

  private LoadServer(boolean quick) {
    this.quick = quick;
    var chance = new Random(7);
    for (var i = 0; i < REPLIES; i++) {
      replies.add(reply(chance, i));
    }
  }

  /// Listens until its input ends; prints its port.
  ///
  /// @param words `quick` answers at once
  /// @throws IOException where it cannot listen
  public static void main(String[] words) throws IOException {
    var server = new LoadServer(List.of(words).contains("quick"));
    try (var socket = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress())) {
      System.out.println(socket.getLocalPort());
      Thread.ofPlatform().daemon().start(() -> server.accept(socket));
      while (System.in.read() >= 0) {
        // until whoever started it goes
      }
    }
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        var peer = socket.accept();
        Thread.ofVirtual().start(() -> serve(peer));
      }
    } catch (IOException e) {
      return; // closed at the end
    }
  }

  private void serve(Socket peer) {
    try (peer) {
      peer.setTcpNoDelay(true);
      var in = new BufferedInputStream(peer.getInputStream(), 1 << 16);
      var out = peer.getOutputStream();
      while (answer(in, out)) {
        // the next request
      }
    } catch (IOException | InterruptedException e) {
      return; // the peer went
    }
  }

  private boolean answer(InputStream in, OutputStream out)
      throws IOException, InterruptedException {
    var head = head(in);
    if (head.isEmpty()) {
      return false;
    }
    var now = System.nanoTime();
    if (head.startsWith("GET /stats")) {
      tell(out);
      return true;
    }
    begin(now);
    in.skipNBytes(length(head));
    if (!quick) {
      Thread.sleep(FIRST_TOKEN);
    }
    out.write(HEAD);
    var chunks = replies.get(Math.floorMod(requests.getAndIncrement() * 31, REPLIES));
    for (var i = 0; i < chunks.size(); i++) {
      if (i > 0 && i < chunks.size() - 1 && !quick) {
        Thread.sleep(CHUNK);
      }
      out.write(chunks.get(i));
    }
    var end = System.nanoTime();
    answered.set(end);
    last.set(end);
    return true;
  }

  private void begin(long now) {
    first.compareAndSet(0, now);
    var before = answered.getAndSet(0);
    if (quick && before != 0) {
      synchronized (gaps) {
        gaps.add(now - before);
      }
    }
  }

  /// What was seen since it was asked last.
  private void tell(OutputStream out) throws IOException {
    var text = new StringBuilder();
    text.append(requests.getAndSet(0)).append('\n');
    text.append(last.get() - first.getAndSet(0)).append('\n');
    synchronized (gaps) {
      gaps.forEach(gap -> text.append(gap).append('\n'));
      gaps.clear();
    }
    answered.set(0);
    var body = bytes(text.toString());
    out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n"));
    out.write(body);
  }

  private static int length(String head) {
    for (var line : head.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return Integer.parseInt(line.substring("content-length:".length()).strip());
      }
    }
    throw new IllegalArgumentException(head);
  }

  private static String head(InputStream in) throws IOException {
    var head = new byte[8192];
    for (var length = 0; length < head.length; length++) {
      var next = in.read();
      if (next < 0) {
        if (length == 0) {
          return "";
        }
        throw new EOFException();
      }
      head[length] = (byte) next;
      if (next == '\n' && length > 2 && head[length - 2] == '\n') {
        return new String(Arrays.copyOf(head, length + 1), StandardCharsets.ISO_8859_1);
      }
    }
    throw new IOException("a head of more than " + head.length + " bytes");
  }

  /// The chunks of one reply. Words are as frequent and as long as in a language: the one of rank r
  /// comes once where the first comes r times, and frequent ones are short.
  private static List<byte[]> reply(Random chance, int number) {
    var chunks = new ArrayList<byte[]>();
    for (var i = 0; i < CHUNKS; i++) {
      var text = new StringBuilder(i == 0 ? "No. " + number + " was" : " And");
      for (var word = 1; word < WORDS_A_CHUNK; word++) {
        var rank = (int) Math.exp(chance.nextDouble() * Math.log(VOCABULARY));
        text.append(' ').append(word(rank));
      }
      chunks.add(event("{\"content\":\"" + text + ".\"}", "null"));
    }
    var end = List.of(event("{}", "\"stop\""), bytes(chunk(usage())), bytes("0\r\n\r\n"));
    var all = new byte[end.stream().mapToInt(part -> part.length).sum()];
    var at = 0;
    for (var part : end) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    chunks.add(all);
    return chunks;
  }

  private static String word(int rank) {
    var letters = new Random(rank);
    var word = new StringBuilder();
    for (var i = 0; i < 2 + (int) (Math.log(rank) / 1.4); i++) {
      word.append((char) ('a' + letters.nextInt(26)));
    }
    return word.toString();
  }

  private static byte[] event(String delta, String finish) {
    return bytes(
        chunk(
            "data: {\"id\":\"1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":"
                + delta
                + ",\"finish_reason\":"
                + finish
                + "}]}\n\n"));
  }

  private static String usage() {
    return "data: {\"id\":\"1\",\"model\":\"m\",\"choices\":[],\"usage\":{\"prompt_tokens\":1000,"
        + "\"completion_tokens\":220}}\n\ndata: [DONE]\n\n";
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
