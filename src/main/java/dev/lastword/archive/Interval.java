package dev.lastword.archive;

/// Where a figure may well lie, judged by the transcripts at hand.
///
/// @param low its lower end
/// @param high its upper end
public record Interval(double low, double high) {
  /// Refuses ends in the wrong order.
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("no interval: " + low + " to " + high);
    }
  }
}
