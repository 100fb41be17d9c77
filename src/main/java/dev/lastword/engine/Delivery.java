package dev.lastword.engine;

import dev.lastword.detect.Utterance;
import dev.lastword.detect.Verdict;
import dev.lastword.talk.Message;
import dev.lastword.talk.Usage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What came of asking a side for its message.
sealed interface Delivery {
  /// It was said, judged and is on record.
  ///
  /// @param message what was said
  /// @param origin how it came about
  /// @param verdict the judge's word after it
  record Spoken(Message message, Origin origin, Verdict verdict) implements Delivery {}

  /// How a message came about.
  ///
  /// @param source `call`, `script`, `replay`, `human` or `opener`
  /// @param receipt the receipt of its call; null: there was none
  /// @param finish how the text came to its end
  /// @param usage what it used
  /// @param took how long it took
  record Origin(
      String source, @Nullable String receipt, Utterance.Finish finish, Usage usage, Took took) {
    /// A message that nobody was asked for, or that a reader said.
    static Origin free(String source, Took took) {
      return new Origin(source, null, Utterance.Finish.COMPLETE, Usage.NONE, took);
    }
  }

  /// It was not said, and the talk cannot go on.
  ///
  /// @param trouble why
  /// @param partial what had been said of it, no message; may be empty
  record Failed(History.Trouble trouble, String partial) implements Delivery {
    /// Refuses what is absent.
    public Failed {
      Objects.requireNonNull(trouble);
      Objects.requireNonNull(partial);
    }
  }
}
