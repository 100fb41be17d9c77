package dev.lastword.endpoint;

/// About how many requests went in the last window: this window's, and the last one's as far as it
/// still counts.
final class Lately {
  private final long window;
  private long began;
  private long before;
  private long since;

  Lately(long window) {
    this.window = window;
  }

  /// One more.
  synchronized void count(long now) {
    turn(now);
    since++;
  }

  /// How many.
  synchronized double count() {
    return since + before;
  }

  private void turn(long now) {
    var gone = now - began;
    if (gone >= window || gone < 0) {
      before = gone >= window && gone < 2 * window ? since : 0;
      since = 0;
      began = now;
    }
  }
}
