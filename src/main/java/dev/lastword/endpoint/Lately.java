package dev.lastword.endpoint;

/// About how many requests went in the last window: this window's, and the share of the one before
/// that is not yet over.
final class Lately {
  private final long window;
  private long began;
  private double before;
  private double since;

  Lately(long window) {
    this.window = window;
  }

  /// One more.
  synchronized void add(long now) {
    turn(now);
    since++;
  }

  /// How many there were.
  synchronized double count(long now) {
    turn(now);
    return since + before * (1 - (now - began) / (double) window);
  }

  private void turn(long now) {
    var gone = now - began;
    if (gone >= window || gone < 0) {
      before = gone >= window && gone < 2 * window ? since : 0;
      since = 0;
      began = gone >= window && gone < 2 * window ? began + window : now;
    }
  }
}
