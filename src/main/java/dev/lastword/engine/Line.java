package dev.lastword.engine;

import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was said in a conversation, by a side or by the operator, in the order it was said.
public sealed interface Line {
  /// A side said it.
  ///
  /// @param message the message
  record Spoken(Message message) implements Line {
    /// Refuses what is absent.
    public Spoken {
      Objects.requireNonNull(message);
    }
  }

  /// The operator said it: never counted, never judged.
  ///
  /// @param text the words
  /// @param to the only side that hears it; null: both do
  record Operator(String text, @Nullable Side to) implements Line {
    /// Refuses what is absent.
    public Operator {
      Objects.requireNonNull(text);
    }
  }
}
