package dev.lastword.engine;

import dev.lastword.detect.Verdict;
import dev.lastword.talk.Message;
import dev.lastword.talk.Usage;
import java.util.Objects;

/// What came of asking a side for its message.
sealed interface Delivery {
  /// It was said, judged and is on record.
  ///
  /// @param message what was said
  /// @param usage what it used
  /// @param verdict the judge's word after it
  record Spoken(Message message, Usage usage, Verdict verdict) implements Delivery {}

  /// It was not said, and the talk cannot go on.
  ///
  /// @param trouble why
  /// @param partial what had been said of it, no message; may be empty
  /// @param usage what the call used all the same; unknown where it may have been billed
  record Failed(History.Trouble trouble, String partial, Usage usage) implements Delivery {
    /// Refuses what is absent.
    public Failed {
      Objects.requireNonNull(trouble);
      Objects.requireNonNull(partial);
      Objects.requireNonNull(usage);
    }
  }

  /// It was not said, because the talk no longer fits what the model can read.
  ///
  /// @param trouble what ends the talk unless less of it is sent
  /// @param words what the provider said; may be empty
  record Outgrown(History.Trouble trouble, String words) implements Delivery {}
}
