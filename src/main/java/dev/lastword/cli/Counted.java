package dev.lastword.cli;

import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;

/// An option that takes a whole number of a range.
final class Counted {
  private Counted() {}

  /// Refuses what is below the least that makes sense.
  static int atLeast(String option, int value, int least) {
    if (value < least) {
      throw new UsageException(
          Problem.with(option, value + " makes no sense", "at least " + least));
    }
    return value;
  }
}
