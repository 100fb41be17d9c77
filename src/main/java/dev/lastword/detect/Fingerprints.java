package dev.lastword.detect;

import java.util.Arrays;

/// A set of fingerprints that never grows: when it is full it forgets the older half.
///
/// Two generations of equal size, which take room only as they fill; 32 bits of each fingerprint
/// are kept, so that one in some hundred thousand look-ups may find what was never put in.
///
/// Marks stand in the first free place from their own on, the greater before the smaller (Amble and
/// Knuth's ordered hash table): most of what is looked for is not there, and a smaller mark says so
/// before a free place does.
final class Fingerprints {
  private static final int[] NOTHING = {0};
  private static final int FIRST_SLOTS = 64;
  private static final int INTS_A_CACHE_LINE = 16;

  private final int slots;
  private int[] young;
  private int[] old = NOTHING;
  private int size;
  private int generation;

  @SuppressWarnings("UnusedVariable") // or the compiler would see that nobody needs what was read
  private int seen;

  /// Makes an empty set of two generations.
  ///
  /// @param slots a power of two; each generation keeps up to three quarters of it
  Fingerprints(int slots) {
    this.slots = slots;
    young = new int[Math.min(slots, FIRST_SLOTS)];
  }

  /// Reads all of it from end to end. A set that lay idle while others were looked at is in no
  /// cache any more: a processor fetches what lies in a row ahead of time, and waits for each place
  /// that is asked for at random.
  void wake() {
    seen += touch(young) + touch(old);
  }

  private static int touch(int[] table) {
    int sum = 0;
    for (int i = 0; i < table.length; i += INTS_A_CACHE_LINE) {
      sum += table[i];
    }
    return sum;
  }

  /// What is kept of a fingerprint; never 0.
  static int mark(long hash) {
    int mark = (int) Hash.finish(hash);
    return mark == 0 ? 1 : mark;
  }

  /// Whether the fingerprint is known.
  boolean has(long hash) {
    return hasMark(mark(hash));
  }

  /// The same by what is kept of it.
  boolean hasMark(int mark) {
    return young[slot(young, mark)] == mark || old[slot(old, mark)] == mark;
  }

  /// Puts a fingerprint in; answers whether it was new.
  boolean add(long hash) {
    return addMark(mark(hash));
  }

  /// The same by what is kept of it.
  boolean addMark(int mark) {
    int at = slot(young, mark);
    if (young[at] == mark) {
      return false;
    }
    boolean known = old[slot(old, mark)] == mark;
    if (size >= young.length / 4 * 3) {
      if (young.length < slots) {
        grow();
      } else {
        turn();
      }
      at = slot(young, mark);
    }
    put(young, at, mark);
    size++;
    return !known;
  }

  /// The number of the younger generation.
  int generation() {
    return generation;
  }

  /// Whether all is still known that was put in since some generation was the younger one.
  boolean knowsSince(int generation) {
    return this.generation - generation <= 1;
  }

  /// Forgets everything.
  void clear() {
    if (size > 0) {
      Arrays.fill(young, 0);
      size = 0;
    }
    old = NOTHING;
  }

  private void grow() {
    var small = young;
    young = new int[small.length * 2];
    for (int mark : small) {
      if (mark != 0) {
        put(young, slot(young, mark), mark);
      }
    }
  }

  /// The young become the old.
  private void turn() {
    var recycled = old;
    old = young;
    if (recycled.length == slots) {
      Arrays.fill(recycled, 0);
      young = recycled;
    } else {
      young = new int[FIRST_SLOTS];
    }
    size = 0;
    generation++;
  }

  /// Where a mark stands, or would.
  private static int slot(int[] table, int mark) {
    int last = table.length - 1;
    int at = mark & last;
    while (isLess(mark, table[at])) {
      at = (at + 1) & last;
    }
    return at;
  }

  /// Puts a mark where it would stand; what stood there moves on.
  private static void put(int[] table, int slot, int mark) {
    int last = table.length - 1;
    int moved = mark;
    for (int at = slot; moved != 0; at = (at + 1) & last) {
      if (isLess(table[at], moved)) {
        int next = table[at];
        table[at] = moved;
        moved = next;
      }
    }
  }

  /// Without sign, so that a free place is less than any mark.
  private static boolean isLess(int one, int other) {
    return Integer.compareUnsigned(one, other) < 0;
  }
}
