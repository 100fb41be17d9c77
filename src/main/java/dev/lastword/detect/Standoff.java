package dev.lastword.detect;

/// Tells questions that only ask back.
///
/// Where one side asks how it may help, and the other asks how it may help, nobody wants to know
/// anything. A question that answers a question and adds nothing is a counter-question; after a few
/// of them, with nothing new in between, questions no longer hold the talk open.
final class Standoff {
  private static final int MANY = 4;

  private boolean asked;
  private int counterQuestions;

  /// Hears a message; answers whether what it asks is worth nothing.
  ///
  /// @param asks whether it asks or wants something
  /// @param fresh how many words of content it adds
  boolean hear(boolean asks, double fresh) {
    if (!Lull.addsNothing(fresh)) {
      counterQuestions = 0;
      asked = asks;
      return false;
    }
    counterQuestions += asks && asked ? 1 : 0;
    asked |= asks;
    return counterQuestions >= MANY;
  }
}
