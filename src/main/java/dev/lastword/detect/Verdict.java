package dev.lastword.detect;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the judge says after a message: go on, or stop. Immutable.
///
/// @param reading what was read in the message just heard
/// @param stop why the conversation is over, the same object after every message from the stop on;
///   null where it goes on
public record Verdict(Reading reading, @Nullable Stop stop) {
  /// Refuses what is absent.
  public Verdict {
    Objects.requireNonNull(reading);
  }
}
