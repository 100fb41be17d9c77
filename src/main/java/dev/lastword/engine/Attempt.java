package dev.lastword.engine;

import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Outcome;
import dev.lastword.endpoint.Request;
import dev.lastword.journal.JournalRecord;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import java.time.Duration;

/// One attempt at a message of a model's.
///
/// @param ask what it is for
/// @param endpoint who is asked
/// @param request what is sent
/// @param count which attempt it is since the program asked for this message, from 1
record Attempt(Step.Ask ask, Endpoint endpoint, Request request, int count) {
  Side side() {
    return ask.side();
  }

  Endpoint.Identity who() {
    return endpoint.identity();
  }

  /// The run was stopped before anything was sent.
  Delivery stopped() {
    return Delivery.Failed.silent(
        Ending.OPERATOR, "stopped before " + who().provider() + " was asked");
  }

  /// An attempt that was made.
  ///
  /// @param attempt the attempt
  /// @param intent its record
  /// @param outcome what came of it
  /// @param elapsed the time since the message was first asked for, waits for a turn left out
  record Made(Attempt attempt, JournalRecord intent, Outcome outcome, Duration elapsed) {}
}
