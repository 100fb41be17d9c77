package dev.lastword.endpoint;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Whether a request may be sent now: the answer of [Endpoint#admit].
public sealed interface Admission {
  /// It may be sent. Holds a place among the calls of its provider until it is closed.
  non-sealed interface Permit extends Admission, AutoCloseable {
    /// Says that nothing is limited.
    Permit FREE =
        new Permit() {
          @Override
          public void settle(Outcome outcome) {}

          @Override
          public void close() {}
        };

    /// Learns from what came of the call: slower where the provider says so, faster after replies.
    ///
    /// @param outcome what came of it
    void settle(Outcome outcome);

    /// Gives the place to the next. Closing twice does no harm.
    @Override
    void close();
  }

  /// It may not be sent for longer than a message may take: the provider asked to be left alone.
  ///
  /// @param why in our words
  /// @param comeBack how long it is to be left alone
  record Refused(String why, Duration comeBack) implements Admission {}

  /// Why a request waits for its admission.
  ///
  /// @param why what holds it back, in our words, such as `the limit of openrouter, 60 requests a
  ///   minute`
  /// @param span about how long; null: until another call ends
  record Held(String why, @Nullable Duration span) {}
}
