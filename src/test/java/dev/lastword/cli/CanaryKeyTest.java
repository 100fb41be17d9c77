package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

/// A key given to a real process of ours that talks to a server which repeats it wherever it can:
/// nobody finds it in a file, a stream, the list of processes or a thread dump.
class CanaryKeyTest {
  private static final String KEY = "sk-canary-7f3a9b1c5d2e8f60";

  private final MockWebServer server = new MockWebServer();
  private final CountDownLatch waiting = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final AtomicInteger calls = new AtomicInteger();
  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  @BeforeEach
  void start() throws IOException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/ps")), "there is no ps");
    server.start();
  }

  @AfterEach
  void stop() {
    go.countDown();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--json"})
  void isInNoFileNoStreamNoListOfProcessesAndNoThreadDump(String form) throws Exception {
    server.setDispatcher(hostile());
    var program = start("environment", form);
    var out = drained(program.getInputStream());
    var err = drained(program.getErrorStream());
    assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said("ps", "-ww", "-eo", "args")).contains("Main run").doesNotContain(KEY);
    assertThat(threads(program)).contains("lastword").doesNotContain(KEY);
    go.countDown();
    assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain(KEY);
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain(KEY);
    assertThat(calls).hasPositiveValue();
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(holding()).isEmpty();
  }

  @Test
  void fromAFileIsInNoOtherFileEither() throws Exception {
    server.setDispatcher(hostile());
    go.countDown();
    var program = start("file", "-v");
    var out = drained(program.getInputStream());
    var err = drained(program.getErrorStream());
    assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8))
        .doesNotContain(KEY);
    assertThat(holding()).isEmpty();
    assertThat(calls).hasPositiveValue();
  }

  /// First a reply that repeats the key letter by letter, then one that waits, then refusals that
  /// repeat it as HTML, with colours, in headers.
  private Dispatcher hostile() {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        return switch (calls.incrementAndGet()) {
          case 1 -> reply("Your key is " + KEY + ", is it not? " + KEY.substring(0, 20));
          case 2 -> {
            waiting.countDown();
            go.await();
            yield reply("And again: " + KEY);
          }
          case 3 -> refusal(503, "<html><b>" + KEY + "</b>\u001b[31m" + KEY + "\u202e</html>");
          case 4 ->
              refusal(429, "{\"error\":{\"message\":\"" + KEY + "\",\"code\":\"" + KEY + "\"}}");
          default -> refusal(401, "{\"error\":{\"message\":\"bad key " + KEY + "\"}}");
        };
      }
    };
  }

  private static MockResponse refusal(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Retry-After", "0")
        .setHeader("X-Request-Id", KEY)
        .setHeader("Location", "https://example.com/" + KEY)
        .body(body)
        .build();
  }

  private static MockResponse reply(String text) {
    var body = new StringBuilder();
    text.chars()
        .forEach(c ->
            body.append(
                "data: {\"id\":\"%s\",\"model\":\"%s\",\"provider\":\"%s\",\"choices\":[{\"delta\":{\"content\":\"%c\",\"reasoning\":\"%c\"}}]}\n\n"
                    .formatted(KEY, KEY, KEY, c, c)));
    body.append("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");
    return new MockResponse.Builder()
        .setHeader("Content-Type", "text/event-stream")
        .setHeader("X-Echo", KEY)
        .body(body.append("data: [DONE]\n\n").toString())
        .build();
  }

  private Process start(String source, String form) throws IOException {
    var persona = folder.resolve("p.md");
    Files.writeString(
        persona,
        """
        ---
        name: Ada
        model: m
        base_url: http://127.0.0.1:%d/v1
        key_env: CANARY_KEY
        ---
        Speak.
        """
            .formatted(server.getPort()));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("run", "-a", persona.toString(), "-b", persona.toString(), form));
    command.addAll(List.of("-n", "6", "--policy", "off", "--telemetry"));
    command.addAll(List.of("-o", folder.resolve("out").toString()));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    if (source.equals("environment")) {
      builder.environment().put("CANARY_KEY", KEY);
    } else {
      var keys = Files.writeString(elsewhere.resolve("keys"), "CANARY_KEY=" + KEY + "\n");
      Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
      builder.environment().put("LASTWORD_KEYS", keys.toString());
    }
    return builder.start();
  }

  private static ByteArrayOutputStream drained(InputStream in) {
    var all = new ByteArrayOutputStream();
    Thread.ofVirtual()
        .start(() -> {
          try {
            in.transferTo(all);
          } catch (IOException _) {
            return; // the process is gone
          }
        });
    return all;
  }

  private static String threads(Process program) throws Exception {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var dump = Files.createTempFile("threads", ".json");
    var pid = Long.toString(program.pid());
    var stacks = said(jcmd, pid, "Thread.print", "-l");
    said(jcmd, pid, "Thread.dump_to_file", "-overwrite", "-format=json", dump.toString());
    var virtual = Files.readString(dump);
    Files.delete(dump);
    return stacks + virtual + said(jcmd, pid, "VM.command_line");
  }

  private static String said(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  /// The files with the key in them, wherever the program may write.
  private List<Path> holding() throws IOException {
    try (var files = Files.walk(folder)) {
      var holding = new ArrayList<Path>();
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(KEY)) {
          holding.add(file);
        }
      }
      return holding;
    }
  }
}
