package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Keys typed at a pseudo terminal, which `script` makes.
@Timeout(90)
class BatchKeysTest {
  @Test
  void pauseFinishAndStopAreKeys() throws Exception {
    var batch = start("stty -a | grep -c -e -icanon");
    readUntil(batch, "running");
    type(batch, "\u001b[Ap");
    readUntil(batch, "  paused");
    type(batch, "p");
    readUntil(batch, "q finish and stop");
    type(batch, "q");
    readUntil(batch, "finishing");
    type(batch, "q");
    readUntil(batch, "broken off, ");
    var rest = readUntil(batch, "exit DONE");
    assertThat(rest).contains("report  transcripts/attractors-3/report.html");
    assertThat(readUntil(batch, "\n0\r\n")).doesNotContain("\u001b[");
    assertThat(batch.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void ctrlCStopsAndTheTerminalIsSetBack() throws Exception {
    var batch = start("stty -a | grep -c -e -icanon");
    readUntil(batch, "running");
    type(batch, "\u0003");
    readUntil(batch, "broken off, ");
    readUntil(batch, "exit INTERRUPTED");
    readUntil(batch, "\n0\r\n");
    assertThat(batch.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anExitThatNobodyPlannedSetsTheTerminalBack() throws Exception {
    var batch = start("stty -a | grep -c -e -icanon", "--crash");
    readUntil(batch, "running");
    readUntil(batch, "A0\r\n");
    assertThat(batch.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private static Process start(String after, String... more) throws IOException {
    Assumptions.assumeTrue(present("script"), "there is no script command to make a terminal");
    Assumptions.assumeTrue(present("stty"), "there is no stty command");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var words =
        Stream.concat(
                Stream.of(
                    java,
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    BatchShow.class.getName(),
                    "500",
                    "8",
                    "200"),
                Stream.of(more))
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    // A job started in the background ignores SIGINT, and so would whatever it starts; the shell of
    // the pseudo terminal hears Ctrl-C too, and lives on to look at the terminal.
    var shell = "trap : INT; " + words + "; " + after;
    var command = List.of("env", "--default-signal", "script", "-qfec", shell, "/dev/null");
    var program = new ProcessBuilder(command).redirectErrorStream(true);
    var env = program.environment();
    env.keySet().removeAll(List.of("LASTWORD_TTY", "NO_COLOR", "COLUMNS", "LINES"));
    env.put("SHELL", "/bin/sh");
    env.put("TERM", "xterm-256color");
    env.put("LC_ALL", "C.UTF-8");
    return program.start();
  }

  private static boolean present(String command) {
    try {
      var found = new ProcessBuilder("sh", "-c", "command -v " + command).start();
      return found.waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private static void type(Process batch, String keys) throws IOException {
    batch.getOutputStream().write(keys.getBytes(StandardCharsets.US_ASCII));
    batch.getOutputStream().flush();
  }

  private static String readUntil(Process program, String word) throws IOException {
    var read = new StringBuilder();
    var in = program.getInputStream();
    for (var next = in.read(); next >= 0; next = in.read()) {
      read.append((char) next);
      if (read.indexOf(word) >= 0) {
        return read.toString();
      }
    }
    throw new AssertionError("ended before it said " + word + ": " + read);
  }
}
