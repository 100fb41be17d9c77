package dev.lastword.detect;

import java.util.Locale;
import java.util.Set;

/// Knows the tokens with which a model asks for the end of a conversation: `[END]`, `###STOP###`.
final class StopTokens {
  private static final int LONGEST = 40;
  private static final Set<String> WORDS = Words.lines("stop-tokens.txt");

  private StopTokens() {}

  /// Whether a bracketed stretch holds a token and nothing else.
  static boolean isToken(String text, int from, int to) {
    boolean acted = text.charAt(from) == '*' || text.charAt(from) == '_';
    return acted
        ? isBareLine(text, from, to)
        : to - from <= LONGEST && WORDS.contains(letters(text, from, to));
  }

  /// Whether a line is a token in capitals and nothing else: `DONE`.
  static boolean isBareLine(String text, int from, int to) {
    if (to - from > LONGEST || to - from < 3) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c) && !(c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return WORDS.contains(letters(text, from, to));
  }

  private static String letters(String text, int from, int to) {
    var letters = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        letters.append(c);
      }
    }
    return letters.toString().toLowerCase(Locale.ROOT);
  }
}
