package dev.lastword.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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
    var size = size();
    return size == null ? OptionalInt.empty() : OptionalInt.of(size.columns());
  }

  /// The size of the controlling terminal.
  ///
  /// @return null where there is none
  TerminalSize.@Nullable Size size() {
    var command =
        new ProcessBuilder("stty", "size")
            .redirectInput(new File("/dev/tty"))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      var process = command.start();
      if (!finishes(process)) {
        return null;
      }
      var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return read(answer.strip());
    } catch (IOException e) {
      return null; // no terminal, or no stty: the caller has a default
    }
  }

  private static TerminalSize.@Nullable Size read(String rowsAndColumns) {
    var blank = Math.max(0, rowsAndColumns.indexOf(' '));
    var rows = TerminalColumns.parse(rowsAndColumns.substring(0, blank));
    var columns = TerminalColumns.parse(rowsAndColumns.substring(blank).strip());
    return rows > 0 && columns > 0 ? new TerminalSize.Size(rows, columns) : null;
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
