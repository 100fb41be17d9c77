package dev.lastword.engine;

import dev.lastword.detect.Utterance;
import dev.lastword.talk.Side;

/// The judge's sides and the talk's: the judge knows nothing of ours and has its own.
public final class Sides {
  private Sides() {}

  /// The talk's side.
  ///
  /// @param side the judge's
  /// @return the same one
  public static Side of(Utterance.Side side) {
    return switch (side) {
      case A -> Side.A;
      case B -> Side.B;
    };
  }

  /// The judge's side.
  ///
  /// @param side the talk's
  /// @return the same one
  public static Utterance.Side of(Side side) {
    return switch (side) {
      case A -> Utterance.Side.A;
      case B -> Utterance.Side.B;
    };
  }
}
