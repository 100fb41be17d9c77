package dev.lastword.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.journal.Call;
import dev.lastword.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `lastword run` as a shell starts it, against a server of our own.
class RunCommandTest {
  private static final String CANARY = "sk-canary-0123456789abcdef";

  @TempDir private Path folder;
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
    Files.writeString(folder.resolve("s.txt"), "Where does the fog come from?\n---\nAnd then?\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "openai, /v1/chat/completions, Authorization",
    "anthropic, /v1/messages, x-api-key",
    "gemini, /v1/models/some-model:streamGenerateContent?alt=sse, x-goog-api-key"
  })
  void aPersonaSpeaksItsDialectAndSendsItsKey(String dialect, String target, String header)
      throws Exception {
    persona(dialect);
    server.enqueue(reply(dialect));
    var result = shell().run("run", "-a", "script:s.txt", "-b", "p.md", "-n", "2");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("From the cold current.");
    var request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo(target);
    assertThat(request.getHeaders().get(header)).contains(CANARY);
    assertThat(everythingWritten()).contains("From the cold current.").doesNotContain(CANARY);
  }

  @ParameterizedTest
  @CsvSource({"401", "403", "404", "400"})
  void aRefusalEndsWithFourAndKeepsWhatWasSaid(int status) throws Exception {
    persona("openai");
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .body("{\"error\":{\"message\":\"\u001b[31mno " + CANARY + "\"}}")
            .build());
    var result = shell().run("run", "-a", "script:s.txt", "-b", "p.md");
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err())
        .contains("error: ")
        .contains(Integer.toString(status))
        .contains("1 message is kept")
        .contains("exit 4")
        .doesNotContain("\u001b")
        .doesNotContain(CANARY);
    assertThat(everythingWritten()).contains("Where does the fog").doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noKeyIsInTheBytesThatAreKept(boolean echoes) throws Exception {
    persona("openai");
    server.enqueue(reply("openai", echoes ? "Your key is " + CANARY : "From the cold current."));
    var words = List.of("run", "-a", "script:s.txt", "-b", "p.md", "-n", "2", "--keep-bytes");
    var result = shell().run(words.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    var journal = JournalReader.read(Recorded.journal(folder)).records();
    var kept = new ArrayList<String>();
    for (var record : journal) {
      if (record.entry() instanceof Call.Intent intent) {
        kept.add(new String(Objects.requireNonNull(intent.request().body()), UTF_8));
      } else if (record.entry() instanceof Call.Reply reply && reply.response().body() != null) {
        kept.add(new String(Objects.requireNonNull(reply.response().body()), UTF_8));
      }
    }
    assertThat(kept).hasSize(echoes ? 1 : 2).noneMatch(bytes -> bytes.contains(CANARY));
    assertThat(everythingWritten()).doesNotContain(CANARY);
  }

  @Test
  void theTalkOnAPipeHoldsNoEscapes() throws Exception {
    persona("openai");
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "text/event-stream")
            .body(
                """
                data: {"model":"some-model","choices":[{"delta":{"content":"red \\u001b[31m and \\u202eback"}}]}

                data: {"model":"some-model","choices":[{"delta":{},"finish_reason":"stop"}]}

                data: [DONE]

                """)
            .build());
    var result = shell().run("run", "-a", "script:s.txt", "-b", "p.md", "-n", "2");
    assertThat(result.out() + result.err()).doesNotContain("\u001b").doesNotContain("\u202e");
  }

  private void persona(String dialect) throws IOException {
    Files.writeString(
        folder.resolve("p.md"),
        """
        ---
        name: Fog
        model: some-model
        base_url: http://127.0.0.1:%d/v1
        dialect: %s
        key_env: FOG_KEY
        ---
        You know about weather.
        """
            .formatted(server.getPort(), dialect));
  }

  private static MockResponse reply(String dialect) {
    return reply(dialect, "From the cold current.");
  }

  private static MockResponse reply(String dialect, String text) {
    var body =
        switch (dialect) {
          case "openai" ->
              "data: {\"model\":\"some-model\",\"choices\":[{\"delta\":{\"content\":\"%s\"},"
                  + "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
          case "gemini" ->
              "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"%s\"}]},"
                  + "\"finishReason\":\"STOP\"}],\"modelVersion\":\"some-model\"}\n\n";
          default ->
              "data: {\"type\":\"message_start\",\"message\":{\"model\":\"some-model\"}}\n\n"
                  + "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":"
                  + "{\"type\":\"text\",\"text\":\"\"}}\n\n"
                  + "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
                  + "{\"type\":\"text_delta\",\"text\":\"%s\"}}\n\n"
                  + "data: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
                  + "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}\n\n"
                  + "data: {\"type\":\"message_stop\"}\n\n";
        };
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream")
        .body(body.formatted(text))
        .build();
  }

  private Shell shell() {
    return new Shell(folder).with("FOG_KEY", CANARY);
  }

  private String everythingWritten() throws IOException {
    var all = new StringBuilder();
    try (var files = Files.walk(folder.resolve("transcripts"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
