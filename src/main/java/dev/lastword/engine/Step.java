package dev.lastword.engine;

import dev.lastword.endpoint.Prompt;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens next in a conversation.
public sealed interface Step {
  /// A side is asked for its next message.
  ///
  /// @param number the message
  /// @param side whom
  /// @param prompt what it is asked to continue
  /// @param adapted where the text sent is not the text on file
  record Ask(int number, Side side, Prompt prompt, List<String> adapted) implements Step {
    /// Copies the list.
    public Ask {
      adapted = List.copyOf(adapted);
    }
  }

  /// The operator says a word to the side that is asked next.
  ///
  /// @param text the word
  /// @param to who hears it
  record Nudge(String text, Side to) implements Step {}

  /// The operator says a word that was agreed on beforehand.
  ///
  /// @param text the word
  /// @param to the only side that hears it; null: both do
  record Inject(String text, @Nullable Side to) implements Step {}

  /// The conversation is over.
  ///
  /// @param ending why
  /// @param detail for a cap or an ending from outside: what, where and what next; may be empty
  record End(Ending ending, String detail) implements Step {}
}
