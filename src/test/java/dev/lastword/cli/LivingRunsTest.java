package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.journal.Call;
import dev.lastword.journal.Entry;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.Operator;
import dev.lastword.journal.Run;
import dev.lastword.journal.Verification;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real processes: one talks, others see it and tell it what to do.
@Timeout(120)
class LivingRunsTest {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void nobodyIsLeft() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void aRunIsPausedGoesOnAndIsStopped() throws Exception {
    try (var server = new ChattyServer(3, true)) {
      var talk = talk(server, "one");
      server.awaitEnough();
      var listed = shell().run("ps");
      assertThat(listed.code()).isZero();
      assertThat(listed.out()).contains("run ", "running", "of 1000").hasLineCount(2);
      var paused = shell().run("pause", "latest");
      assertThat(paused.out()).contains("is paused at", "lastword resume");
      assertThat(paused.code()).isZero();
      readUntil(talk, "paused");
      var asked = server.askedAt().size();
      assertThat(shell().run("ps", "--json").out()).contains("\"phase\":\"paused\"");
      assertThat(server.askedAt()).hasSize(asked);
      assertThat(shell().run("resume", id("one")).out()).contains("goes on");
      server.awaitMore(asked + 3);
      var stopped = shell().run("stop", "latest");
      assertThat(stopped.out()) // a message may be written before the answer is read
          .containsAnyOf("ends after the message that is being written", "has ended");
      assertThat(exit(talk)).isEqualTo(130);
    }
    assertThat(Verification.of(file("one", ".jsonl")).complete()).isTrue();
    assertThat(entries("one", Call.Partial.class)).isEmpty();
    assertThat(entries("one", Call.Unknown.class)).isEmpty();
    assertThat(entries("one", Operator.class)).isEmpty();
    assertThat(entries("one", Run.End.class).getFirst().ending()).isEqualTo("operator");
    assertThat(shell().run("ps").err()).isEqualTo("nothing is running\n");
    assertThat(folder.resolve("state/lastword/runs")).isEmptyDirectory();
  }

  @Test
  void aPausedRunCanBeStopped() throws Exception {
    try (var server = new ChattyServer(2, true)) {
      var talk = talk(server, "one");
      server.awaitEnough();
      shell().run("pause", "latest");
      readUntil(talk, "paused");
      assertThat(shell().run("stop", "latest").code()).isZero();
      assertThat(exit(talk)).isEqualTo(130);
    }
    assertThat(Verification.of(file("one", ".jsonl")).complete()).isTrue();
  }

  @Test
  void aKilledRunLeavesNoGhost() throws Exception {
    try (var server = new ChattyServer(2, true)) {
      var one = talk(server, "one");
      server.awaitEnough();
      assertThat(shell().run("ps").out()).hasLineCount(2);
      one.destroyForcibly().waitFor();
      var listed = shell().run("ps");
      assertThat(listed.out()).isEmpty();
      assertThat(listed.err()).isEqualTo("nothing is running\n");
    }
    assertThat(folder.resolve("state/lastword/runs")).isEmptyDirectory();
  }

  @Test
  void whatIsNotRunningIsToldWithWhatIs() throws Exception {
    var none = shell().run("stop", "kimi");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err())
        .contains("nothing that is running is called \"kimi\"", "nothing is running now");
    try (var server = new ChattyServer(2, true)) {
      talk(server, "one");
      talk(server, "two");
      server.awaitEnough();
      var unclear = shell().run("pause", "m-a");
      assertThat(unclear.code()).isEqualTo(2);
      assertThat(unclear.err()).contains("could be any of 2");
      assertThat(shell().run("pause", "kimi").err()).contains("running now: ");
      var path = file("one", ".md").toString();
      assertThat(shell().run("pause", path).out()).contains("is paused");
      assertThat(shell().run("ps", "--json").out()).containsOnlyOnce("\"phase\":\"paused\"");
    }
  }

  @Test
  void aProcessThatIsSuspendedDoesNotAnswer() throws Exception {
    try (var server = new ChattyServer(2, true)) {
      var talk = talk(server, "one");
      server.awaitEnough();
      new ProcessBuilder("kill", "-STOP", Long.toString(talk.pid())).start().waitFor();
      var silent = shell().run("pause", "latest");
      assertThat(silent.code()).isEqualTo(1);
      assertThat(silent.err()).contains("did not answer within 2 s");
      new ProcessBuilder("kill", "-CONT", Long.toString(talk.pid())).start().waitFor();
      assertThat(shell().run("ps", "--json").out()).contains("\"phase\":\"running\"");
    }
  }

  private Process talk(ChattyServer server, String run) throws IOException {
    var words = new ArrayList<>(List.of("run", "-a", server.model(), "-b", server.model()));
    words.addAll(List.of("--plain", "--policy", "off", "-n", "1000", "-o"));
    words.add(folder.resolve(run).toString());
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(words);
    var program = new ProcessBuilder(command).redirectErrorStream(true);
    program.environment().put("XDG_STATE_HOME", state());
    var process = program.start();
    started.add(process);
    readUntil(process, "started");
    return process;
  }

  private Shell shell() {
    return new Shell(folder).with("XDG_STATE_HOME", state());
  }

  private String state() {
    return folder.resolve("state").toString();
  }

  private String id(String run) throws IOException {
    var name = String.valueOf(file(run, ".md").getFileName());
    return name.substring(0, name.length() - 3);
  }

  private static void readUntil(Process program, String word) throws IOException {
    var read = new StringBuilder();
    var in = program.getInputStream();
    for (var next = in.read(); next >= 0; next = in.read()) {
      read.append((char) next);
      if (read.indexOf(word) >= 0) {
        return;
      }
    }
    throw new AssertionError("ended before it said " + word + ": " + read);
  }

  /// Reads what is left of its output, so that it never waits for a reader.
  private static int exit(Process program) throws Exception {
    var drain =
        Thread.ofVirtual()
            .start(() -> {
              try {
                program.getInputStream().transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                return; // it has ended
              }
            });
    if (!program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      program.destroyForcibly();
      throw new AssertionError("still running after " + PATIENCE_SECONDS + " s");
    }
    drain.join();
    return program.exitValue();
  }

  private <T extends Entry> List<T> entries(String run, Class<T> type) throws IOException {
    return JournalReader.read(file(run, ".jsonl")).records().stream()
        .map(record -> record.entry())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private Path file(String run, String suffix) throws IOException {
    try (var files = Files.list(folder.resolve(run))) {
      return files
          .filter(path -> path.toString().endsWith(suffix))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + suffix));
    }
  }
}
