package dev.lastword.endpoint;

import dev.lastword.endpoint.Outcome.Finish;
import dev.lastword.talk.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reply while it arrives: what the events have said so far.
final class Draft {
  private static final int MOST_NAMES = 4;

  private final Track text;
  private final Track reasoning;
  private final @Nullable ThinkFilter inline;
  private final List<String> models = new ArrayList<>();
  private @Nullable String provider;
  private @Nullable String id;
  private @Nullable Finish finish;
  private @Nullable Trouble trouble;
  private Usage usage = Usage.UNKNOWN;
  private boolean refused;
  private boolean ended;
  private boolean recognised;

  Draft(Endpoint.Listener listener, boolean mayThinkInline, @Nullable Secret key) {
    text = new Track(listener::text, key);
    reasoning = new Track(listener::reasoning, key);
    inline = mayThinkInline ? new ThinkFilter(text::add, reasoning::add) : null;
  }

  void text(String part) {
    if (inline == null) {
      text.add(part);
    } else {
      inline.take(part);
    }
  }

  void reasoning(String part) {
    reasoning.add(part);
  }

  /// Takes words with which the model declines: they are its message, and marked as no free one.
  void refusal(String part) {
    refused = true;
    text(part);
  }

  void finish(Finish reason) {
    finish = reason;
  }

  /// What looked like the end was none.
  void goesOn() {
    finish = null;
  }

  /// The dialect's own mark that nothing follows.
  void end() {
    ended = true;
  }

  /// This is a reply of the dialect, complete or not.
  void recognised() {
    recognised = true;
  }

  /// Keeps the first error: later ones follow from it.
  ///
  /// @param found null: there is none
  /// @return whether there is one
  boolean trouble(@Nullable Trouble found) {
    if (trouble == null) {
      trouble = found;
    }
    return found != null;
  }

  void served(@Nullable String model, @Nullable String upstream, @Nullable String replyId) {
    if (model != null && !models.contains(model) && models.size() < MOST_NAMES) {
      models.add(model);
    }
    provider = provider == null ? upstream : provider;
    id = id == null ? replyId : id;
  }

  void count(Usage counted) {
    usage = Counts.over(usage, counted);
  }

  /// Nothing more is heard.
  void close() {
    if (inline != null) {
      inline.end();
    }
    text.end();
    reasoning.end();
  }

  Track text() {
    return text;
  }

  Track reasoning() {
    return reasoning;
  }

  List<String> models() {
    return models;
  }

  @Nullable String provider() {
    return provider;
  }

  @Nullable String id() {
    return id;
  }

  @Nullable Finish finish() {
    return refused && finish == Finish.STOP ? Finish.FILTER : finish;
  }

  @Nullable Trouble trouble() {
    return trouble;
  }

  Usage usage() {
    return usage;
  }

  boolean ended() {
    return ended;
  }

  boolean isRecognised() {
    return recognised;
  }

  boolean isEmpty() {
    return text.isEmpty() && reasoning.isEmpty();
  }
}
