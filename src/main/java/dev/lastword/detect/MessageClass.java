package dev.lastword.detect;

import java.util.Locale;

/// What a message mostly does in its conversation. Every message has exactly one class. A later
/// version may know more of them.
public enum MessageClass {
  /// Says something nobody has said before.
  SUBSTANTIVE('-'),
  /// Leaves an open question or request with the other side.
  QUESTION('?'),
  /// Offers to end, without ending.
  PRE_CLOSING('p'),
  /// Says that the talk is ending or that the speaker will not go on.
  CLOSING('C'),
  /// Takes leave.
  FAREWELL('F'),
  /// Takes note of what was said and adds nothing.
  ACKNOWLEDGEMENT('a'),
  /// Thanks, or answers thanks.
  GRATITUDE('g'),
  /// Acts instead of speaking: `*fades*`, `[silence]`.
  STAGE_DIRECTION('*'),
  /// Declines to take part.
  REFUSAL('R'),
  /// Says again what the other side said.
  ECHO('='),
  /// Says again what the speaker said before.
  REPETITION('#'),
  /// Bliss, emoji, symbols: sound without statement.
  CHANT('~'),
  /// Holds no word and no picture.
  EMPTY('_'),
  /// Is a token that asks for the end, such as `[END]`.
  STOP_TOKEN(']');

  private final char letter;

  MessageClass(char letter) {
    this.letter = letter;
  }

  /// The name in files and on screens.
  ///
  /// @return lower case, words joined by hyphens: `pre-closing`
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The one character that stands for the class in a strip.
  ///
  /// @return an ASCII character, different for each class
  public char letter() {
    return letter;
  }
}
