package dev.lastword.engine;

import dev.lastword.endpoint.Admission;
import dev.lastword.endpoint.CallCutException;
import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Outcome;
import dev.lastword.engine.History.Trouble;
import dev.lastword.journal.JournalRecord;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Asks models for their messages. Every attempt at a call is a record of its own; no reply is
/// asked for again.
final class ModelCalls {
  private final Cast cast;
  private final Book book;
  private final Settlement settlement;
  private final Duration patience;
  private final Purse purse;
  private final StopSwitch stop;
  private final Pauses pauses;
  private final Consumer<Event> watcher;
  private final LongSupplier nanos;
  private Asked asked;

  /// @param asked what was asked for last, if the run goes on
  ModelCalls(
      Cast cast, Book book, Placing placing, Asked asked, Pauses pauses, Surroundings around) {
    this.cast = cast;
    this.book = book;
    this.settlement = new Settlement(cast, book, placing, around);
    this.patience = around.retries().within();
    this.purse = around.purse();
    this.stop = around.stop();
    this.pauses = pauses;
    this.watcher = around.watcher();
    this.nanos = around.nanos();
    this.asked = asked;
  }

  /// Asks for a message, again where that may help.
  Delivery call(Step.Ask ask, Endpoint endpoint) throws IOException {
    var request = endpoint.prepare(ask.prompt());
    var began = nanos.getAsLong();
    for (var count = 1; ; count++) {
      var kill = endpoint.kill();
      if (kill != null) {
        return Delivery.Failed.killed(endpoint.identity(), kill);
      }
      var attempt = new Attempt(ask, endpoint, request, count);
      var waits = nanos.getAsLong();
      var admission = admission(attempt);
      began += nanos.getAsLong() - waits; // whoever waits for a turn uses up no patience
      var done =
          switch (admission) {
            case null -> attempt.stopped();
            case Admission.Refused(var why, _) ->
                Delivery.Failed.silent(Ending.ERROR, Trouble.at(attempt.who(), why));
            case Admission.Permit permit -> once(attempt, permit, began);
          };
      if (done != null) {
        return done;
      }
    }
  }

  /// Waits for the end of a pause and for a turn; null where the run is stopped meanwhile.
  private @Nullable Admission admission(Attempt attempt) {
    var side = attempt.side();
    Consumer<Admission.Held> held =
        wait ->
            watcher.accept(
                new Event.Held(
                    attempt.ask().number(), side, cast.name(side), wait.why(), wait.span()));
    try {
      return stop.whileWaiting(() -> unpaused(attempt, held));
    } catch (InterruptedException e) {
      return null;
    }
  }

  /// A turn that came during a pause goes to somebody else.
  private Admission unpaused(Attempt attempt, Consumer<Admission.Held> held)
      throws InterruptedException {
    while (true) {
      pauses.await(attempt.ask().number());
      var admission = attempt.endpoint().admit(attempt.request(), patience, held);
      if (!pauses.last() || !(admission instanceof Admission.Permit permit)) {
        return admission;
      }
      permit.close();
    }
  }

  /// Makes one attempt; null where another is to be made.
  private @Nullable Delivery once(Attempt attempt, Admission.Permit permit, long began)
      throws IOException {
    JournalRecord intent;
    Outcome outcome;
    try (permit) {
      var answer = funds(attempt);
      if (!(answer instanceof Purse.Funds funds)) {
        return unpaid(attempt, answer);
      }
      try (funds) {
        var kill = attempt.endpoint().kill();
        if (kill != null) {
          return Delivery.Failed.killed(attempt.who(), kill);
        }
        if (pauses.last()) {
          return null; // the money came during a pause: whoever is not paused may have it
        }
        intent = announce(attempt);
        outcome = send(attempt, intent);
        if (outcome == null) {
          return Delivery.Failed.silent(Ending.OPERATOR, "stopped while a reply was awaited");
        }
        funds.settle(outcome);
      }
      permit.settle(outcome);
    }
    var elapsed = Duration.ofNanos(nanos.getAsLong() - began);
    return settlement.of(new Attempt.Made(attempt, intent, outcome, elapsed));
  }

  /// Has the call paid for; null where the run is stopped meanwhile.
  private Purse.@Nullable Answer funds(Attempt attempt) {
    var prompt = attempt.ask().prompt();
    try {
      return stop.whileWaiting(() -> purse.open(attempt.endpoint(), prompt, attempt.request()));
    } catch (InterruptedException e) {
      return null;
    }
  }

  private static Delivery unpaid(Attempt attempt, Purse.@Nullable Answer answer) {
    return answer instanceof Purse.Refused(var why)
        ? Delivery.Failed.silent(Ending.BUDGET, why)
        : attempt.stopped();
  }

  private JournalRecord announce(Attempt attempt) throws IOException {
    var ask = attempt.ask();
    asked = asked.again(ask.number());
    watcher.accept(
        new Event.Asked(ask.number(), ask.side(), cast.name(ask.side()), asked.attempts()));
    return book.intent(ask, asked.attempts(), attempt.who(), attempt.request());
  }

  /// Sends the request; null where the run was stopped before a byte of it left.
  private @Nullable Outcome send(Attempt attempt, JournalRecord intent) throws IOException {
    var hearing = new Hearing(attempt.ask(), watcher, book.bodies());
    try {
      return stop.whileCalling(() -> attempt.endpoint().send(attempt.request(), hearing));
    } catch (CallCutException e) {
      return e.outcome();
    } catch (InterruptedException e) {
      book.notSent(intent, new Outcome.NotSent("stopped by the operator", false), null);
      return null;
    }
  }
}
