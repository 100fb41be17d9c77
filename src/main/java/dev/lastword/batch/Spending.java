package dev.lastword.batch;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a batch has cost so far, in all its runs, and what it may still cost.
///
/// @param spent United States dollars of the calls whose cost is known
/// @param assumed the most that the others may have cost; known only where there is a budget
/// @param held the most that the calls in flight may cost
/// @param inFlight how many calls are in flight
/// @param unknown how many calls were made whose cost nobody knows
/// @param budget what the batch may cost; null: no limit
public record Spending(
    BigDecimal spent,
    BigDecimal assumed,
    BigDecimal held,
    int inFlight,
    int unknown,
    @Nullable BigDecimal budget) {
  /// What a batch has cost, where all of it is known.
  ///
  /// @param spent United States dollars
  /// @param held the most that the calls in flight may cost
  /// @param inFlight how many calls are in flight
  /// @param unknown how many calls were made whose cost nobody knows
  /// @param budget what the batch may cost; null: no limit
  public Spending(
      BigDecimal spent, BigDecimal held, int inFlight, int unknown, @Nullable BigDecimal budget) {
    this(spent, BigDecimal.ZERO, held, inFlight, unknown, budget);
  }

  /// What counts against the budget.
  ///
  /// @return what is spent, and the most that calls of unknown cost may have cost
  public BigDecimal worst() {
    return spent.add(assumed);
  }

  /// Refuses what is absent.
  public Spending {
    Objects.requireNonNull(spent);
    Objects.requireNonNull(assumed);
    Objects.requireNonNull(held);
  }
}
