package dev.lastword.endpoint;

import java.util.function.Consumer;

/// Tells reasoning that a local model prints at the beginning of its text, between `<think>` and
/// `</think>`, from the message. Parts may be cut anywhere.
final class ThinkFilter {
  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";

  /// More blanks than this before a mark are text: holding back for ever would cost ever more.
  private static final int MOST_BLANKS = 256;

  private enum State {
    START,
    THINKING,
    BETWEEN,
    TEXT
  }

  private final Consumer<String> text;
  private final Consumer<String> reasoning;
  private State state = State.START;
  private String held = "";

  ThinkFilter(Consumer<String> text, Consumer<String> reasoning) {
    this.text = text;
    this.reasoning = reasoning;
  }

  void take(String part) {
    switch (state) {
      case START -> start(held + part);
      case THINKING -> think(held + part);
      case BETWEEN -> between(part);
      case TEXT -> text.accept(part);
    }
  }

  /// Gives out what was held back for the sake of a mark that did not come.
  void end() {
    var rest = held;
    held = "";
    if (!rest.isEmpty()) {
      (state == State.THINKING ? reasoning : text).accept(rest);
    }
  }

  private void start(String begun) {
    var first = begun.stripLeading();
    held = "";
    if (first.startsWith(OPEN)) {
      state = State.THINKING;
      think(first.substring(OPEN.length()));
    } else if (OPEN.startsWith(first) && begun.length() <= MOST_BLANKS) {
      held = begun;
    } else {
      state = State.TEXT;
      text.accept(begun);
    }
  }

  private void think(String thought) {
    var end = thought.indexOf(CLOSE);
    if (end >= 0) {
      held = "";
      state = State.BETWEEN;
      give(thought.substring(0, end));
      between(thought.substring(end + CLOSE.length()));
      return;
    }
    var kept = thought.length() - Suffixes.begun(thought, CLOSE);
    held = thought.substring(kept);
    give(thought.substring(0, kept));
  }

  /// The blank lines behind the mark belong to it, not to the message.
  private void between(String part) {
    var message = part.stripLeading();
    if (!message.isEmpty()) {
      state = State.TEXT;
      text.accept(message);
    }
  }

  private void give(String thought) {
    if (!thought.isEmpty()) {
      reasoning.accept(thought);
    }
  }
}
