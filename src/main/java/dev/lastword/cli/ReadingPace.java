package dev.lastword.cli;

import dev.lastword.engine.Script;
import java.time.Duration;
import java.util.function.Consumer;

/// Says a line word by word, about as fast as a model writes and a person reads.
final class ReadingPace implements Script.Pace {
  private static final Duration BEFORE = Duration.ofMillis(250);
  private static final Duration WORD = Duration.ofMillis(28);

  @Override
  public void say(String line, Consumer<String> parts) throws InterruptedException {
    Thread.sleep(BEFORE);
    var from = 0;
    while (from < line.length()) {
      var blank = line.indexOf(' ', from);
      var to = blank < 0 ? line.length() : blank + 1;
      parts.accept(line.substring(from, to));
      Thread.sleep(WORD);
      from = to;
    }
  }
}
