package dev.lastword.detect;

import java.util.Arrays;

/// Watches whole messages return in the same order.
final class Cycles {
  /// The longest cycle that is looked for, in messages.
  static final int LONGEST = 6;

  private static final int KEPT = 24;
  private final long[] heard = new long[KEPT];
  private final int[] runs = new int[LONGEST + 1];
  private int size;

  /// Notes a message; answers whether it was said before, lately.
  boolean add(long message) {
    boolean known = false;
    for (int back = 1; back <= Math.min(size, KEPT / 2); back++) {
      known |= heard[(size - back) % KEPT] == message;
    }
    for (int period = 1; period <= LONGEST; period++) {
      boolean returns = size >= period && heard[(size - period) % KEPT] == message;
      runs[period] = returns ? runs[period] + 1 : 0;
    }
    heard[size % KEPT] = message;
    size++;
    return known;
  }

  /// After how many messages each returns; 0 where none does.
  int period() {
    int best = 0;
    for (int period = 1; period <= LONGEST; period++) {
      if (runs[period] > 0 && (best == 0 || runs[period] > runs[best] + 1)) {
        best = period;
      }
    }
    return best;
  }

  /// How many messages in a row have returned with that period.
  int run() {
    return period() == 0 ? 0 : runs[period()];
  }

  /// Forgets what was heard.
  void clear() {
    Arrays.fill(runs, 0);
  }
}
