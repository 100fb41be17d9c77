package dev.lastword.detect;

import java.util.EnumSet;
import java.util.Set;

/// Keeps what is still owed, and how far a closing in this talk can be trusted.
///
/// Who promised to come back with something, or waits for something, is not through yet. Where both
/// sides closed before and then went on, the next closing must be clearer. Where both say only a
/// few words at a time, as on the telephone, a closing takes many small steps.
final class Obligations {
  /// Why more is needed than usually.
  enum Reason {
    /// Something was promised or is waited for.
    OWED,
    /// Both sides closed before, and went on.
    BROKEN,
    /// Both sides say only a few words at a time.
    SMALL_TALK
  }

  private static final int NEVER = Integer.MIN_VALUE / 2;
  private static final int MOST_BROKEN = 2;

  /// A promise that is only said again, with nothing new beside it, no longer holds the talk open.
  private static final double REPEATED = 2;

  private final Weights weights;
  private int promisedAt = NEVER;
  private int broken;

  Obligations(Weights weights) {
    this.weights = weights;
  }

  /// Notes what a message promises.
  void hear(Traits traits) {
    boolean owes = traits.opening().promise() || (traits.opening().waiting() && !leaves(traits));
    if (owes && traits.news().idle() < REPEATED) {
      promisedAt = traits.message();
    }
    if (traits.shape().tokenOnly()) {
      promisedAt = NEVER;
    }
  }

  /// Who takes leave, or sends a stop token that still means something, waits for nothing, even if
  /// they say that they are there.
  private static boolean leaves(Traits traits) {
    var closing = traits.closing();
    return closing.farewell() || (traits.shape().token() && closing.tokenHabit() == 0);
  }

  /// The talk went on: what was promised is kept, and what was closed was closed in vain.
  void goOn(boolean closed) {
    promisedAt = NEVER;
    broken += closed ? 1 : 0;
  }

  /// Forgets all.
  void clear() {
    promisedAt = NEVER;
    broken = 0;
  }

  /// Whether something is owed.
  boolean isPending(int message) {
    return message - promisedAt <= weights.of(Setting.PENDING_SPAN);
  }

  /// The message that left something owed; 0 where nothing is.
  int owed(int message) {
    return isPending(message) ? promisedAt : 0;
  }

  /// Why the score must be higher than usual after a message.
  Set<Reason> reasons(Traits traits) {
    var reasons = EnumSet.noneOf(Reason.class);
    if (isPending(traits.message())) {
      reasons.add(Reason.OWED);
    }
    if (broken > 0) {
      reasons.add(Reason.BROKEN);
    }
    if (traits.news().smallTalk() && traits.shape().words() > 0 && traits.shape().stage() == 0) {
      reasons.add(Reason.SMALL_TALK);
    }
    return reasons;
  }

  /// What the score must reach more than usually.
  double extra(Set<Reason> reasons) {
    double extra = 0;
    for (var reason : reasons) {
      extra +=
          switch (reason) {
            case OWED -> weights.of(Setting.PENDING_EXTRA);
            case BROKEN -> Math.min(MOST_BROKEN, broken) * weights.of(Setting.BROKEN_EXTRA);
            case SMALL_TALK -> weights.of(Setting.SMALL_TALK_EXTRA);
          };
    }
    return extra;
  }

  /// How many farewells in a row are needed: one more where the talk has hardly begun, or went on
  /// after a closing.
  double farewells(int message) {
    boolean doubtful = broken > 0 || message <= weights.of(Setting.YOUNG);
    return weights.of(Setting.FAREWELLS) + (doubtful ? 1 : 0);
  }
}
