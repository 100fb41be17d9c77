package dev.lastword.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lastword.talk.Message;
import dev.lastword.transcript.Transcripts;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/// Runs with journals, made by the program itself with a model of ours behind it that says what a
/// sample says.
final class Recorded {
  private Recorded() {}

  /// Records a talk with receipts.
  ///
  /// @return its name in the archive
  static String talk(Path archive) throws IOException, InterruptedException {
    var said = Transcripts.read(Path.of("transcripts/samples/mutual-closing.md")).getFirst();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, said.messages()));
    server.start();
    try {
      var model = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1#";
      program(
          "run",
          "-a",
          model + "juniper-3",
          "-b",
          model + "marlow-mini",
          "-n",
          "40",
          "-q",
          "-o",
          archive.toString());
    } finally {
      server.stop(0);
    }
    try (var files = Files.newDirectoryStream(archive, "*juniper*.jsonl")) {
      var name = files.iterator().next().getFileName().toString();
      return name.substring(0, name.length() - ".jsonl".length());
    }
  }

  /// Holds the sample batch.
  static void batch(Path folder) throws IOException, InterruptedException {
    program("batch", "samples/plan.yaml", "-q", "-o", folder.toString());
  }

  /// Starts the program, and leaves it running.
  static Process start(Path home, String... words) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var line =
        new ArrayList<>(
            List.of(
                java,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.lastword.cli.Main"));
    line.addAll(List.of(words));
    var builder = new ProcessBuilder(line);
    builder.environment().put("XDG_STATE_HOME", home.toString());
    return builder
        .redirectInput(new File("/dev/null"))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void program(String... words) throws IOException, InterruptedException {
    var home = Files.createTempDirectory("lastword-state");
    var code = start(home, words).waitFor();
    if (code != 0) {
      throw new IOException(List.of(words) + " ended with " + code);
    }
  }

  private static void answer(HttpExchange exchange, List<Message> said) throws IOException {
    var asked = Chromium.JSON.readTree(exchange.getRequestBody().readAllBytes());
    var turns = 0;
    for (var message : asked.path("messages")) {
      var spoken = !message.path("role").asString("").equals("system");
      turns += spoken && !message.path("content").asString("").startsWith("(You open") ? 1 : 0;
    }
    var text = said.get(Math.min(turns, said.size() - 1)).text();
    var chunk = Map.of("delta", Map.of("content", text), "index", 0);
    var end = Map.of("delta", Map.of(), "index", 0, "finish_reason", "stop");
    var model = asked.path("model").asString("");
    var usage =
        Map.of(
            "prompt_tokens",
            40 + turns * 35,
            "completion_tokens",
            text.length() / 4,
            "cost",
            0.0004 + turns * 0.00002);
    var stream =
        event(Map.of("id", "r" + turns, "model", model, "choices", List.of(chunk)))
            + event(Map.of("id", "r" + turns, "model", model, "choices", List.of(end)))
            + event(Map.of("id", "r" + turns, "model", model, "choices", List.of(), "usage", usage))
            + "data: [DONE]\n\n";
    var bytes = stream.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static String event(Object what) {
    return "data: " + Chromium.JSON.writeValueAsString(what) + "\n\n";
  }
}
