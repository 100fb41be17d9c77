package dev.lastword.detect;

import java.util.Arrays;

/// A place in the graph of phrases: what has been said here, and which words lead on to which other
/// places, by number.
final class PhraseNode {
  /// Every bit: the reach of a node where an entry ends, or from which any word may lead on.
  static final long ANYWHERE = -1;

  private static final int NOWHERE = 0;
  private static final int FIRST_ROOM = 2;
  private static final long[] NO_WORDS = {0};
  private static final int[] NO_PLACES = {NOWHERE};

  /// What is said where an entry ends here, and where it ends here and the sentence does too.
  int cues;

  int cuesAtEnd;

  /// Where any word leads, or 0.
  int any;

  /// How long the beginnings of words are that lead on from here, one bit a length.
  int prefixLengths;

  /// Where entries go on from here without a further word.
  private int[] joins = {};

  private long[] words = NO_WORDS;
  private int[] places = NO_PLACES;
  private int size;

  private boolean seen;

  /// The bits of the words that lead on from here, and with what the joins add.
  private long own;

  private long reach;
  private int cuesHere;
  private boolean wild;

  /// The same of the joins, in their order: side by side, because there are many.
  private long[] reaches = NO_WORDS;

  /// Goes on at another place too, without a further word.
  void join(int place) {
    joins = Arrays.copyOf(joins, joins.length + 1);
    joins[joins.length - 1] = place;
  }

  int[] joins() {
    return joins;
  }

  /// Where a word leads, or 0.
  int next(long word) {
    return (own & bit(word)) == 0 ? NOWHERE : places[slot(word)];
  }

  /// Lets a word lead to a place other than 0.
  void put(long word, int place) {
    if (2 * (size + 1) > words.length) {
      grow();
    }
    int at = slot(word);
    words[at] = word;
    places[at] = place;
    own |= bit(word);
    size++;
  }

  /// The words that lead on.
  long[] nexts() {
    var nexts = new long[size];
    int count = 0;
    for (int i = 0; i < words.length; i++) {
      if (places[i] != NOWHERE) {
        nexts[count++] = words[i];
      }
    }
    return nexts;
  }

  /// Works out where a reader can get from here, joins included. The graph must be complete.
  void look(PhraseGraph graph) {
    if (seen) {
      return;
    }
    seen = true;
    reach = (cues | cuesAtEnd | any | prefixLengths) != 0 ? ANYWHERE : own;
    cuesHere = cues;
    wild = (any | prefixLengths) != 0;
    reaches = new long[joins.length];
    for (int i = 0; i < joins.length; i++) {
      var there = graph.node(joins[i]);
      there.look(graph);
      reaches[i] = there.reach;
      reach |= there.reach;
      cuesHere |= there.cuesHere;
      wild |= there.wild;
    }
  }

  /// Whether something may be said here already, or words lead on that are not listed.
  boolean isOpen() {
    return reach == ANYWHERE;
  }

  /// What is said where an entry ends here or at a join.
  int cuesHere() {
    return cuesHere;
  }

  /// Whether words lead on that are not listed: any word, or all with some beginning.
  boolean isWild() {
    return wild;
  }

  /// Where the joins lead: a set of bits in which that of a word surely is where it leads on.
  long[] reaches() {
    return reaches;
  }

  /// The bit of a word.
  static long bit(long word) {
    return 1L << (int) word;
  }

  private int slot(long word) {
    int mask = words.length - 1;
    int at = (int) word & mask;
    while (places[at] != NOWHERE && words[at] != word) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    var oldWords = words;
    var oldPlaces = places;
    int room = Math.max(FIRST_ROOM, oldWords.length * 2);
    words = new long[room];
    places = new int[room];
    for (int i = 0; i < oldWords.length; i++) {
      if (oldPlaces[i] != NOWHERE) {
        int at = slot(oldWords[i]);
        words[at] = oldWords[i];
        places[at] = oldPlaces[i];
      }
    }
  }
}
