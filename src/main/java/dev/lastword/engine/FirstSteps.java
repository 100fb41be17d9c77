package dev.lastword.engine;

import java.io.IOException;

/// What comes before the first message is asked for: the opener where a run begins; where it goes
/// on, whatever of what is on record only has to be finished. Nobody is asked again.
final class FirstSteps {
  private final Recall before;
  private final Conversation conversation;
  private final Messenger messenger;
  private final Enforcement enforcement;
  private final Book book;
  private final OperatorWords operator;

  FirstSteps(
      Recall before,
      Conversation conversation,
      Messenger messenger,
      Enforcement enforcement,
      Book book,
      OperatorWords operator) {
    this.before = before;
    this.conversation = conversation;
    this.messenger = messenger;
    this.enforcement = enforcement;
    this.book = book;
    this.operator = operator;
  }

  /// Takes them.
  ///
  /// @return what has happened then
  History take(Entrance entrance) throws IOException {
    var history = before.history();
    var announced = entrance.announced();
    if (announced != null) {
      book.operator(Narrowing.note(announced, null), Narrowing.OCCASION, null);
      history = history.widened();
    }
    history = finished(history);
    return entrance.ended() == null ? history : history.struck(entrance.ended());
  }

  private History finished(History history) throws IOException {
    var pending = before.pending();
    var unjudged = before.verdicts().unjudged();
    var unsettled = before.verdicts().unsettled();
    if (pending != null) {
      return enforcement.spoken(history, messenger.place(pending));
    }
    if (unjudged != null) {
      book.verdict(unjudged);
      return enforcement.judged(history, unjudged);
    }
    if (unsettled != null) {
      return enforcement.settled(history, unsettled);
    }
    return before.opened() ? history : opened(history);
  }

  private History opened(History history) throws IOException {
    return switch (conversation.opening().orElse(null)) {
      case null -> history;
      case Line.Spoken(var message) ->
          enforcement.spoken(injected(history), messenger.open(message));
      case Line.Operator(var text, var to) -> {
        operator.say(text, "opener", to);
        yield history.told(text, to);
      }
    };
  }

  /// After the words that are due before the first message.
  private History injected(History begun) throws IOException {
    var history = begun;
    for (var word = conversation.due(history); word != null; word = conversation.due(history)) {
      history = operator.inject(history, word.text(), word.to());
    }
    return history;
  }
}
