package dev.lastword.endpoint;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a model costs, in United States dollars per million tokens.
///
/// @param input tokens sent
/// @param output tokens answered
/// @param cached tokens read from the provider's cache; null: not known, they are reckoned at the
///   full price
/// @param cacheWrite tokens written into the provider's cache; null: not known
/// @param promptUpTo the longest prompt the price holds for, in tokens; null: for any
/// @param loopback whether it holds only where the model is asked on this machine
/// @param asOf when it was true, or who says so: a date, or the user's file
public record Price(
    BigDecimal input,
    BigDecimal output,
    @Nullable BigDecimal cached,
    @Nullable BigDecimal cacheWrite,
    @Nullable Long promptUpTo,
    boolean loopback,
    String asOf) {
  /// Refuses a price below zero.
  public Price {
    Objects.requireNonNull(asOf);
    if (Stream.of(input, output).anyMatch(price -> price.signum() < 0)
        || isBelowZero(cached)
        || isBelowZero(cacheWrite)) {
      throw new IllegalArgumentException("a price is not below zero");
    }
  }

  private static boolean isBelowZero(@Nullable BigDecimal price) {
    return price != null && price.signum() < 0;
  }
}
