package dev.lastword.detect;

import java.util.Arrays;

/// A hash table from fingerprints to non-negative numbers, without boxes.
final class LongTable {
  private static final int ABSENT = -1;
  private long[] keys;
  private int[] values;
  private int size;

  LongTable() {
    keys = new long[64];
    values = new int[64];
    Arrays.fill(values, ABSENT);
  }

  /// The number under this key, or -1.
  int get(long key) {
    return values[slot(key)];
  }

  /// Puts a number under a key.
  void put(long key, int value) {
    int at = slot(key);
    if (values[at] == ABSENT) {
      size++;
    }
    keys[at] = key;
    values[at] = value;
    if (size * 2 > keys.length) {
      grow();
    }
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int at = (int) Hash.finish(key) & mask;
    while (values[at] != ABSENT && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    var oldKeys = keys;
    var oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    Arrays.fill(values, ABSENT);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != ABSENT) {
        int at = slot(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }
}
