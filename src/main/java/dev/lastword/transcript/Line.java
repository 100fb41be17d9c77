package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.talk.Side;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing said in a transcript: a message, or a word of the operator.
public sealed interface Line {
  /// What is said.
  ///
  /// @return the text, untrimmed
  String text();

  /// A message.
  ///
  /// @param side who spoke
  /// @param text what was said, untrimmed
  /// @param finish how the text came to its end
  /// @param telemetry how it came about; null: nothing is known
  record Said(Side side, String text, Finish finish, @Nullable Telemetry telemetry)
      implements Line {
    /// Refuses what is absent; telemetry that tells nothing is none.
    public Said {
      Objects.requireNonNull(side);
      Objects.requireNonNull(text);
      Objects.requireNonNull(finish);
      telemetry = telemetry == null || telemetry.isNothing() ? null : telemetry;
    }

    /// A message of which nothing else is known.
    ///
    /// @param side who spoke
    /// @param text what was said
    /// @return the line
    public static Said of(Side side, String text) {
      return new Said(side, text, Finish.COMPLETE, null);
    }
  }

  /// A word of the operator: shown, never counted.
  ///
  /// @param text the word
  record Operator(String text) implements Line {
    /// Refuses what is absent.
    public Operator {
      Objects.requireNonNull(text);
    }
  }
}
