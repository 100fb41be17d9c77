package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a run says of its cost, and obeys of its settings, from the shell to the socket.
class CostOfARunTest {
  private final MockWebServer server = new MockWebServer();
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server.start();
    Files.writeString(folder.resolve("s.txt"), "The ferry leaves at nine.\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void saysTheRowOfTheUsersFile() throws IOException {
    Files.writeString(
        folder.resolve("lastword.yaml"),
        "prices: {custom: {m: {input: 1, output: 2, as_of: 2026-01-02}}}");
    var result = run("--telemetry");
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .contains("<$0.0001; cost computed from custom:m of 2026-01-02 (lastword.yaml)");
    assertThat(log()).contains("Costing: computed at prices of 2026-01-02 (lastword.yaml)");
  }

  @Test
  void saysThatItKnowsNoPrice() throws IOException {
    var result = run("--telemetry", "-v");
    assertThat(result.err())
        .contains("cost unknown (no price for custom:m)")
        .contains("10 tokens sent, 5 answered, cost unknown (no price for custom:m)");
    assertThat(log()).contains("Costing: unknown");
  }

  @ParameterizedTest
  @CsvSource({", , true", "prompt_cache: false, , false", ", --no-prompt-cache, false"})
  void marksTheCacheUnlessItIsToldNotTo(
      @Nullable String yaml, @Nullable String flag, boolean marked) throws Exception {
    Files.writeString(folder.resolve("lastword.yaml"), yaml == null ? "" : yaml);
    Files.writeString(
        folder.resolve("p.md"),
        "---\nname: Ada\nmodel: m\ndialect: anthropic\nbase_url: http://127.0.0.1:"
            + server.getPort()
            + "/v1\n---\n"
            + "Speak of ferries. ".repeat(400));
    server.enqueue(new MockResponse.Builder().code(401).body("{}").build());
    var shell = new Shell(folder);
    if (flag == null) {
      shell.run("run", "-a", "./p.md", "-b", "script:s.txt", "-q");
    } else {
      shell.run("run", "-a", "./p.md", "-b", "script:s.txt", "-q", flag);
    }
    var body = server.takeRequest().getBody();
    assertThat(body).isNotNull();
    assertThat(body.utf8().contains("cache_control")).isEqualTo(marked);
  }

  private Shell.Result run(String... more) {
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", "text/event-stream")
            .body(
                """
                data: {"id":"1","model":"m","choices":[{"delta":{"content":"Then we wait."}}]}

                data: {"choices":[{"delta":{},"finish_reason":"stop"}]}

                data: {"choices":[],"usage":{"prompt_tokens":10,"completion_tokens":5}}

                data: [DONE]

                """)
            .build());
    var words = new ArrayList<String>();
    words.addAll(List.of("run", "-a", "script:s.txt", "-b", model(), "-n", "2"));
    words.addAll(List.of(more));
    return new Shell(folder).run(words.toArray(String[]::new));
  }

  private String model() {
    return "http://127.0.0.1:" + server.getPort() + "/v1#m";
  }

  private String log() throws IOException {
    try (var files = Files.list(folder.resolve("transcripts"))) {
      return Files.readString(
          files.filter(file -> file.toString().endsWith(".md")).findFirst().orElseThrow());
    }
  }
}
