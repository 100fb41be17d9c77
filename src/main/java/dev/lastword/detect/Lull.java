package dev.lastword.detect;

/// Counts for how many messages neither side has added anything.
///
/// Where people talk in a few words at a time much is said that is not new: there a message counts
/// by half, and a word or two does not count at all.
final class Lull {
  private static final double NOTHING = 1;
  private static final double LITTLE = 4;
  private static final int MANY = 12;
  private static final double DILUTED = 0.12;
  private static final double LITTLE_RELATIVE = 0.35;
  private static final int CURT_WORDS = 3;
  private static final double CURT = 0.5;

  private double messages;

  /// Hears a message; answers how many have added nothing until now. A little that is new does not
  /// count and breaks nothing.
  ///
  /// @param talkative whether its speaker usually says more than a few words
  double hear(
      double fresh,
      double relative,
      Traits.Shape shape,
      Traits.Opening opening,
      boolean talkative) {
    boolean thin = relative <= LITTLE_RELATIVE;
    boolean nothing = addsNothing(fresh) || (thin && isDiluted(fresh, shape.words()));
    boolean little = thin && fresh <= LITTLE;
    if (opening.question() >= 1 || opening.playing() || !(nothing || little)) {
      messages = 0;
    } else if (nothing && !opening.request() && !opening.answers()) {
      messages += step(shape.words(), talkative);
    }
    return messages;
  }

  /// A few new words among many old ones: what was said is said again in other words.
  private static boolean isDiluted(double fresh, double words) {
    return words >= MANY && fresh <= DILUTED * words;
  }

  private static double step(double words, boolean talkative) {
    return talkative ? Math.min(1, words) : words >= CURT_WORDS ? CURT : 0;
  }

  /// Whether so little is new that nothing is.
  static boolean addsNothing(double fresh) {
    return fresh <= NOTHING;
  }
}
