package dev.lastword.engine;

import dev.lastword.talk.Event;
import java.time.Duration;

/// Waits out the pauses of a run before somebody is asked, tells the watcher of each, and adds them
/// up. A pause is no part of the talk: nothing of it goes on record.
final class Pauses {
  private final Surroundings around;
  private long total;

  Pauses(Surroundings around) {
    this.around = around;
  }

  /// Whether a pause lasts.
  boolean last() {
    return around.stop().paused();
  }

  /// Waits while a pause lasts. Call it where the run may be stopped.
  ///
  /// @param message the message that is asked for next
  void await(int message) throws InterruptedException {
    if (!last()) {
      return;
    }
    var began = around.nanos().getAsLong();
    try {
      around.watcher().accept(new Event.Paused(message));
      around.stop().awaitGoOn();
    } finally {
      total += around.nanos().getAsLong() - began;
    }
  }

  /// How long all pauses so far lasted.
  Duration total() {
    return Duration.ofNanos(total);
  }
}
