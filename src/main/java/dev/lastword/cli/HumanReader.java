package dev.lastword.cli;

import dev.lastword.engine.Speaker;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A person at the keyboard: a line is a message, a line that ends in `\` goes on in the next, the
/// end of input (Ctrl-D) ends the talk.
final class HumanReader implements Speaker.Reader {
  private final Typed typed;
  private final Runnable prompt;

  /// Listens to what is typed.
  ///
  /// @param typed the lines
  /// @param prompt says that it is the person's turn, before each line; silent where nobody sees it
  HumanReader(Typed typed, Runnable prompt) {
    this.typed = typed;
    this.prompt = prompt;
  }

  @Override
  public String source() {
    return "human";
  }

  /// A line that goes on is heard as soon as it is typed, so that a cut leaves it on record; the
  /// last one is the message, and nothing can come between.
  @Override
  public @Nullable String next(int number, Consumer<String> parts) throws InterruptedException {
    var message = new StringBuilder();
    for (var line = typed.line(prompt); line != null; line = typed.line(prompt)) {
      if (line.isEmpty() && message.isEmpty()) {
        continue; // Enter alone is a slip, and the answer to it would be paid for; a blank is a
        // blank
      }
      if (!line.endsWith("\\")) {
        return message.append(line).toString();
      }
      var part = line.substring(0, line.length() - 1) + "\n";
      message.append(part);
      parts.accept(part);
    }
    return message.isEmpty() ? null : message.toString();
  }
}
