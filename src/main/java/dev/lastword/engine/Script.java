package dev.lastword.engine;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lines read out in order, at a pace. Not safe for use by several threads.
public final class Script implements Speaker.Reader {
  private final String source;
  private final List<String> lines;
  private final Pace pace;
  private int next;

  /// How fast a line is said.
  @FunctionalInterface
  public interface Pace {
    /// As fast as can be.
    Pace NONE = (part, parts) -> parts.accept(part);

    /// Says a line.
    ///
    /// @param line the whole line
    /// @param parts hears its parts, which joined are the line
    /// @throws InterruptedException where the thread was interrupted
    void say(String line, Consumer<String> parts) throws InterruptedException;
  }

  /// Makes a reader that has said nothing yet.
  ///
  /// @param source `script` or `replay`
  /// @param lines what it says, in order
  /// @param pace how fast
  public Script(String source, List<String> lines, Pace pace) {
    this.source = source;
    this.lines = List.copyOf(lines);
    this.pace = pace;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public List<String> lines() {
    return lines;
  }

  @Override
  public @Nullable String next(int number, Consumer<String> parts) throws InterruptedException {
    if (next == lines.size()) {
      return null;
    }
    var line = lines.get(next++);
    pace.say(line, parts);
    return line;
  }

  @Override
  public void skip(int count) {
    next = Math.min(lines.size(), next + count);
  }
}
