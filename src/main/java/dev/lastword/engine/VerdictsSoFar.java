package dev.lastword.engine;

import dev.lastword.config.StopSettings;
import dev.lastword.detect.Stop;
import dev.lastword.detect.Utterance;
import dev.lastword.detect.Verdict;
import dev.lastword.journal.Judged;
import org.jspecify.annotations.Nullable;

/// What the judge has heard of a run and what is on record of its word: it hears every message
/// again, but every verdict on record stands, whatever a newer judge would say.
final class VerdictsSoFar {
  private final Judge judge;
  private @Nullable Verdict unjudged;
  private @Nullable Verdict unsettled;
  private boolean warned;

  VerdictsSoFar(Judge judge) {
    this.judge = judge;
  }

  /// The judge, who has heard all of it.
  Judge judge() {
    return judge;
  }

  /// Whether the user was warned of the closing that is under way.
  boolean warned() {
    return warned;
  }

  /// The judge's word on the last message, not on record yet; null where it is.
  @Nullable Verdict unjudged() {
    return unjudged;
  }

  /// A stop on record of which it is not on record what came of it; null where it is.
  @Nullable Verdict unsettled() {
    return unsettled;
  }

  /// Hears a message.
  void hear(Utterance utterance) {
    unjudged = judge.hear(utterance);
  }

  /// Takes in the verdict on record of the message heard last.
  ///
  /// @param action what was agreed to follow a stop
  /// @return the stop that stands; null: there is none, or it is still to be settled
  @Nullable Stop take(Judged judged, StopSettings.Action action) {
    var now = unjudged;
    unjudged = null;
    if (now == null) {
      return null; // a verdict on nothing: not ours, and nothing follows from it
    }
    if (judged.stop() == null) {
      if (now.stop() != null) {
        judge.reopen(); // another version of the judge went on here
      }
      warned &= judged.reading().score() > 0;
      return null;
    }
    return settled(now.stop() == null ? Recorded.verdict(judged) : now, action);
  }

  private @Nullable Stop settled(Verdict verdict, StopSettings.Action action) {
    return switch (action) {
      case STOP, NUDGE, CODA -> verdict.stop();
      case ASK -> {
        unsettled = verdict;
        yield null;
      }
      case WARN -> {
        if (warned) {
          judge.reopen();
        } else {
          unsettled = verdict;
        }
        yield null;
      }
    };
  }

  /// The talk was nudged on.
  void nudged() {
    judge.reopen();
  }

  /// A stop was set aside.
  void setAside() {
    judge.reopen();
    unsettled = null;
  }

  /// The user was warned of a stop, and the talk went on.
  void warn() {
    warned = true;
    setAside();
  }
}
