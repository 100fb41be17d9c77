package dev.lastword.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Starts the program as a shell would, in a folder of its own, and keeps what it wrote.
final class Shell {
  private final Path folder;
  private final Map<String, String> env = new HashMap<>();
  private byte[] input = {};
  private LongSupplier nanos = System::nanoTime;

  Shell(Path folder) {
    this.folder = folder;
    env.put("HOME", folder.resolve("home").toString());
    env.put("COLUMNS", "80");
    env.put("LASTWORD_TTY", "");
  }

  /// What a command wrote and how it ended.
  record Result(int code, String out, String err) {}

  Shell with(String variable, String value) {
    env.put(variable, value);
    return this;
  }

  /// Gives it another monotonic clock.
  Shell clock(LongSupplier clock) {
    nanos = clock;
    return this;
  }

  Shell typing(String text) {
    return typing(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Types bytes that need not be text.
  Shell typing(byte[] bytes) {
    input = bytes.clone();
    return this;
  }

  Result run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new ByteArrayInputStream(input),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            env,
            folder,
            () -> Instant.parse("2025-10-26T17:12:18Z"),
            nanos,
            ZoneOffset.UTC);
    var code = new Program(console).run(args);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
