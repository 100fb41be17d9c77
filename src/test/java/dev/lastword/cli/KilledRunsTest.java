package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.journal.Call;
import dev.lastword.journal.Entry;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.Operator;
import dev.lastword.journal.Run;
import dev.lastword.journal.Verification;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real processes: one talks, another shuts its provider.
class KilledRunsTest {
  private static final long PATIENCE_SECONDS = 120;
  private static final long BOUND = TimeUnit.MILLISECONDS.toNanos(250);

  @TempDir private Path folder;

  @Test
  void noCallBeginsOnceTheProviderIsShut() throws Exception {
    try (var server = new ChattyServer(5, true)) {
      var one = talk(server, "one");
      var two = talk(server, "two");
      server.awaitEnough();
      assertThat(exit(start("kill", server.address(), "--why", "too dear"))).isZero();
      var shut = System.nanoTime();
      assertThat(exit(one)).isEqualTo(3);
      assertThat(exit(two)).isEqualTo(3);
      assertThat(server.askedAt()).noneMatch(at -> at - shut > BOUND);
    }
    for (var run : List.of("one", "two")) {
      assertThat(Verification.of(file(run, ".jsonl")).complete()).isTrue();
      assertThat(entries(run, Call.Partial.class)).isEmpty();
      assertThat(entries(run, Call.Unknown.class)).isEmpty();
      var end = entries(run, Run.End.class).getFirst();
      assertThat(end.ending()).isEqualTo("kill-switch");
      assertThat(end.detail()).contains("127.0.0.1", "why: too dear");
      assertThat(Files.readString(file(run, ".md"))).contains("**Ended by:** kill-switch");
    }
    var today = new Shell(folder).with("XDG_STATE_HOME", state()).run("providers", "--json").out();
    assertThat(today).contains("\"why\":\"too dear\"");
  }

  @Test
  void aRunningReplyIsCutNowAndKept() throws Exception {
    try (var server = new ChattyServer(1, false)) {
      var talk = talk(server, "one");
      server.awaitEnough();
      assertThat(exit(start("kill", server.address(), "--now"))).isZero();
      assertThat(exit(talk)).isEqualTo(3);
      assertThat(server.askedAt()).hasSize(1);
    }
    assertThat(Verification.of(file("one", ".jsonl")).complete()).isTrue();
    var partial = entries("one", Call.Partial.class).getFirst();
    assertThat(partial.text()).startsWith("Ship 1");
    assertThat(partial.why()).isEqualTo("shut by its kill switch");
    assertThat(Transcripts.read(file("one", ".md")).getFirst().messages()).isEmpty();
  }

  @Test
  void aTalkThatWaitsGoesOnOnceItsProviderIsRevived() throws Exception {
    try (var server = new ChattyServer(3, true)) {
      var talk = talk(server, "one", "--on-kill", "wait", "--max-messages", "12");
      server.awaitEnough();
      shell().run("kill", server.address(), "--why", "lunch");
      readUntil(talk, "why: lunch");
      var asked = server.askedAt().size();
      assertThat(talk.isAlive()).isTrue();
      assertThat(server.askedAt()).hasSize(asked);
      shell().run("revive", server.address());
      readUntil(talk, "the switch is open again");
      talk.getInputStream().transferTo(OutputStream.nullOutputStream());
      assertThat(exit(talk)).isZero();
      assertThat(server.askedAt()).hasSize(12);
    }
    var notes = entries("one", Operator.class).stream().map(Operator::text).toList();
    assertThat(notes).hasSize(2);
    assertThat(notes.getFirst()).contains("waits", "why: lunch");
    assertThat(notes.getLast()).contains("waited", "the switch is open again");
    assertThat(Transcripts.read(file("one", ".md")).getFirst().messages()).hasSize(12);
  }

  @Test
  void aTalkThatWaitsCanBeInterrupted() throws Exception {
    try (var server = new ChattyServer(3, true)) {
      var talk = talk(server, "one", "--on-kill", "wait");
      server.awaitEnough();
      shell().run("kill", server.address());
      readUntil(talk, "waits: ");
      new ProcessBuilder("kill", "-TERM", Long.toString(talk.pid())).start().waitFor();
      assertThat(exit(talk)).isEqualTo(143);
    }
    assertThat(Verification.of(file("one", ".jsonl")).complete()).isTrue();
    assertThat(entries("one", Operator.class).getLast().text()).contains("stopped by the operator");
  }

  private Process talk(ChattyServer server, String run, String... more) throws IOException {
    var words = new ArrayList<>(List.of("run", "-a", server.model(), "-b", server.model()));
    words.addAll(List.of("--plain", "--policy", "off", "-n", "1000", "-o"));
    words.add(folder.resolve(run).toString());
    if (List.of(more).contains("--max-messages")) {
      words.remove("-n");
      words.remove("1000");
    }
    words.addAll(List.of(more));
    return start(words.toArray(String[]::new));
  }

  private Process start(String... words) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new ArrayList<>(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(words));
    var program = new ProcessBuilder(command).redirectErrorStream(true);
    program.environment().put("XDG_STATE_HOME", state());
    return program.start();
  }

  private Shell shell() {
    return new Shell(folder).with("XDG_STATE_HOME", state());
  }

  private String state() {
    return folder.resolve("state").toString();
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
