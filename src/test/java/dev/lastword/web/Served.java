package dev.lastword.web;

import dev.lastword.endpoint.LivingRuns;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A site over an archive made for a test, and requests to it byte by byte: a client library would
/// not let us lie about the host.
final class Served implements AutoCloseable {
  static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private final Site site;

  private Served(Site site) {
    this.site = site;
  }

  static Served of(Path archive) throws IOException {
    return of(archive, Map.of());
  }

  /// @param environment where living runs are noted
  static Served of(Path archive, Map<String, String> environment) throws IOException {
    var living = LivingRuns.in(environment);
    var site = Site.open(new Site.Setup(archive, null, 0, TOKEN, living));
    site.settle();
    return new Served(site);
  }

  /// An archive with our own samples in it.
  static Path samples(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var files = Files.newDirectoryStream(Path.of("transcripts/samples"), "*.md")) {
      for (var file : files) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    return folder;
  }

  String url(String path) {
    return site.address().resolve(path).toString();
  }

  int port() {
    return site.address().getPort();
  }

  String host() {
    return "127.0.0.1:" + port();
  }

  /// What came back.
  record Answer(int status, String head, String body) {
    boolean says(String words) {
      return body.contains(words);
    }
  }

  /// Asks as a browser would.
  Answer get(String path) throws IOException {
    return ask("GET", path, Map.of("Host", host()), "");
  }

  Answer ask(String method, String path, Map<String, String> headers, String body)
      throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      var text = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
      headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
      text.append("Content-Length: ").append(body.length()).append("\r\nConnection: close\r\n\r\n");
      socket.getOutputStream().write(text.append(body).toString().getBytes(StandardCharsets.UTF_8));
      return answer(socket.getInputStream());
    }
  }

  private static Answer answer(InputStream in) throws IOException {
    var whole = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    var end = whole.indexOf("\r\n\r\n");
    var head = end < 0 ? whole : whole.substring(0, end);
    var status = Integer.parseInt(head.split(" ", 3)[1]);
    return new Answer(status, head, end < 0 ? "" : whole.substring(end + 4));
  }

  @Override
  public void close() throws IOException {
    site.close();
  }
}
