package dev.lastword.batch.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/// The least that could hold conversations: one virtual thread each, OkHttp, a history that grows
/// as text. It judges nothing, records nothing and survives nothing.
final class BareLoop {
  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .socketFactory(new Prompt())
          .connectionPool(new ConnectionPool(4096, 1, TimeUnit.MINUTES))
          .readTimeout(Duration.ofMinutes(2))
          .build();
  private final String url;
  private final int messages;
  private final int rounds;

  private BareLoop(String url, int messages, int rounds) {
    this.url = url;
    this.messages = messages;
    this.rounds = rounds;
  }

  /// Holds conversations.
  ///
  /// @param words the address, how many at once, how many messages each, how many one after another
  /// @throws InterruptedException where it is interrupted
  public static void main(String[] words) throws InterruptedException {
    var loop = new BareLoop(words[0], Integer.parseInt(words[2]), Integer.parseInt(words[3]));
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < Integer.parseInt(words[1]); i++) {
      threads.add(Thread.ofVirtual().start(loop::hold));
    }
    for (var thread : threads) {
      thread.join();
    }
    loop.client.connectionPool().evictAll();
  }

  private void hold() {
    for (var round = 0; round < rounds; round++) {
      converse();
    }
  }

  private void converse() {
    var histories = new StringBuilder[] {new StringBuilder(), new StringBuilder()};
    histories[0].append("{\"role\":\"user\",\"content\":\"(You open the conversation.)\"}");
    try {
      for (var i = 0; i < messages; i++) {
        var said = ask(histories[i % 2]);
        histories[i % 2]
            .append(",{\"role\":\"assistant\",\"content\":\"")
            .append(said)
            .append("\"}");
        var other = histories[1 - i % 2];
        other
            .append(other.isEmpty() ? "" : ",")
            .append("{\"role\":\"user\",\"content\":\"")
            .append(said)
            .append("\"}");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String ask(CharSequence history) throws IOException {
    var body =
        "{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true},\"messages\":["
            + history
            + "]}";
    var request = new Request.Builder().url(url).post(RequestBody.create(body, JSON)).build();
    try (var response = client.newCall(request).execute()) {
      var source = response.body().source();
      var text = new StringBuilder();
      for (var line = source.readUtf8Line(); line != null; line = source.readUtf8Line()) {
        var from = line.indexOf("\"content\":\"");
        if (from >= 0) {
          text.append(line, from + 11, line.indexOf("\"}", from));
        }
      }
      return text.toString();
    }
  }

  /// Sockets that send at once.
  private static final class Prompt extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      var socket = new Socket();
      socket.setTcpNoDelay(true);
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
      throw new UnsupportedOperationException();
    }
  }
}
