package dev.lastword.detect;

import java.util.Objects;

/// Why a conversation is over, in one paragraph for a reader: who said what where, what of it was
/// said before and how often, and what did not count. It holds quotations, made fit for one line:
/// nothing in it moves a cursor or reorders a line.
///
/// @param words the paragraph, with U+0001 wherever the name of side a belongs and U+0002 for side
///   b
public record Account(String words) {
  /// Stands for the name of side a.
  static final char A = '\u0001';

  /// Stands for the name of side b.
  static final char B = '\u0002';

  /// Nothing is told.
  public static final Account NONE = new Account("");

  private static final int LONGEST_NAME = 40;

  /// Refuses what is absent.
  public Account {
    Objects.requireNonNull(words);
  }

  /// Tells it with the speakers' names.
  ///
  /// @param a the name of side a
  /// @param b the name of side b
  /// @return one paragraph without line ends; empty where nothing is told
  public String tell(String a, String b) {
    return words
        .replace(String.valueOf(A), Excerpt.of(a, LONGEST_NAME))
        .replace(String.valueOf(B), Excerpt.of(b, LONGEST_NAME));
  }

  /// Stands for the name of a side.
  static String name(Utterance.Side side) {
    return String.valueOf(side == Utterance.Side.A ? A : B);
  }
}
