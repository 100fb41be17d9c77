package dev.lastword.detect;

/// Tells what is new in a talk, unit by unit: words by their stem, and pairs of signs in scripts
/// that do not part words. Whatever is asked for is known from then on.
final class Novelty {
  private static final int SHORTEST = 3;

  private final Fingerprints said;

  Novelty(Fingerprints said) {
    this.said = said;
  }

  /// Whether a word is new; very short ones never are.
  boolean word(Tokens tokens, int word) {
    return (tokens.length(word) >= SHORTEST || tokens.hasDigit(word))
        && said.add(tokens.stem(word));
  }

  /// Whether two words have not stood side by side before.
  boolean pair(Tokens tokens, int first, int second) {
    return said.add(Hash.pair(tokens.stem(first), tokens.stem(second)));
  }

  /// Whether a sign and the next make a pair that is new. In Hangul only the first pair of a word
  /// is one, and two hiragana are grammar.
  boolean sign(Tokens tokens, int sign, int limit) {
    int next = sign + 1;
    boolean pairs =
        next < limit
            && tokens.isSign(next)
            && tokens.isGlued(next)
            && !(tokens.isHiragana(sign) && tokens.isHiragana(next));
    if (!pairs || (tokens.isHangul(sign) && tokens.isGlued(sign))) {
      return false;
    }
    return said.add(Hash.pair(tokens.hash(sign), tokens.hash(next)));
  }
}
