package dev.lastword.engine;

import dev.lastword.detect.Verdict;
import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Kill;
import dev.lastword.engine.History.Trouble;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Message;
import dev.lastword.talk.Usage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
  record Failed(Trouble trouble, String partial, Usage usage) implements Delivery {
    /// Refuses what is absent.
    public Failed {
      Objects.requireNonNull(trouble);
      Objects.requireNonNull(partial);
      Objects.requireNonNull(usage);
    }

    /// Nothing was heard, and nothing used.
    static Failed silent(Ending ending, String detail) {
      return new Failed(new Trouble(ending, detail), "", Usage.NONE);
    }

    /// Nobody was asked, because the provider is shut.
    ///
    /// @param kill the switch; null: it was opened again just now, after it had done its work
    static Failed killed(Endpoint.Identity who, @Nullable Kill kill) {
      var what = kill == null ? Kill.SHUT : kill.words();
      return silent(Ending.KILL_SWITCH, Trouble.at(who, what));
    }
  }

  /// It was not said, because the talk no longer fits what the model can read.
  ///
  /// @param trouble what ends the talk unless less of it is sent
  /// @param words what the provider said; may be empty
  record Outgrown(Trouble trouble, String words) implements Delivery {}
}
