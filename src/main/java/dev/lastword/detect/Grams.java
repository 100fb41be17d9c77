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

  /// Shorter messages are compared by pairs.
  private static final int SHORT = 6;

  /// From so many on all that was heard is looked through.
  static final int MANY = 64;

  private final Fingerprints heard = new Fingerprints(8192);

  /// Compares a message with what was heard before, and remembers it.
  Cover compare(Tokens tokens, Voice own, Voice other) {
    int width = tokens.size() < SHORT ? 2 : 3;
    int count = Math.max(0, tokens.size() - width + 1);
    var marks = new int[count];
    for (int i = 0; i < count; i++) {
      marks[i] = Fingerprints.mark(gram(tokens, i, width));
    }
    if (count >= MANY) {
      heard.wake();
    }
    return compare(marks, own, other);
  }

  private Cover compare(int[] marks, Voice own, Voice other) {
    int covered = 0;
    int echoed = 0;
    int repeated = 0;
    int since = heard.generation();
    int oldest = Math.min(own.since(), other.since());
    for (int mark : marks) {
      boolean known = !heard.addMark(mark);
      covered += known ? 1 : 0;
      // what was never heard need not be looked for in what was said lately
      if (known || !heard.knowsSince(oldest)) {
        echoed += other.saidLast(mark) ? 1 : 0;
        repeated += own.saidLately(mark) ? 1 : 0;
      }
    }
    own.turn(marks, since);
    double all = Math.max(1, marks.length);
    return new Cover(marks.length, covered / all, echoed / all, repeated / all);
  }

  private static long gram(Tokens tokens, int from, int width) {
    long gram = tokens.hash(from);
    boolean signs = tokens.isSign(from) && from + width < tokens.size();
    for (int i = from + 1; i < from + width + (signs ? 1 : 0); i++) {
      gram = Hash.pair(gram, tokens.hash(i));
    }
    return gram;
  }
}
