package dev.lastword.engine;

import dev.lastword.talk.Side;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A call of which nobody knows whether it was answered: it may have been billed.
///
/// @param intent the `seq` of its intent
/// @param message the message it was for
/// @param side who was asked
/// @param name that side's name
/// @param sent when
/// @param what what is known of it
/// @param lastCost what the side's last reply cost in dollars; null: unknown
public record UnknownCall(
    long intent,
    int message,
    Side side,
    String name,
    Instant sent,
    String what,
    @Nullable BigDecimal lastCost) {
  /// The same call, of which something else is known.
  UnknownCall because(String why) {
    return new UnknownCall(intent, message, side, name, sent, why, lastCost);
  }
}
