package dev.lastword.endpoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that does to a socket whatever a test wants, and counts the requests it has read.
final class RawServer implements AutoCloseable {
  /// What is done once a request has been read.
  interface Script {
    void play(Socket socket, int request) throws IOException, InterruptedException;
  }

  final AtomicInteger requests = new AtomicInteger();
  private final ServerSocket server;
  private final Script script;

  RawServer(Script script) throws IOException {
    this.script = script;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String base() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        return; // closed: the test is over
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      while (readRequest(in)) {
        script.play(socket, requests.incrementAndGet());
      }
    } catch (IOException | InterruptedException _) {
      return; // the client hung up, as some tests want
    }
  }

  private static boolean readRequest(InputStream in) throws IOException {
    var length = 0;
    var line = readLine(in);
    if (line.isEmpty()) {
      return false;
    }
    for (; !line.isEmpty(); line = readLine(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return in.readNBytes(length).length == length;
  }

  private static String readLine(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var b = in.read(); b != -1 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The head of an answer whose body has a known length.
  static String head(int length) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  /// Closes with a reset in place of a polite end.
  static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
