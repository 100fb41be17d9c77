package dev.lastword.engine;

import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Outcome;
import dev.lastword.endpoint.Prompt;
import dev.lastword.endpoint.Request;

/// What calls are paid from. The most a call may cost is set aside before it goes on record as
/// about to be made, so that calls in flight count; afterwards the purse learns what it did cost.
/// Safe for use by several threads.
@FunctionalInterface
public interface Purse {
  /// Pays for everything and counts nothing.
  Purse OPEN = (_, _, _) -> Funds.FREE;

  /// Sets aside what a call may cost at most, and waits for that while calls in flight hold it.
  ///
  /// @param endpoint who is asked
  /// @param prompt what it is asked to continue
  /// @param request the same in bytes
  /// @return funds to be closed when the call is over, or a refusal
  /// @throws InterruptedException where the thread was interrupted; nothing is set aside then
  Answer open(Endpoint endpoint, Prompt prompt, Request request) throws InterruptedException;

  /// Whether a call is paid for.
  sealed interface Answer {}

  /// What was set aside for a call.
  non-sealed interface Funds extends Answer, AutoCloseable {
    /// Nothing, and nobody counts it.
    Funds FREE =
        new Funds() {
          @Override
          public void settle(Outcome outcome) {}

          @Override
          public void close() {}
        };

    /// Takes what the call cost, as far as that is known, and gives back the rest.
    ///
    /// @param outcome what came of it
    void settle(Outcome outcome);

    /// Gives all of it back, unless it was settled.
    @Override
    void close();
  }

  /// It is not paid for.
  ///
  /// @param why in our words
  record Refused(String why) implements Answer {}
}
