package dev.lastword.text;

/// About how many tokens a text would be to a language model, from the scripts it is written in. An
/// estimate, to be called one wherever it is shown: every vendor cuts text differently.
public final class TokenEstimate {
  private TokenEstimate() {}

  /// Estimates a text.
  ///
  /// @param text any text
  /// @return tokens, rounded up; 0 for the empty text alone
  public static long of(String text) {
    return (text.codePoints().mapToLong(TokenEstimate::hundredths).sum() + 99) / 100;
  }

  /// A character's share of a token. Latin text has about four characters a token, blanks among
  /// them; alphabets seen less often are cut finer; an ideograph is nearly a token of its own.
  private static long hundredths(int point) {
    if (point < 0x80) {
      return Character.isLetter(point) || point == ' ' ? 22 : 40;
    }
    return switch (Character.UnicodeScript.of(point)) {
      case LATIN -> 35;
      case CYRILLIC, GREEK -> 38;
      case ARABIC, HEBREW, DEVANAGARI, THAI -> 55;
      case HAN, HIRAGANA, KATAKANA, HANGUL -> 85;
      default -> 100;
    };
  }
}
