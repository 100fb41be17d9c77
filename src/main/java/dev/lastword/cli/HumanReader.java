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
  /// @param prompt says that it is the person's turn; silent where nobody sees it
  HumanReader(Typed typed, Runnable prompt) {
    this.typed = typed;
    this.prompt = prompt;
  }

  @Override
  public String source() {
    return "human";
  }

  @Override
  public @Nullable String next(int number, Consumer<String> parts) throws InterruptedException {
    prompt.run();
    var message = new StringBuilder();
    for (var line = typed.line(); line != null; line = typed.line()) {
      if (!line.endsWith("\\")) {
        return message.append(line).toString();
      }
      message.append(line, 0, line.length() - 1).append('\n');
    }
    return message.isEmpty() ? null : message.toString();
  }
}
