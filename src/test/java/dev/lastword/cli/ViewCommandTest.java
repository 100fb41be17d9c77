package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewCommandTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void pagesAreServedUntilASignal(String signal, int code) throws Exception {
    var program = start("view", "--archive", samples(), "--no-open");
    try (var out = program.inputReader(StandardCharsets.UTF_8)) {
      var link = line(out);
      assertThat(link).matches("http://127\\.0\\.0\\.1:\\d+/#token=[0-9a-f]{32}");
      assertThat(listed(link)).contains("14 conversations", "Juniper");
      new ProcessBuilder("kill", "-" + signal, String.valueOf(program.pid())).start().waitFor();
      assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(program.exitValue()).isEqualTo(code);
    } finally {
      program.destroyForcibly();
    }
  }

  /// The library as soon as all of it is listed.
  private static String listed(String link) throws Exception {
    var page = body(link);
    for (var i = 0; i < 200 && !page.contains("14 conversations"); i++) {
      Thread.sleep(50);
      page = body(link);
    }
    return page;
  }

  /// A copy: an index is written beside what is listed.
  private String samples() throws IOException {
    var copies = Files.createDirectory(folder.resolve("samples"));
    try (var files = Files.newDirectoryStream(Path.of("transcripts/samples"), "*.md")) {
      for (var file : files) {
        Files.copy(file, copies.resolve(file.getFileName()));
      }
    }
    return copies.toString();
  }

  @Test
  void oneConversationIsOpenedByWhatAPersonTypes() throws Exception {
    var program = start("open", "chant", "--archive", samples(), "--json", "--no-open");
    try (var out = program.inputReader(StandardCharsets.UTF_8)) {
      var json = line(out);
      assertThat(json).startsWith("{\"v\":1,\"url\":\"http://127.0.0.1:");
      var link = json.substring(json.indexOf("http"), json.lastIndexOf('"'));
      assertThat(body(link)).contains("Solveig", "Why it ends here");
    } finally {
      program.destroyForcibly().waitFor();
    }
  }

  @Test
  void aPortThatIsTakenIsSaidSo() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(taken.getLocalPort());
      var result = new Shell(folder).run("view", "--port", port, "--no-open");
      assertThat(result.code()).isEqualTo(ExitCode.USAGE.code());
      assertThat(result.err()).contains("port " + port + " is taken");
    }
  }

  @ParameterizedTest
  @CsvSource({"-1", "65536", "http"})
  void whatIsNoPortIsRefused(String port) {
    var result = new Shell(folder).run("view", "--port=" + port, "--no-open");
    assertThat(result.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(result.err()).contains("--port");
  }

  @Test
  void aFileElsewhereIsShownWithItsFolder() throws IOException {
    var file = folder.resolve("x.md");
    Files.copy(Path.of("transcripts/samples/echo.md"), file);
    var result = new Shell(folder).run("open", "x.md", "--no-open");
    assertThat(result.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(result.err()).contains("is not in the archive", "lastword open x --archive");
  }

  @Test
  void noOtherCommandLoadsTheServer() throws Exception {
    var program = start(List.of("-verbose:class"), "ps");
    var classes = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(classes).contains("dev.lastword.cli.PsCommand");
    assertThat(classes).doesNotContain("org.eclipse.jetty", "io.javalin", "org.sqlite");
  }

  private Process start(String... words) throws IOException {
    return start(List.of(), words);
  }

  private Process start(List<String> options, String... words) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var line = new ArrayList<>(List.of(java, "-XX:+UseSerialGC"));
    line.addAll(options);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(List.of(words));
    var builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    return builder.start();
  }

  private static String line(BufferedReader out) throws IOException {
    var line = out.readLine();
    return line == null ? "" : line;
  }

  private static String body(String link) throws Exception {
    var address = URI.create(link.substring(0, link.indexOf('#')));
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(address).build();
      var body = client.send(request, BodyHandlers.ofString()).body();
      for (var i = 0; i < 50 && body.contains("role=\"status\">Reading"); i++) {
        body = client.send(request, BodyHandlers.ofString()).body(); // each waits for a moment
      }
      return body;
    }
  }
}
