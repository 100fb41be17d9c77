package dev.lastword.engine;

import dev.lastword.detect.Utterance;
import dev.lastword.endpoint.Admission;
import dev.lastword.endpoint.CallCutException;
import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Kill;
import dev.lastword.endpoint.Outcome;
import dev.lastword.endpoint.Request;
import dev.lastword.endpoint.RetryPolicy;
import dev.lastword.engine.History.Trouble;
import dev.lastword.journal.JournalRecord;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Does one message end to end: intent, call, reply, judgement, each on record before the next.
/// Every attempt at a call is a record of its own; no reply is asked for again.
final class Messenger {
  private final Cast cast;
  private final Book book;
  private final Judge judge;
  private final RetryPolicy retries;
  private final StopSwitch stop;
  private final Consumer<Event> watcher;
  private final LongSupplier nanos;
  private final RandomGenerator chance;
  private int askedFor;
  private int attempts;

  /// @param before what happened before, if the run goes on
  Messenger(Cast cast, Book book, Recall before, Surroundings around) {
    this.cast = cast;
    this.book = book;
    this.judge = before.judge();
    this.askedFor = before.askedFor();
    this.attempts = before.attempts();
    this.retries = around.retries();
    this.stop = around.stop();
    this.watcher = around.watcher();
    this.nanos = around.nanos();
    this.chance = around.chance();
  }

  /// Puts a message on record that nobody is asked for.
  Delivery.Spoken open(Message message) throws IOException {
    return commit(message, Origin.free("opener", Took.NONE));
  }

  /// Gives a reply that is on record its place: nobody is asked again.
  Delivery.Spoken place(Recall.Reply recorded) throws IOException {
    var reply = recorded.reply();
    return commit(
        new Message(reply.message(), reply.side(), cast.name(reply.side()), reply.text()),
        new Origin(
            "call",
            recorded.receipt(),
            Recorded.heard(Recorded.finish(reply.finish())),
            reply.usage(),
            new Took(reply.firstByte(), reply.took())));
  }

  /// Asks a side for its message.
  Delivery deliver(Step.Ask ask) throws IOException {
    return switch (cast.speaker(ask.side())) {
      case Speaker.Model(var endpoint) -> call(ask, endpoint);
      case Speaker.Reader reader -> read(ask, reader);
    };
  }

  private Delivery read(Step.Ask ask, Speaker.Reader reader) throws IOException {
    watcher.accept(new Event.Asked(ask.number(), ask.side(), cast.name(ask.side()), 1));
    var began = nanos.getAsLong();
    var hearing = new Hearing(ask, watcher);
    String line;
    try {
      line = stop.whileWaiting(() -> reader.next(ask.number(), hearing::text));
    } catch (InterruptedException e) {
      var name = cast.name(ask.side());
      if (!hearing.heard().isEmpty()) {
        var cut = "Cut, and no message. " + name + " had said:\n\n" + hearing.heard();
        book.operator(cut, "note", null);
      }
      return new Delivery.Failed(
          new Trouble(Ending.OPERATOR, "stopped while " + name + " was speaking"),
          hearing.heard(),
          Usage.NONE);
    }
    if (line == null) {
      return failed(Ending.SCRIPT_END, cast.name(ask.side()) + " has no further line");
    }
    return commit(message(ask, line), Origin.free(reader.source(), Took.since(began, nanos)));
  }

  private Delivery call(Step.Ask ask, Endpoint endpoint) throws IOException {
    var request = endpoint.prepare(ask.prompt());
    var began = nanos.getAsLong();
    for (var attempt = 1; ; attempt++) {
      var kill = endpoint.kill();
      if (kill != null) {
        return killed(endpoint.identity(), kill);
      }
      var waits = nanos.getAsLong();
      Admission admission;
      try {
        admission = stop.whileWaiting(() -> admit(ask, endpoint, request));
      } catch (InterruptedException e) {
        return failed(
            Ending.OPERATOR, "stopped before " + endpoint.identity().provider() + " was asked");
      }
      began += nanos.getAsLong() - waits; // whoever waits for a turn uses up no patience
      var done =
          switch (admission) {
            case Admission.Refused(var why, _) ->
                failed(Ending.ERROR, Trouble.at(endpoint.identity(), why));
            case Admission.Permit permit -> once(ask, endpoint, request, permit, attempt, began);
          };
      if (done != null) {
        return done;
      }
    }
  }

  private Admission admit(Step.Ask ask, Endpoint endpoint, Request request)
      throws InterruptedException {
    return endpoint.admit(
        request,
        retries.within(),
        held ->
            watcher.accept(
                new Event.Held(
                    ask.number(), ask.side(), cast.name(ask.side()), held.why(), held.span())));
  }

  /// Makes one attempt; null where another is to be made.
  private @Nullable Delivery once(
      Step.Ask ask,
      Endpoint endpoint,
      Request request,
      Admission.Permit permit,
      int attempt,
      long began)
      throws IOException {
    JournalRecord intent;
    Outcome outcome;
    try (permit) {
      var kill = endpoint.kill();
      if (kill != null) {
        return killed(endpoint.identity(), kill);
      }
      var numbered = numbered(ask);
      watcher.accept(new Event.Asked(ask.number(), ask.side(), cast.name(ask.side()), numbered));
      intent = book.intent(ask, numbered, endpoint.identity(), request);
      var hearing = new Hearing(ask, watcher, book.bodies());
      try {
        outcome = stop.whileWaiting(() -> endpoint.send(request, hearing));
      } catch (CallCutException e) {
        outcome = e.outcome();
      } catch (InterruptedException e) {
        book.notSent(intent, new Outcome.NotSent("stopped by the operator", false), null);
        return failed(Ending.OPERATOR, "stopped while a reply was awaited");
      }
      permit.settle(outcome);
    }
    var elapsed = Duration.ofNanos(nanos.getAsLong() - began);
    return settle(ask, endpoint, new Sent(intent, request, outcome), attempt, elapsed);
  }

  /// The number of the next attempt at a message, those before the run broke off among them.
  private int numbered(Step.Ask ask) {
    attempts = askedFor == ask.number() ? attempts + 1 : 1;
    askedFor = ask.number();
    return attempts;
  }

  /// A request and what came of it.
  private record Sent(JournalRecord intent, Request request, Outcome outcome) {}

  /// Puts an outcome on record; null where the call is to be made again.
  private @Nullable Delivery settle(
      Step.Ask ask, Endpoint endpoint, Sent sent, int attempt, Duration elapsed)
      throws IOException {
    var who = endpoint.identity();
    return switch (sent.outcome()) {
      case Outcome.Reply reply -> accept(ask, sent, reply);
      case Outcome.Partial partial -> {
        book.partial(sent.intent(), partial.text(), partial.why(), partial.digest());
        var trouble =
            stop.thrown()
                ? new Trouble(
                    Ending.OPERATOR, "stopped while " + cast.name(ask.side()) + " was writing")
                : partial.killed()
                    ? killed(who, endpoint.kill()).trouble()
                    : new Trouble(
                        Ending.ERROR, Trouble.at(who, "the reply was cut: " + partial.why()));
        yield new Delivery.Failed(trouble, partial.text(), Usage.UNKNOWN);
      }
      case Outcome.Unknown unknown -> {
        book.unknown(sent.intent(), unknown.why());
        var trouble =
            stop.thrown()
                ? new Trouble(Ending.OPERATOR, "stopped while a reply was awaited")
                : unknown.killed()
                    ? killed(who, endpoint.kill()).trouble()
                    : new Trouble(
                        Ending.ERROR,
                        Trouble.at(who, "no reply, and it may have been billed: " + unknown.why()));
        yield new Delivery.Failed(trouble, "", Usage.UNKNOWN);
      }
      case Outcome.NotSent notSent when notSent.killed() -> {
        book.notSent(sent.intent(), notSent, null);
        yield stop.thrown()
            ? failed(Ending.OPERATOR, "stopped before " + who.provider() + " was asked")
            : killed(who, endpoint.kill());
      }
      case Outcome.NotSent notSent -> {
        var decision = retries.after(notSent, attempt, elapsed, chance);
        book.notSent(sent.intent(), notSent, pause(decision));
        yield again(ask, attempt, new Setback(Ending.ERROR, "", notSent.why()), who, decision);
      }
      case Outcome.Rejected rejected -> {
        var decision = retries.after(rejected, attempt, elapsed, chance);
        book.rejected(sent.intent(), rejected, pause(decision));
        var ending = rejected.outgrown() ? Ending.CONTEXT : Ending.ERROR;
        var setback = new Setback(ending, rejected.status() + ", ", rejected.why());
        var done = again(ask, attempt, setback, who, decision);
        yield done instanceof Delivery.Failed(var trouble, _, _)
                && trouble.ending() == Ending.CONTEXT
            ? new Delivery.Outgrown(trouble, rejected.detail())
            : done;
      }
    };
  }

  /// Why an attempt brought nothing.
  ///
  /// @param ending what the run ends with if nothing comes of asking again
  /// @param status the status and a comma; empty where there was none
  /// @param why in our words
  private record Setback(Ending ending, String status, String why) {}

  private @Nullable Duration pause(RetryPolicy.Decision decision) {
    if (stop.thrown()) {
      return null; // nobody will wait
    }
    return switch (decision) {
      case RetryPolicy.Decision.Again(var pause) -> pause;
      case RetryPolicy.Decision.GiveUp _ -> null;
    };
  }

  private @Nullable Delivery again(
      Step.Ask ask,
      int attempt,
      Setback setback,
      Endpoint.Identity who,
      RetryPolicy.Decision decision) {
    if (stop.thrown()) {
      return failed(Ending.OPERATOR, "stopped before " + who.provider() + " was asked again");
    }
    return switch (decision) {
      case RetryPolicy.Decision.GiveUp(var reason, _) ->
          failed(setback.ending(), Trouble.at(who, setback.status() + reason));
      case RetryPolicy.Decision.Again(var pause) -> {
        watcher.accept(
            new Event.Retrying(
                ask.number(), ask.side(), setback.status() + setback.why(), attempt, pause));
        yield waited(pause)
            ? null
            : failed(Ending.OPERATOR, "stopped while waiting to ask " + who.provider() + " again");
      }
    };
  }

  /// Whether the whole pause went by.
  private boolean waited(Duration pause) {
    try {
      return stop.whileWaiting(() -> {
        Thread.sleep(pause);
        return true;
      });
    } catch (InterruptedException e) {
      return false;
    }
  }

  private Delivery accept(Step.Ask ask, Sent sent, Outcome.Reply reply) throws IOException {
    var objection = cast.objection(ask.side(), reply.served());
    if (objection != null && cast.refuses(objection)) {
      book.discarded(sent.intent(), reply, objection.sentence());
      var trouble = new Trouble(Ending.MODEL_CHANGED, objection.sentence());
      return new Delivery.Failed(trouble, "", reply.usage());
    }
    var match = objection == null ? reply.served().match() : objection.match();
    var receipt = book.reply(sent.intent(), sent.request(), reply, match).receipt();
    if (objection != null && objection.grave() && cast.isNews(objection)) {
      watcher.accept(new Event.Flagged(ask.number(), objection.sentence()));
    }
    var timing = reply.timing();
    return commit(
        message(ask, reply.text()),
        new Origin(
            "call",
            receipt,
            Recorded.heard(reply.finish()),
            reply.usage(),
            new Took(timing.firstByte(), timing.total())));
  }

  private Delivery.Spoken commit(Message message, Origin origin) throws IOException {
    book.message(message, origin.source(), origin.receipt());
    var verdict =
        judge.hear(new Utterance(Sides.of(message.side()), message.text(), origin.finish()));
    book.verdict(verdict);
    var took = origin.took();
    watcher.accept(new Event.Spoke(message, origin.usage(), took.firstByte(), took.total()));
    return new Delivery.Spoken(message, origin.usage(), verdict);
  }

  /// How a message came about.
  private record Origin(
      String source, @Nullable String receipt, Utterance.Finish finish, Usage usage, Took took) {
    /// A message that nobody was asked for, or that a reader said.
    static Origin free(String source, Took took) {
      return new Origin(source, null, Utterance.Finish.COMPLETE, Usage.NONE, took);
    }
  }

  private Message message(Step.Ask ask, String text) {
    return new Message(ask.number(), ask.side(), cast.name(ask.side()), text);
  }

  /// @param kill the switch; null: it was opened again just now, after it had done its work
  private static Delivery.Failed killed(Endpoint.Identity who, @Nullable Kill kill) {
    var what = kill == null ? Kill.SHUT : kill.words();
    var trouble = new Trouble(Ending.KILL_SWITCH, Trouble.at(who, what));
    return new Delivery.Failed(trouble, "", Usage.NONE);
  }

  /// The switch that keeps a side from being asked; null: none does.
  @Nullable Kill kill(Side side) {
    return switch (cast.speaker(side)) {
      case Speaker.Model(var endpoint) -> endpoint.kill();
      case Speaker.Reader _ -> null;
    };
  }

  private static Delivery failed(Ending ending, String detail) {
    return new Delivery.Failed(new Trouble(ending, detail), "", Usage.NONE);
  }
}
