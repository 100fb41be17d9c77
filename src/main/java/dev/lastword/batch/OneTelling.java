package dev.lastword.batch;

import dev.lastword.talk.Event;
import java.util.function.Consumer;

/// Tells of a conversation that was taken up again as of one: it begins once and ends once.
final class OneTelling implements Consumer<Event> {
  private final Consumer<Event> watcher;
  private boolean begun;

  OneTelling(Consumer<Event> watcher) {
    this.watcher = watcher;
  }

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.Started started -> {
        if (!begun) {
          begun = true;
          watcher.accept(started);
        }
      }
      case Event.Ended _ -> {} // not before it is certain that it is not taken up again
      default -> watcher.accept(event);
    }
  }

  /// It is over.
  void end(Event.Ended ended) {
    watcher.accept(ended);
  }
}
