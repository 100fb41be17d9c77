package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// YAML, JSON, Markdown, journals and replies made to burst a reader, in a process of 512 MiB: each
/// is read or refused with a reason within five seconds. `-Dlastword.soak.mib=64` makes the files
/// larger.
class BombsTest {
  private static final int MIB_EACH = Integer.getInteger("lastword.soak.mib", 1);
  private static final int BOMBS = 38;
  private static final int MOST_MILLIS = 5_000;
  private static final int HUGE = 200 << 20;

  @TempDir private Path folder;

  @Test
  void areReadOrRefusedWithinFiveSecondsAndHalfAGigabyte() throws Exception {
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(server));
      var bombs = thrown("http://127.0.0.1:" + server.getLocalPort());
      assertThat(bombs.lines()).as(bombs).hasSize(BOMBS);
      assertThat(bombs.lines())
          .allSatisfy(bomb -> {
            var parts = bomb.split(" ", 4);
            assertThat(parts[2]).as(bomb).isIn("0", "2", "4");
            assertThat(parts[2].equals("0") || parts[3].startsWith("error: ")).as(bomb).isTrue();
            assertThat(Integer.parseInt(parts[1])).as(bomb).isLessThan(MOST_MILLIS);
            assertThat(bomb).doesNotContain("Exception", "Constraints");
          });
    }
  }

  private String thrown(String server) throws Exception {
    var program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Bombs.class.getName(),
                folder.toString(),
                server,
                Integer.toString(MIB_EACH))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(said).isZero();
    return said;
  }

  private static void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> flood(socket));
      } catch (IOException e) {
        return; // closed: the test is over
      }
    }
  }

  private static void flood(Socket socket) {
    try (socket) {
      var path = path(new BufferedInputStream(socket.getInputStream()));
      var out = socket.getOutputStream();
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
              .getBytes(StandardCharsets.UTF_8));
      switch (path) {
        case "zip" -> zip(out);
        case "headers" -> repeat(out, "X-A: " + "y".repeat(2000) + "\r\n");
        case "levels" -> body(out, "data: " + "{\"choices\":[".repeat(10_000));
        default -> body(out, ": a comment, and another, and so on\n");
      }
    } catch (IOException e) {
      return; // cut short, as it should be
    }
  }

  /// The first folder of the path that is asked for.
  private static String path(BufferedInputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString().split("/", 3)[1];
  }

  private static void body(OutputStream out, String piece) throws IOException {
    out.write(("Content-Length: " + HUGE + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    repeat(out, piece);
  }

  private static void repeat(OutputStream out, String piece) throws IOException {
    var block = piece.repeat(1 + (1 << 20) / piece.length()).getBytes(StandardCharsets.UTF_8);
    for (var left = HUGE; left > 0; left -= block.length) {
      out.write(block);
    }
  }

  private static void zip(OutputStream out) throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(zipped)) {
      repeat(zip, ": nothing\n");
    }
    var head = "Content-Encoding: gzip\r\nContent-Length: " + zipped.size() + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.UTF_8));
    zipped.writeTo(out);
  }
}
