package dev.lastword.config;

import dev.lastword.talk.Side;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A word of the operator's at a place in the talk: recorded and shown, never counted, never
/// judged.
///
/// @param before the number of the message it stands before
/// @param to the only side that sees it; null: both do
/// @param text the words
public record Inject(int before, @Nullable Side to, String text) {
  /// Refuses a word without a place.
  public Inject {
    Objects.requireNonNull(text);
    if (before < 1) {
      throw new IllegalArgumentException("messages are counted from 1, not " + before);
    }
  }

  /// Where it stands and for whom, as it is typed.
  ///
  /// @return such as `12:a`, or `12` for both
  public String place() {
    return to == null ? "" + before : before + ":" + to.code();
  }

  /// Reads the part in front of `=`.
  static Inject at(String place, String text) {
    var colon = place.indexOf(':');
    var number = colon < 0 ? place : place.substring(0, colon);
    var side = colon < 0 ? "" : place.substring(colon + 1).strip();
    var before = (int) Amounts.count(number, 1_000_000);
    return new Inject(before, side.isEmpty() ? null : Side.of(side), text);
  }
}
