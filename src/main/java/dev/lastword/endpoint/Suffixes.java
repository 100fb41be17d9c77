package dev.lastword.endpoint;

/// Finds a word that begins at the very end of a text, whose rest may be still to come.
final class Suffixes {
  private Suffixes() {}

  /// The length of the longest end of a text that begins a word without completing it.
  static int begun(String text, String word) {
    for (var length = Math.min(word.length() - 1, text.length()); length > 0; length--) {
      if (text.regionMatches(text.length() - length, word, 0, length)) {
        return length;
      }
    }
    return 0;
  }
}
