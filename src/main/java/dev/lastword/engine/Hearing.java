package dev.lastword.engine;

import dev.lastword.endpoint.Endpoint;
import dev.lastword.talk.Event;
import java.util.function.Consumer;

/// Passes a reply on to the watcher while it arrives, and keeps what was heard of it.
final class Hearing implements Endpoint.Listener {
  private final Step.Ask ask;
  private final Consumer<Event> watcher;
  private final StringBuilder heard = new StringBuilder();

  Hearing(Step.Ask ask, Consumer<Event> watcher) {
    this.ask = ask;
    this.watcher = watcher;
  }

  @Override
  public void text(String part) {
    heard.append(part);
    watcher.accept(new Event.Streamed(ask.number(), ask.side(), part));
  }

  @Override
  public void reasoning(String part) {
    watcher.accept(new Event.Reasoned(ask.number(), ask.side(), part));
  }

  String heard() {
    return heard.toString();
  }
}
