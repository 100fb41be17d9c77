package dev.lastword.detect;

/// Finds the phrases of the word lists in a message.
///
/// Most words begin no phrase, and most that could are not followed by what would make one. So the
/// first two words are looked up in bitmaps, and the graph is entered only where both may fit.
final class Phrases {
  private static final int PAIR_BITS = 1 << 20;

  private final PhraseNode[] nodes;
  private final Bloom beginnings = new Bloom();
  private final Bloom pairs = new Bloom(PAIR_BITS);

  /// Takes over a graph that is complete.
  Phrases(PhraseGraph graph) {
    nodes = graph.finished();
    for (int root = PhraseGraph.ANYWHERE; root <= PhraseGraph.SIGNS; root++) {
      for (long word : nodes[root].nexts()) {
        var second = nodes[nodes[root].next(word)];
        beginnings.add(word);
        if (second.isOpen()) {
          pairs.add(word);
        }
        addPairs(word, second);
      }
    }
  }

  private void addPairs(long first, PhraseNode node) {
    for (long second : node.nexts()) {
      pairs.add(pair(first, second));
    }
    for (int join : node.joins()) {
      addPairs(first, nodes[join]);
    }
  }

  /// The longest phrase that begins at a word.
  ///
  /// @param first the fingerprint by which to look the word up
  /// @return its length in words above, its cues in the lower 32 bits; 0 where there is none
  long find(Tokens tokens, long first, int word, int limit, boolean atStart) {
    if (!beginnings.mayHave(first)) {
      return 0;
    }
    boolean goesOn = goesOn(tokens, first, word, limit);
    if (!goesOn && !pairs.mayHave(first)) {
      return 0;
    }
    long best = from(PhraseGraph.ANYWHERE, tokens, first, word, limit, goesOn);
    return atStart
        ? longer(best, from(PhraseGraph.AT_START, tokens, first, word, limit, goesOn))
        : best;
  }

  /// The longest word of several signs that begins at a sign.
  ///
  /// @return as for [#find]
  long signs(Tokens tokens, int sign, int limit) {
    long first = tokens.hash(sign);
    return beginnings.mayHave(first) && goesOn(tokens, first, sign, limit)
        ? from(PhraseGraph.SIGNS, tokens, first, sign, limit, true)
        : 0;
  }

  /// Whether a second word may follow in a phrase; if not, it surely does not.
  private boolean goesOn(Tokens tokens, long first, int word, int limit) {
    int second = word + 1;
    return second < limit && pairs.mayHave(pair(first, tokens.hash(second)));
  }

  private long from(int root, Tokens tokens, long first, int word, int limit, boolean goesOn) {
    int next = nodes[root].next(first);
    if (next == 0) {
      return 0;
    }
    var node = nodes[next];
    boolean alone = !goesOn && word + 1 < limit && !node.isWild();
    return alone ? match(1, node.cuesHere()) : walk(tokens, node, word, word + 1, limit);
  }

  private static long match(int length, int cues) {
    return cues == 0 ? 0 : ((long) length << 32) | cues;
  }

  private long walk(Tokens tokens, PhraseNode here, int first, int word, int limit) {
    boolean ends = word == limit;
    int cues = here.cues | (ends ? here.cuesAtEnd : 0);
    long best = match(word - first, cues);
    long needed = ends ? PhraseNode.ANYWHERE : PhraseNode.bit(tokens.hash(word));
    var reaches = here.reaches();
    for (int i = 0; i < reaches.length; i++) {
      if ((reaches[i] & needed) == needed) {
        var there = nodes[here.joins()[i]];
        best = longer(best, walk(tokens, there, first, word, limit));
      }
    }
    return ends ? best : longer(best, goOn(tokens, here, first, word, limit));
  }

  /// Takes the next word, as it is, by its beginning, or as any word.
  private long goOn(Tokens tokens, PhraseNode here, int first, int word, int limit) {
    long best = 0;
    int next = here.next(tokens.hash(word));
    if (next != 0) {
      best = walk(tokens, nodes[next], first, word + 1, limit);
    }
    if (here.prefixLengths != 0) {
      best = longer(best, goOnByBeginning(tokens, here, first, word, limit));
    }
    if (here.any != 0) {
      best = longer(best, walk(tokens, nodes[here.any], first, word + 1, limit));
    }
    return best;
  }

  private long goOnByBeginning(Tokens tokens, PhraseNode here, int first, int word, int limit) {
    int last = Math.min(tokens.length(word), PhraseGraph.LONGEST_PREFIX);
    long best = 0;
    long hash = Hash.EMPTY;
    for (int i = 0; i < last; i++) {
      hash = Hash.append(hash, tokens.letter(word, i));
      if ((here.prefixLengths & 1 << (i + 1)) != 0) {
        int next = here.next(PhraseGraph.prefix(hash));
        if (next != 0) {
          best = longer(best, walk(tokens, nodes[next], first, word + 1, limit));
        }
      }
    }
    return best;
  }

  private static long longer(long one, long other) {
    if (one >>> 32 == other >>> 32) {
      return one | other;
    }
    return one >>> 32 > other >>> 32 ? one : other;
  }

  private static long pair(long first, long second) {
    return first + Long.rotateLeft(second, 32);
  }
}
