package dev.lastword.detect;

/// Keeps what is still owed, and how far a closing in this talk can be trusted.
///
/// Who promised to come back with something, or waits for something, is not through yet. Where both
/// sides closed before and then went on, the next closing must be clearer. Where both say only a
/// few words at a time, as on the telephone, a closing takes many small steps.
final class Obligations {
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
    var opening = traits.opening();
    if ((opening.promise() || opening.waiting()) && traits.news().idle() < REPEATED) {
      promisedAt = traits.message();
    }
    if (traits.shape().tokenOnly()) {
      promisedAt = NEVER;
    }
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

  /// What the score must reach more than usually.
  double extra(Traits traits) {
    double owed = isPending(traits.message()) ? weights.of(Setting.PENDING_EXTRA) : 0;
    boolean spoken = traits.shape().words() > 0 && traits.shape().stage() == 0;
    boolean ceremonious = spoken && traits.news().smallTalk();
    double ceremony = ceremonious ? weights.of(Setting.SMALL_TALK_EXTRA) : 0;
    return owed + ceremony + Math.min(MOST_BROKEN, broken) * weights.of(Setting.BROKEN_EXTRA);
  }

  /// How many farewells in a row are needed: one more where the talk has hardly begun, or went on
  /// after a closing.
  double farewells(int message) {
    boolean doubtful = broken > 0 || message <= weights.of(Setting.YOUNG);
    return weights.of(Setting.FAREWELLS) + (doubtful ? 1 : 0);
  }
}
