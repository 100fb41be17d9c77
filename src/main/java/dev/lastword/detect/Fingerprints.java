package dev.lastword.detect;

import java.util.Arrays;

/// A set of fingerprints that never grows: when it is full it forgets the older half.
///
/// Two generations of equal size; 32 bits of each fingerprint are kept, so that one in some hundred
/// thousand look-ups may find what was never put in.
final class Fingerprints {
  private final int capacity;
  private int[] young;
  private int[] old;
  private int size;
  private boolean used;

  /// Makes an empty set of two generations.
  ///
  /// @param slots a power of two; each generation keeps up to three quarters of it
  Fingerprints(int slots) {
    young = new int[slots];
    old = new int[slots];
    capacity = slots / 4 * 3;
  }

  /// Whether the fingerprint is known.
  boolean has(long hash) {
    int mark = mark(hash);
    return find(young, mark) || find(old, mark);
  }

  /// Puts a fingerprint in; answers whether it was new.
  boolean add(long hash) {
    int mark = mark(hash);
    if (find(young, mark)) {
      return false;
    }
    boolean known = find(old, mark);
    if (size >= capacity) {
      var recycled = old;
      old = young;
      young = recycled;
      Arrays.fill(young, 0);
      size = 0;
    }
    put(mark);
    return !known;
  }

  /// Forgets everything.
  void clear() {
    if (used) {
      Arrays.fill(young, 0);
      Arrays.fill(old, 0);
      size = 0;
      used = false;
    }
  }

  private void put(int mark) {
    int mask = young.length - 1;
    int at = mark & mask;
    while (young[at] != 0) {
      at = (at + 1) & mask;
    }
    young[at] = mark;
    size++;
    used = true;
  }

  private static boolean find(int[] table, int mark) {
    int mask = table.length - 1;
    int at = mark & mask;
    while (table[at] != 0) {
      if (table[at] == mark) {
        return true;
      }
      at = (at + 1) & mask;
    }
    return false;
  }

  private static int mark(long hash) {
    int mark = (int) Hash.finish(hash);
    return mark == 0 ? 1 : mark;
  }
}
