package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.journal.Call;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.Verification;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs that break, as the shell sees them.
class BrokenRunsTest {
  private static final String LONG = "The ferry leaves at nine, if the fog lets it. ".repeat(40);

  private final MockWebServer server = new MockWebServer();
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server.start();
    Files.writeString(folder.resolve("s.txt"), (LONG + "\n---\n").repeat(50));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRefusedKeyIsSaidWithItsStatus() {
    server.enqueue(new MockResponse.Builder().code(401).body("{}").build());
    var result = run("--quiet");
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err())
        .startsWith("error: http://127.0.0.1:")
        .contains(" (m): 401, ", "1 message is kept");
  }

  @Test
  void whoeverRunsNextHeedsThePauseThatAProviderAskedFor() {
    server.enqueue(new MockResponse.Builder().code(429).setHeader("Retry-After", "7300").build());
    assertThat(run("--quiet").err()).contains("429, rate limited, and asks to wait 2 h");
    var next = run("--quiet");
    assertThat(next.code()).isEqualTo(4);
    assertThat(next.err())
        .startsWith("error: http://127.0.0.1:")
        .contains(
            "asked to be left alone for another 2 h, longer than a message may take",
            "1 message is kept");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aLimitThatIsMisspeltIsShownInItsPlace() throws IOException {
    Files.writeString(folder.resolve("lastword.yaml"), "rates: {custom: {rpms: 6}}\n");
    var result = run("--quiet");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("lastword.yaml:1:18  unknown key \"rpms\"", "nearest: rpm");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void evenAQuietRunSaysThatAnotherModelAnswered() {
    server.enqueue(reply("another"));
    var result = run("--quiet", "--strict-model");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err()).startsWith("error: ").contains("another model, another");
  }

  @Test
  void evenAQuietRunSaysThatTheModelsWindowIsFull() {
    var error = "{\"error\":{\"code\":\"context_length_exceeded\",\"message\":\"no\"}}";
    server.enqueue(new MockResponse.Builder().code(400).body(error).build());
    var result = run("--quiet");
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).startsWith("error: ").contains("longer than the model's context");
  }

  /// The file size limit of a shell is a disk that is full.
  @ParameterizedTest
  @ValueSource(ints = {7, 12, 31})
  void aFullDiskStopsTheRunBeforeTheNextCall(int blocks) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no ulimit");
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return reply("m");
          }
        });
    var command =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "ulimit -f " + blocks + "; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "-a",
                "script:" + folder.resolve("s.txt"),
                "-b",
                model(),
                "--policy",
                "off",
                "-q",
                "-o",
                folder.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    command.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    var program = command.start();
    var said = new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).as(said).isEqualTo(74);
    assertThat(said).contains("cannot be written");
    assertThat(Verification.of(kept(".jsonl")).intact()).isTrue();
    assertThat(Transcripts.read(kept(".md")).getFirst().messages())
        .isNotEmpty()
        .allMatch(message -> message.text().strip().equals(LONG.strip()));
    var intents =
        JournalReader.read(kept(".jsonl")).records().stream()
            .filter(record -> record.entry() instanceof Call.Intent)
            .count();
    assertThat(server.getRequestCount()).isEqualTo((int) intents);
  }

  private Shell.Result run(String... more) {
    var words = new ArrayList<String>();
    words.addAll(List.of("run", "-a", "script:s.txt", "-b", model(), "-n", "2"));
    words.addAll(List.of(more));
    return new Shell(folder).run(words.toArray(String[]::new));
  }

  private String model() {
    return "http://127.0.0.1:" + server.getPort() + "/v1#m";
  }

  private Path kept(String ending) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
    }
  }

  private static MockResponse reply(String model) {
    var body =
        """
        data: {"id":"1","model":"%1$s","choices":[{"index":0,"delta":{"content":"%2$s"}}]}

        data: {"id":"1","model":"%1$s","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: [DONE]

        """
            .formatted(model, LONG);
    return new MockResponse.Builder()
        .code(200)
        .addHeader("Content-Type", "text/event-stream")
        .body(body)
        .build();
  }
}
