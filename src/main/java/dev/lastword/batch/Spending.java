package dev.lastword.batch;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a batch has cost so far, in all its runs, and what it may still cost.
///
/// @param spent United States dollars of the calls whose cost is known; where there is a budget,
///   also the most that the others may have cost
/// @param held the most that the calls in flight may cost
/// @param inFlight how many calls are in flight
/// @param unknown how many calls were made whose cost nobody knows
/// @param budget what the batch may cost; null: no limit
public record Spending(
    BigDecimal spent, BigDecimal held, int inFlight, int unknown, @Nullable BigDecimal budget) {
  /// Refuses what is absent.
  public Spending {
    Objects.requireNonNull(spent);
    Objects.requireNonNull(held);
  }
}
