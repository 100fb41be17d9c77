package dev.lastword.engine;

import dev.lastword.endpoint.Outcome;
import dev.lastword.engine.History.Trouble;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Usage;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What comes of an attempt: its outcome is put on record, and then a message is said, or none is,
/// or the call is made again.
final class Settlement {
  private final Cast cast;
  private final Book book;
  private final Placing placing;
  private final Retrying retrying;
  private final StopSwitch stop;
  private final Consumer<Event> watcher;

  Settlement(Cast cast, Book book, Placing placing, Surroundings around) {
    this.cast = cast;
    this.book = book;
    this.placing = placing;
    this.retrying = new Retrying(around);
    this.stop = around.stop();
    this.watcher = around.watcher();
  }

  /// Settles an attempt; null where the call is to be made again.
  @Nullable Delivery of(Attempt.Made made) throws IOException {
    return switch (made.outcome()) {
      case Outcome.Reply reply -> accept(made, reply);
      case Outcome.Partial partial -> cut(made, partial);
      case Outcome.Unknown unknown -> lost(made, unknown);
      case Outcome.NotSent notSent when notSent.killed() -> killed(made, notSent);
      case Outcome.NotSent notSent -> notSent(made, notSent);
      case Outcome.Rejected rejected -> rejected(made, rejected);
    };
  }

  private Delivery accept(Attempt.Made made, Outcome.Reply reply) throws IOException {
    var ask = made.attempt().ask();
    var objection = cast.objection(ask.side(), reply.served());
    if (objection != null && cast.refuses(objection)) {
      book.discarded(made.intent(), reply, objection.sentence());
      var trouble = new Trouble(Ending.MODEL_CHANGED, objection.sentence());
      return new Delivery.Failed(trouble, "", reply.usage());
    }
    var match = objection == null ? reply.served().match() : objection.match();
    var record = book.reply(made.intent(), made.attempt().request(), reply, match);
    if (objection != null && objection.grave() && cast.isNews(objection)) {
      watcher.accept(new Event.Flagged(ask.number(), objection.sentence()));
    }
    return placing.reply(ask, reply, record.receipt());
  }

  private Delivery cut(Attempt.Made made, Outcome.Partial partial) throws IOException {
    book.partial(made.intent(), partial);
    var doing = cast.name(made.attempt().side()) + " was writing";
    var trouble = doubt(made, doing, partial.killed(), "the reply was cut: " + partial.why());
    return new Delivery.Failed(trouble, partial.text(), Usage.UNKNOWN);
  }

  private Delivery lost(Attempt.Made made, Outcome.Unknown unknown) throws IOException {
    book.unknown(made.intent(), unknown);
    var why = "no reply, and it may have been billed: " + unknown.why();
    var trouble = doubt(made, "a reply was awaited", unknown.killed(), why);
    return new Delivery.Failed(trouble, "", Usage.UNKNOWN);
  }

  /// What ends the talk where a call may have been billed: it is never made again by itself.
  ///
  /// @param doing what went on when it broke off
  private Trouble doubt(Attempt.Made made, String doing, boolean killed, String why) {
    if (stop.thrown()) {
      return new Trouble(Ending.OPERATOR, "stopped while " + doing);
    }
    var who = made.attempt().who();
    return killed
        ? Delivery.Failed.killed(who, made.attempt().endpoint().kill()).trouble()
        : new Trouble(Ending.ERROR, Trouble.at(who, why));
  }

  private Delivery killed(Attempt.Made made, Outcome.NotSent notSent) throws IOException {
    book.notSent(made.intent(), notSent, null);
    return stop.thrown()
        ? made.attempt().stopped()
        : Delivery.Failed.killed(made.attempt().who(), made.attempt().endpoint().kill());
  }

  private @Nullable Delivery notSent(Attempt.Made made, Outcome.NotSent notSent)
      throws IOException {
    var decision = retrying.decide(made);
    book.notSent(made.intent(), notSent, retrying.pause(decision));
    var setback = new Retrying.Setback(Ending.ERROR, "", notSent.why());
    return retrying.again(made.attempt(), setback, decision);
  }

  private @Nullable Delivery rejected(Attempt.Made made, Outcome.Rejected rejected)
      throws IOException {
    var decision = retrying.decide(made);
    book.rejected(made.intent(), rejected, retrying.pause(decision));
    var ending = rejected.outgrown() ? Ending.CONTEXT : Ending.ERROR;
    var setback = new Retrying.Setback(ending, rejected.status() + ", ", rejected.why());
    var failed = retrying.again(made.attempt(), setback, decision);
    return failed != null && failed.trouble().ending() == Ending.CONTEXT
        ? new Delivery.Outgrown(failed.trouble(), rejected.detail())
        : failed;
  }
}
