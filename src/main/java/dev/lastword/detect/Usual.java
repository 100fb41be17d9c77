package dev.lastword.detect;

import java.util.Arrays;

/// What is usual for a side: the median of its first few values, so that an ending does not change
/// what it is measured by.
final class Usual {
  private static final int FIRST = 8;
  private static final int LEAST = 2;
  private static final int SETTLED = 5;

  private final double[] values = new double[FIRST];
  private int count;
  private double median;

  /// Notes a value, while there are few.
  void add(double value) {
    if (count < FIRST) {
      values[count++] = value;
      Arrays.sort(values, 0, count);
      median = count < LEAST ? 0 : values[count / 2];
    }
  }

  /// Whether enough values are known to tell what kind of speaker this is.
  boolean isSettled() {
    return count >= SETTLED;
  }

  /// The median; 0 while unknown.
  double median() {
    return median;
  }
}
