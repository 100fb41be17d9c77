package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/// Short runs that left a journal and a log behind, each in an archive of its own.
final class Recorded {
  private static final List<String> TALK =
      List.of(
          "The canal froze on the ninth, and the barges stayed where they were.",
          "Seven weeks of it, says the ledger. Who paid the lock keepers?",
          "The town did, in coal — “two scuttles a man”.");

  private Recorded() {}

  /// A script on both sides; nobody is asked for anything.
  static Path script(Path folder, String... more) throws IOException {
    Files.writeString(folder.resolve("s.txt"), String.join("\n---\n", TALK));
    var words =
        new ArrayList<>(
            List.of("run", "-a", "script:s.txt", "-b", "script:s.txt", "-n", "4", "-q"));
    words.addAll(List.of("--durability", "process"));
    words.addAll(List.of(more));
    var result = new Shell(folder).run(words.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return journal(folder);
  }

  /// A script and a model: one reply is refused first, then three come.
  static Path model(Path folder, String... more) throws IOException {
    Files.writeString(folder.resolve("s.txt"), String.join("\n---\n", TALK));
    try (var server = new MockWebServer()) {
      server.start();
      server.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build());
      TALK.forEach(text -> server.enqueue(reply(text)));
      var words =
          new ArrayList<>(List.of("run", "-a", "script:s.txt", "-b", url(server), "-n", "4", "-q"));
      words.addAll(List.of("--durability", "process", "--telemetry"));
      words.addAll(List.of(more));
      var result = new Shell(folder).run(words.toArray(String[]::new));
      assertThat(result.code()).as(result.err()).isZero();
    }
    return journal(folder);
  }

  /// The only journal of an archive.
  static Path journal(Path folder) throws IOException {
    try (var files = Files.list(folder.resolve("transcripts"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
  }

  /// The log beside a journal.
  static Path log(Path journal) {
    var name = String.valueOf(journal.getFileName());
    return journal.resolveSibling(name.replace(".jsonl", ".md"));
  }

  private static String url(MockWebServer server) {
    return "http://127.0.0.1:" + server.getPort() + "/v1#some-model";
  }

  private static MockResponse reply(String text) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream")
        .body(
            """
            data: {"id":"gen-7","model":"some-model-20260101","choices":[{"delta":{"content":"%s"}}]}

            data: {"choices":[{"delta":{},"finish_reason":"stop"}]}

            data: {"choices":[],"usage":{"prompt_tokens":1200,"completion_tokens":5}}

            data: [DONE]

            """
                .formatted(text))
        .build();
  }
}
