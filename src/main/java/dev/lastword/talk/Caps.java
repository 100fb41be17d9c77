package dev.lastword.talk;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The limits at which a conversation ends whatever is being said.
///
/// @param messages most messages, at least 1
/// @param totalTokens most tokens of all calls together, both directions; null: no limit
/// @param cost most United States dollars of all calls together; null: no limit
/// @param time most time from the start; null: no limit
public record Caps(
    int messages, @Nullable Long totalTokens, @Nullable BigDecimal cost, @Nullable Duration time) {
  /// Fifty messages, as nobody said otherwise.
  public static final Caps DEFAULT = new Caps(50, null, null, null);

  /// Refuses limits that would end a conversation before it begins.
  public Caps {
    if (messages < 1) {
      throw new IllegalArgumentException(
          "a conversation needs at least 1 message, not " + messages);
    }
    if (totalTokens != null && totalTokens < 1) {
      throw new IllegalArgumentException("the token cap must be at least 1, not " + totalTokens);
    }
    if (cost != null && cost.signum() <= 0) {
      throw new IllegalArgumentException("the cost cap must be above 0, not " + cost);
    }
    if (time != null && !time.isPositive()) {
      throw new IllegalArgumentException("the time cap must be above 0, not " + time);
    }
  }
}
