package dev.lastword.cli;

import dev.lastword.config.Problem;
import dev.lastword.text.Neutral;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.LongSupplier;

/// What the program was given by whoever started it: streams, environment, clocks, folders. All
/// that a command may touch comes from here, so that a test can be whoever starts it.
///
/// @param in stdin
/// @param out stdout, in UTF-8: data
/// @param err stderr, in UTF-8: progress and errors
/// @param env the environment
/// @param directory the working folder
/// @param clock the wall clock
/// @param nanos the monotonic clock
/// @param zone the local time zone
record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> env,
    Path directory,
    InstantSource clock,
    LongSupplier nanos,
    ZoneId zone) {
  /// Copies the environment.
  Console {
    env = Map.copyOf(env);
  }

  /// A path as the user meant it.
  Path resolve(String path) {
    return directory.resolve(path).normalize();
  }

  /// A file as the user would name it.
  String shown(Path file) {
    return file.startsWith(directory) && !file.equals(directory)
        ? directory.relativize(file).toString()
        : file.toString();
  }

  /// Tells the user a line, made harmless.
  void say(String line) {
    err.println(Neutral.line(line));
  }

  /// Warns the user.
  void warn(Problem problem) {
    say("warning: " + problem.lines().getFirst());
    problem.lines().stream().skip(1).forEach(this::say);
  }
}
