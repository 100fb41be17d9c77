package dev.lastword.batch;

import dev.lastword.talk.Event;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Tells of a conversation that was taken up again as of one: it begins once and ends once.
final class OneTelling implements Consumer<Event> {
  private final Task task;
  private final BiConsumer<Task, Event> watcher;
  private boolean begun;

  OneTelling(Task task, BiConsumer<Task, Event> watcher) {
    this.task = task;
    this.watcher = watcher;
  }

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.Started started -> {
        if (!begun) {
          begun = true;
          watcher.accept(task, started);
        }
      }
      case Event.Ended _ -> {} // not before it is certain that it is not taken up again
      default -> watcher.accept(task, event);
    }
  }

  /// It is over, even where it could not begin.
  void end(Event.Ended ended) {
    var spec = task.spec();
    accept(new Event.Started(task.id(), spec.a().name(), spec.b().name(), spec.caps(), null));
    watcher.accept(task, ended);
  }
}
