package dev.lastword.talk;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What one call used, as the provider counts it. What it did not say is unknown, never zero.
///
/// @param promptTokens tokens sent, those read from a cache among them; null: unknown
/// @param cachedTokens tokens of the prompt read from the provider's cache; null: unknown
/// @param completionTokens tokens answered, reasoning among them; null: unknown
/// @param reasoningTokens tokens of the answer spent on reasoning; null: unknown
/// @param cost United States dollars; null: unknown
public record Usage(
    @Nullable Long promptTokens,
    @Nullable Long cachedTokens,
    @Nullable Long completionTokens,
    @Nullable Long reasoningTokens,
    @Nullable BigDecimal cost) {
  /// Nothing is known.
  public static final Usage UNKNOWN = new Usage(null, null, null, null, null);

  /// Nothing was used: a speaker without a model.
  public static final Usage NONE = new Usage(0L, 0L, 0L, 0L, BigDecimal.ZERO);

  /// The tokens of both directions.
  ///
  /// @return their sum, or null where either is unknown
  public @Nullable Long totalTokens() {
    return promptTokens == null || completionTokens == null
        ? null
        : Long.valueOf(promptTokens + completionTokens);
  }

  /// Both together; a number that one of them does not know is unknown.
  ///
  /// @param other what another call used
  /// @return the sums
  public Usage plus(Usage other) {
    return new Usage(
        sum(promptTokens, other.promptTokens),
        sum(cachedTokens, other.cachedTokens),
        sum(completionTokens, other.completionTokens),
        sum(reasoningTokens, other.reasoningTokens),
        cost == null || other.cost == null ? null : cost.add(other.cost));
  }

  private static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
    return a == null || b == null ? null : Long.valueOf(a + b);
  }
}
