package dev.lastword.engine;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long a message took.
///
/// @param firstByte from asking to the first byte of the reply
/// @param total from asking to the last
record Took(Duration firstByte, Duration total) {
  /// No time at all: nobody was asked.
  static final Took NONE = new Took(Duration.ZERO, Duration.ZERO);

  /// The time since a reader was asked; readers have no first byte.
  static Took since(long began, LongSupplier nanos) {
    return new Took(Duration.ZERO, Duration.ofNanos(nanos.getAsLong() - began));
  }
}
