package dev.lastword.engine;

import dev.lastword.detect.Utterance;
import dev.lastword.endpoint.Outcome;
import dev.lastword.talk.Event;
import dev.lastword.talk.Message;
import dev.lastword.talk.Usage;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Gives what was said its place in the talk: on record, heard by the judge, told to the watcher.
final class Placing {
  private final Cast cast;
  private final Book book;
  private final Judge judge;
  private final Consumer<Event> watcher;

  Placing(Cast cast, Book book, Judge judge, Consumer<Event> watcher) {
    this.cast = cast;
    this.book = book;
    this.judge = judge;
    this.watcher = watcher;
  }

  /// How a message came about.
  private record Source(
      String name, @Nullable String receipt, Utterance.Finish finish, Usage usage, Took took) {
    /// A message that nobody was asked for, or that a reader said.
    static Source free(String name, Took took) {
      return new Source(name, null, Utterance.Finish.COMPLETE, Usage.NONE, took);
    }

    static Source call(String receipt, Outcome.Finish finish, Usage usage, Took took) {
      return new Source("call", receipt, Recorded.heard(finish), usage, took);
    }
  }

  /// A message that nobody is asked for.
  Delivery.Spoken opener(Message message) throws IOException {
    return place(message, Source.free("opener", Took.NONE));
  }

  /// A line a reader read out.
  Delivery.Spoken line(Step.Ask ask, String text, String source, Took took) throws IOException {
    return place(message(ask, text), Source.free(source, took));
  }

  /// A reply that was just put on record.
  Delivery.Spoken reply(Step.Ask ask, Outcome.Reply reply, String receipt) throws IOException {
    var timing = reply.timing();
    var took = new Took(timing.firstByte(), timing.total());
    return place(
        message(ask, reply.text()), Source.call(receipt, reply.finish(), reply.usage(), took));
  }

  /// A reply that was on record before.
  Delivery.Spoken recorded(Recall.Reply recorded) throws IOException {
    var reply = recorded.reply();
    var message = new Message(reply.message(), reply.side(), cast.name(reply.side()), reply.text());
    var took = new Took(reply.firstByte(), reply.took());
    var finish = Recorded.finish(reply.finish());
    return place(message, Source.call(recorded.receipt(), finish, reply.usage(), took));
  }

  private Message message(Step.Ask ask, String text) {
    return new Message(ask.number(), ask.side(), cast.name(ask.side()), text);
  }

  private Delivery.Spoken place(Message message, Source source) throws IOException {
    book.message(message, source.name(), source.receipt());
    var verdict =
        judge.hear(new Utterance(Sides.of(message.side()), message.text(), source.finish()));
    book.verdict(verdict);
    var took = source.took();
    watcher.accept(new Event.Spoke(message, source.usage(), took.firstByte(), took.total()));
    return new Delivery.Spoken(message, source.usage(), verdict);
  }
}
