package dev.lastword.engine;

import dev.lastword.engine.History.Trouble;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Usage;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Asks readers for their lines: scripts, recordings, somebody at the keyboard.
final class ReaderLines {
  private final Cast cast;
  private final Book book;
  private final Placing placing;
  private final StopSwitch stop;
  private final Pauses pauses;
  private final Consumer<Event> watcher;
  private final LongSupplier nanos;

  ReaderLines(Cast cast, Book book, Placing placing, Pauses pauses, Surroundings around) {
    this.cast = cast;
    this.book = book;
    this.placing = placing;
    this.stop = around.stop();
    this.pauses = pauses;
    this.watcher = around.watcher();
    this.nanos = around.nanos();
  }

  /// Asks a side's reader for its next line.
  Delivery read(Step.Ask ask, Speaker.Reader reader) throws IOException {
    var name = cast.name(ask.side());
    if (!allowed(ask)) {
      return Delivery.Failed.silent(Ending.OPERATOR, "stopped during a pause");
    }
    watcher.accept(new Event.Asked(ask.number(), ask.side(), name, 1));
    var began = nanos.getAsLong();
    var hearing = new Hearing(ask, watcher);
    String line;
    try {
      line = stop.whileWaiting(() -> reader.next(ask.number(), hearing::text));
    } catch (InterruptedException e) {
      return cut(name, hearing.heard());
    }
    return line == null
        ? Delivery.Failed.silent(Ending.SCRIPT_END, name + " " + reader.farewell())
        : placing.line(ask, line, reader.source(), Took.since(began, nanos));
  }

  /// Waits out a pause; false where the run is stopped meanwhile.
  private boolean allowed(Step.Ask ask) {
    if (!pauses.last()) {
      return true;
    }
    try {
      return stop.whileWaiting(() -> {
        pauses.await(ask.number());
        return true;
      });
    } catch (InterruptedException e) {
      return false;
    }
  }

  private Delivery cut(String name, String heard) throws IOException {
    if (!heard.isEmpty()) {
      book.operator("Cut, and no message. " + name + " had said:\n\n" + heard, "note", null);
    }
    var trouble = new Trouble(Ending.OPERATOR, "stopped while " + name + " was speaking");
    return new Delivery.Failed(trouble, heard, Usage.NONE);
  }
}
