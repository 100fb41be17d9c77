package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.journal.Verification;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Signals sent to a real process of ours.
class SignalsTest {
  private static final long PATIENCE_SECONDS = 60;
  private static final int NEARLY_A_PIPE = 60_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalKeepsThePartialAndClosesTheLog(String signal, int code) throws Exception {
    var program = start("demo", "-o", folder.toString());
    readUntil(program, "Otto");
    send(program, signal);
    assertThat(exit(program)).isEqualTo(code);
    var journal = file(".jsonl");
    assertThat(Verification.of(journal).intact()).isTrue();
    assertThat(Verification.of(journal).complete()).isTrue();
    assertThat(Files.readString(file(".md"))).contains("**Ended by:** operator");
    assertThat(Transcripts.read(file(".md")).getFirst().messages()).isNotEmpty();
  }

  @Test
  void interruptEndsARunThatWaitsForAServer() throws Exception {
    try (var silent = new ServerSocket(0)) {
      var model = "http://127.0.0.1:" + silent.getLocalPort() + "/v1#mute";
      var program = start("run", "-a", model, "-b", model, "-o", folder.toString());
      try (var call = silent.accept()) {
        assertThat(call.getInputStream().read()).isPositive();
        send(program, "INT");
        assertThat(exit(program)).isEqualTo(130);
      }
    }
    assertThat(Verification.of(file(".jsonl")).intact()).isTrue();
    assertThat(Files.readString(file(".md"))).contains("**Messages:** 0");
  }

  @Test
  void aReaderThatLeavesEarlyIsNoDisaster() throws Exception {
    var program = start("demo", "--fast", "-o", folder.toString());
    program.getInputStream().close();
    assertThat(exit(program)).isZero();
    assertThat(Files.readString(file(".md"))).contains("mutual-closing");
  }

  @Test
  void aTerminalThatIsClosedKeepsThePartialAndClosesTheLog() throws Exception {
    var program = start("demo", "-o", folder.toString());
    readUntil(program, "Otto");
    program.getInputStream().close();
    program.getOutputStream().close();
    send(program, "HUP");
    assertThat(exit(program)).isEqualTo(143);
    assertThat(Verification.of(file(".jsonl")).complete()).isTrue();
    assertThat(Files.readString(file(".md"))).contains("**Ended by:** operator");
  }

  /// Nobody reads what it prints, so that the first interrupt cannot end it.
  @Test
  @Timeout(PATIENCE_SECONDS)
  void aSecondInterruptLeavesAtOnce() throws Exception {
    var lines = ("The ferry leaves at nine. ".repeat(200) + "\n---\n").repeat(60);
    var script = Files.writeString(folder.resolve("s.txt"), lines);
    var program = start(talk(script));
    readUntil(program, "The ferry");
    while (program.getInputStream().available() < NEARLY_A_PIPE) {
      assertThat(program.isAlive()).isTrue();
    }
    send(program, "INT");
    assertThat(program.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
    send(program, "INT");
    assertThat(program.waitFor(2, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isEqualTo(130);
    assertThat(Verification.of(file(".jsonl")).intact()).isTrue();
  }

  @Test
  void aReaderThatWantsOneLineOnlyIsNoError() throws Exception {
    var script = Files.writeString(folder.resolve("s.txt"), "Nine o'clock?\n---\n".repeat(3000));
    var command = new ArrayList<>(List.of("/bin/sh", "-c"));
    command.add("{ \"$@\"; echo $? > \"$0\"; } | head -n 1");
    command.add(folder.resolve("code").toString());
    command.addAll(java(talk(script)));
    var pipe = new ProcessBuilder(command);
    pipe.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    var program = pipe.redirectError(folder.resolve("err").toFile()).start();
    assertThat(program.inputReader().readAllLines()).hasSize(1);
    assertThat(exit(program)).isZero();
    assertThat(Files.readString(folder.resolve("code"))).isEqualTo("0\n");
    assertThat(folder.resolve("err")).isEmptyFile();
    assertThat(Verification.of(file(".jsonl")).complete()).isTrue();
  }

  private String[] talk(Path script) {
    return List.of(
            "run",
            "-a",
            "script:" + script,
            "-b",
            "script:" + script,
            "--policy",
            "off",
            "-n",
            "400",
            "-q",
            "--durability",
            "process",
            "-o",
            folder.toString())
        .toArray(String[]::new);
  }

  private static List<String> java(String... words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(words));
    return command;
  }

  private Process start(String... words) throws IOException {
    Assumptions.assumeFalse(
        System.getProperty("os.name").startsWith("Windows"), "there are no such signals there");
    var command = new ArrayList<String>();
    if (succeeds("env", "--default-signal", "true")) {
      // A job that a script starts with & inherits that SIGINT is ignored, and so would ours.
      command.addAll(List.of("env", "--default-signal"));
    }
    command.addAll(java(words));
    var program = new ProcessBuilder(command).redirectErrorStream(true);
    program.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    return program.start();
  }

  private static boolean succeeds(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
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

  private static void send(Process program, String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(program.pid())).start().waitFor();
  }

  private static int exit(Process program) throws Exception {
    if (!program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      program.destroyForcibly();
      throw new AssertionError("still running after " + PATIENCE_SECONDS + " s");
    }
    return program.exitValue();
  }

  private Path file(String suffix) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(path -> path.toString().endsWith(suffix))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + suffix));
    }
  }
}
