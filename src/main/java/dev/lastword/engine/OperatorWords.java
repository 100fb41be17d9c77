package dev.lastword.engine;

import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Says the operator's words: they go on record and are told to the watcher.
final class OperatorWords {
  private final Book book;
  private final Consumer<Event> watcher;

  OperatorWords(Book book, Consumer<Event> watcher) {
    this.book = book;
    this.watcher = watcher;
  }

  /// Says what both sides or one of them will hear.
  ///
  /// @param occasion why it is said, as the journal names it
  /// @param to the only side that hears it; null: both do
  void say(String text, String occasion, @Nullable Side to) throws IOException {
    book.operator(text, occasion, to);
    watcher.accept(new Event.Operator(text));
  }

  /// Says what no side hears.
  void note(String text) throws IOException {
    book.operator(text, "note", null);
    watcher.accept(new Event.Operator(text, true));
  }

  /// Says what was agreed on beforehand.
  History inject(History history, String text, @Nullable Side to) throws IOException {
    say(text, "inject", to);
    return history.injected(text, to);
  }
}
