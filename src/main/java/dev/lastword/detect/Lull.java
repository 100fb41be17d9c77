package dev.lastword.detect;

/// Counts how long neither side has added anything.
///
/// Where people talk in a few words at a time much is said that is not new; there a message counts
/// by half.
final class Lull {
  private static final double NOTHING = 1;
  private static final int SPOKEN = 3;
  private static final double CURT = 0.5;

  private double messages;

  /// Hears a message; answers how many in a row, this one included, have added nothing.
  ///
  /// @param fresh what it adds
  /// @param words its length
  /// @param curt whether its speaker usually says no more than a few words
  double hear(double fresh, double words, Traits.Opening opening, boolean curt) {
    if (!addsNothing(fresh) || opening.question() >= 1 || opening.playing()) {
      messages = 0;
    } else if (words >= SPOKEN && !opening.request() && !opening.answers()) {
      messages += curt ? CURT : 1;
    }
    return messages;
  }

  /// Whether so little is new that nothing is.
  static boolean addsNothing(double fresh) {
    return fresh <= NOTHING;
  }
}
