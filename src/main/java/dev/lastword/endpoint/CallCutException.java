package dev.lastword.endpoint;

import java.util.Objects;

/// The thread was interrupted and the call was cut; tells what had come of it until then.
public final class CallCutException extends InterruptedException {
  private static final long serialVersionUID = 1L;

  private final transient Outcome outcome;

  /// Carries the truth about the cut call.
  ///
  /// @param outcome not sent, unknown or partial
  public CallCutException(Outcome outcome) {
    super("the call was cut");
    this.outcome = Objects.requireNonNull(outcome);
  }

  /// What had come of the call.
  ///
  /// @return [Outcome.NotSent], [Outcome.Unknown] or [Outcome.Partial]
  public Outcome outcome() {
    return outcome;
  }
}
