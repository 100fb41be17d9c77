package dev.lastword.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/// Asks the system about the terminal, without native code. `System.console()` speaks of stdin and
/// stdout together, so it cannot tell `2>log` from `>talk.md`; the link that Linux keeps for every
/// open stream can, and elsewhere a shell that inherits the streams.
final class TerminalProbe {
  private static final long PATIENCE_MILLIS = 500;

  private final Path streams;

  TerminalProbe() {
    this(Path.of("/proc/self/fd"));
  }

  TerminalProbe(Path streams) {
    this.streams = streams;
  }

  /// Whether a stream of this process is a terminal.
  ///
  /// @param stream 1 for stdout, 2 for stderr
  boolean isTerminal(int stream) {
    String target;
    try {
      target = Files.readSymbolicLink(streams.resolve(Integer.toString(stream))).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return shellSaysTerminal(stream); // no such links on this system
    }
    if (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty")) {
      return true;
    }
    var device = target.startsWith("/dev/") && !target.equals("/dev/null");
    return device && shellSaysTerminal(stream);
  }

  /// The width of the controlling terminal.
  ///
  /// @return its columns, or nothing where there is none
  OptionalInt columns() {
    var size =
        new ProcessBuilder("stty", "size")
            .redirectInput(new File("/dev/tty"))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      var process = size.start();
      if (!finishes(process)) {
        return OptionalInt.empty();
      }
      var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return secondNumber(answer.strip());
    } catch (IOException e) {
      return OptionalInt.empty(); // no terminal, or no stty: the caller has a default
    }
  }

  private static OptionalInt secondNumber(String rowsAndColumns) {
    var columns = rowsAndColumns.substring(rowsAndColumns.indexOf(' ') + 1);
    var digits = !columns.isEmpty() && columns.length() < 6;
    if (!digits || !columns.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalInt.empty();
    }
    var number = Integer.parseInt(columns);
    return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
  }

  private static boolean shellSaysTerminal(int stream) {
    try {
      var test = new ProcessBuilder(List.of("sh", "-c", "test -t " + stream)).inheritIO().start();
      return finishes(test) && test.exitValue() == 0;
    } catch (IOException e) {
      return false; // no shell either: plain lines are always right
    }
  }

  private static boolean finishes(Process process) {
    try {
      if (process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return false;
  }
}
