package dev.lastword.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Single keys from the terminal, without Enter and without being shown. Ctrl-C and Ctrl-Z keep
/// their meaning. The terminal is set back when this is closed and when the program exits.
///
/// Set by `stty`, which is where the terminal is: opening one by JLine takes 0.7 s and starts
/// threads that read ahead, so that a program sent to the background is stopped. Here a key is read
/// only where one is there, and only in the foreground.
final class RawKeys implements AutoCloseable {
  private static final int ESCAPE = 27;
  private static final long PATIENCE_MILLIS = 500;
  private static final File TERMINAL = new File("/dev/tty");

  private final InputStream in;
  private final String before;
  private final AtomicBoolean raw = new AtomicBoolean();
  private final Thread atExit;

  private RawKeys(InputStream in, String before) {
    this.in = in;
    this.before = before;
    this.atExit = Thread.ofPlatform().unstarted(this::restore);
  }

  /// Begins to listen.
  ///
  /// @param in the keyboard
  /// @return null where there is no terminal to set, or it is somebody else's now
  static @Nullable RawKeys open(InputStream in) {
    var before = inForeground() ? stty("-g") : null;
    if (before == null || before.isBlank()) {
      return null;
    }
    var keys = new RawKeys(in, before.strip());
    Runtime.getRuntime().addShutdownHook(keys.atExit);
    keys.again();
    return keys;
  }

  /// Sets the terminal once more: somebody else had it meanwhile.
  void again() {
    if (inForeground()) {
      raw.set(true);
      stty("-icanon", "-echo", "min", "1", "time", "0");
    }
  }

  /// The keys pressed since the last call; those that send several bytes are left out.
  List<Character> pressed() {
    var keys = new ArrayList<Character>();
    try {
      if (in.available() == 0 || !inForeground()) {
        return keys;
      }
      var bytes = in.readNBytes(in.available());
      for (var at = 0; at < bytes.length; at++) {
        if (bytes[at] == ESCAPE) {
          at = sequenceEnd(bytes, at);
        } else if (bytes[at] > ' ') {
          keys.add((char) bytes[at]);
        }
      }
    } catch (IOException e) {
      return List.of(); // the terminal is gone; nobody presses anything any more
    }
    return keys;
  }

  /// `ESC [ 1 ; 5 C` and `ESC O P` are one key each.
  private static int sequenceEnd(byte[] bytes, int from) {
    var at = from + 1;
    if (at < bytes.length && (bytes[at] == '[' || bytes[at] == 'O')) {
      at++;
      while (at < bytes.length && (bytes[at] < '@' || bytes[at] > '~')) {
        at++;
      }
    }
    return at;
  }

  private void restore() {
    if (raw.compareAndSet(true, false) && inForeground()) {
      stty(before);
    }
  }

  @Override
  public void close() {
    restore();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // the program is exiting and the hook does the same
    }
  }

  /// Whether the terminal listens to us: whoever sets it from the background is stopped. Where
  /// nobody can tell, we believe so.
  static boolean inForeground() {
    try {
      var stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1);
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 8);
      return fields[2].equals(fields[5]); // the group of this process, that of the terminal
    } catch (IOException | IndexOutOfBoundsException e) {
      return true;
    }
  }

  private static @Nullable String stty(String... words) {
    var command = new ArrayList<String>();
    command.add("stty");
    command.addAll(List.of(words));
    try {
      var process =
          new ProcessBuilder(command)
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        return process.exitValue() == 0
            ? new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
            : null;
      }
      process.destroyForcibly();
    } catch (IOException e) {
      return null; // no terminal, or no stty: there are no keys then
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }
}
