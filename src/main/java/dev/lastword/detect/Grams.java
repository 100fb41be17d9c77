package dev.lastword.detect;

/// Overlapping word triples, in which messages are compared; fours of signs in scripts without
/// blanks.
final class Grams {
  /// How much of a message stood where.
  ///
  /// @param count how many triples it has
  /// @param covered the share heard before in the talk
  /// @param echoed the share in the last message of the other side
  /// @param repeated the share in the last two of its own
  record Cover(int count, double covered, double echoed, double repeated) {}

  private static final int FEWEST = 4;
  private final Fingerprints heard = new Fingerprints(8192);

  /// Compares a message with what was heard before, and remembers it.
  Cover compare(Tokens tokens, Voice own, Voice other) {
    int count = 0;
    int covered = 0;
    int echoed = 0;
    int repeated = 0;
    for (int i = 0; i + 2 < tokens.size(); i++) {
      long gram = gram(tokens, i);
      count++;
      echoed += other.saidLast(gram) ? 1 : 0;
      repeated += own.saidLately(gram) ? 1 : 0;
      covered += heard.add(gram) ? 0 : 1;
    }
    own.turn();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      own.addGram(gram(tokens, i));
    }
    if (count < FEWEST) {
      return new Cover(count, 0, 0, 0);
    }
    return new Cover(
        count, (double) covered / count, (double) echoed / count, (double) repeated / count);
  }

  private static long gram(Tokens tokens, int i) {
    long gram = Hash.pair(Hash.pair(tokens.hash(i), tokens.hash(i + 1)), tokens.hash(i + 2));
    return tokens.isSign(i) && i + 3 < tokens.size() ? Hash.pair(gram, tokens.hash(i + 3)) : gram;
  }
}
