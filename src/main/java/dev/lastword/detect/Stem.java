package dev.lastword.detect;

/// The part of a word that its inflections share, roughly: its first letters. Crude, but the same
/// for every language that writes its endings at the end. Of Arabic words the article is left out,
/// with what is written together with it.
final class Stem {
  private static final int LATIN = 6;
  private static final int OTHER = 5;
  private static final int SHORTEST = 3;

  private Stem() {}

  /// The fingerprint of the stem of a folded word.
  static long of(Tokens tokens, int word) {
    int length = tokens.length(word);
    boolean itself =
        Letters.isLatin(tokens.letter(word, 0))
            && (length <= SHORTEST || (length <= LATIN && !isPlural(tokens, word, length)));
    return itself ? Hash.finish(tokens.hash(word)) : of(tokens, word, 0);
  }

  /// The same of the word without its first letters.
  static long of(Tokens tokens, int word, int skip) {
    int length = tokens.length(word);
    boolean latin = Letters.isLatin(tokens.letter(word, 0));
    if (latin && length > SHORTEST && length <= LATIN && isPlural(tokens, word, length)) {
      length--;
    }
    int from = skip + article(tokens, word, skip, length);
    length = Math.min(length, from + (latin ? LATIN : OTHER));
    long hash = Hash.EMPTY;
    for (int i = from; i < length; i++) {
      hash = Hash.append(hash, tokens.letter(word, i));
    }
    return Hash.finish(hash);
  }

  /// How many letters an Arabic article takes: `ال`, `وال`, `بال`, `لل`.
  private static int article(Tokens tokens, int word, int from, int length) {
    if (length - from < SHORTEST + 2) {
      return 0;
    }
    char first = tokens.letter(word, from);
    char second = tokens.letter(word, from + 1);
    if ((first == 'ا' || first == 'ل') && second == 'ل') {
      return 2;
    }
    boolean joined =
        "وفبك".indexOf(first) >= 0 && second == 'ا' && tokens.letter(word, from + 2) == 'ل';
    return joined && length - from >= SHORTEST + 3 ? 3 : 0;
  }

  private static boolean isPlural(Tokens tokens, int word, int length) {
    return tokens.letter(word, length - 1) == 's' && tokens.letter(word, length - 2) != 's';
  }
}
