package dev.lastword.detect;

/// The part of a word that its inflections share, roughly: its first letters. Crude, but the same
/// for every language that writes its endings at the end.
final class Stem {
  private static final int LATIN = 6;
  private static final int OTHER = 5;

  private Stem() {}

  /// The fingerprint of the stem of a folded word.
  static long of(Tokens tokens, int word) {
    int length = tokens.length(word);
    boolean latin = length == 0 || Letters.isLatin(tokens.letter(word, 0));
    if (latin && length > 3 && length <= LATIN && isPlural(tokens, word, length)) {
      length--;
    }
    length = Math.min(length, latin ? LATIN : OTHER);
    long hash = Hash.EMPTY;
    for (int i = 0; i < length; i++) {
      hash = Hash.append(hash, tokens.letter(word, i));
    }
    return Hash.finish(hash);
  }

  private static boolean isPlural(Tokens tokens, int word, int length) {
    return tokens.letter(word, length - 1) == 's' && tokens.letter(word, length - 2) != 's';
  }
}
