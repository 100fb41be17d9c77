package dev.lastword.engine;

import dev.lastword.endpoint.Endpoint;
import dev.lastword.talk.Event;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Passes a reply on to the watcher while it arrives, and keeps what was heard of it.
final class Hearing implements Endpoint.Listener {
  private final Step.Ask ask;
  private final Consumer<Event> watcher;
  private final StringBuilder heard = new StringBuilder();
  private final @Nullable Consumer<byte[]> bodies;

  Hearing(Step.Ask ask, Consumer<Event> watcher) {
    this(ask, watcher, null);
  }

  /// Also hears the bytes.
  ///
  /// @param bodies hears them; null: nobody wants them
  Hearing(Step.Ask ask, Consumer<Event> watcher, @Nullable Consumer<byte[]> bodies) {
    this.ask = ask;
    this.watcher = watcher;
    this.bodies = bodies;
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

  @Override
  public boolean wantsBody() {
    return bodies != null;
  }

  @Override
  public void body(byte[] bytes) {
    if (bodies != null) {
      bodies.accept(bytes);
    }
  }

  String heard() {
    return heard.toString();
  }
}
