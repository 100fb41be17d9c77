package dev.lastword.talk;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one call used, as the provider counts it. What it did not say is unknown, never zero.
///
/// @param promptTokens tokens sent, those read from or written into a cache among them; null:
///   unknown
/// @param cachedTokens tokens of the prompt read from the provider's cache; null: unknown
/// @param writtenTokens tokens of the prompt written into the provider's cache; null: unknown
/// @param completionTokens tokens answered, reasoning among them; null: unknown
/// @param reasoningTokens tokens of the answer spent on reasoning; null: unknown
/// @param bill what it cost, and how that is known
public record Usage(
    @Nullable Long promptTokens,
    @Nullable Long cachedTokens,
    @Nullable Long writtenTokens,
    @Nullable Long completionTokens,
    @Nullable Long reasoningTokens,
    Bill bill) {
  /// Nothing is known.
  public static final Usage UNKNOWN = new Usage(null, null, null, null, null);

  /// Nothing was used: a speaker without a model.
  public static final Usage NONE = new Usage(0L, 0L, 0L, 0L, 0L, Bill.FREE);

  /// Refuses what is absent.
  public Usage {
    Objects.requireNonNull(bill);
  }

  /// What a provider says that does not count what it writes into its cache.
  ///
  /// @param promptTokens tokens sent; null: unknown
  /// @param cachedTokens tokens of the prompt read from its cache; null: unknown
  /// @param completionTokens tokens answered; null: unknown
  /// @param reasoningTokens tokens of the answer spent on reasoning; null: unknown
  /// @param cost United States dollars, as it says; null: unknown
  public Usage(
      @Nullable Long promptTokens,
      @Nullable Long cachedTokens,
      @Nullable Long completionTokens,
      @Nullable Long reasoningTokens,
      @Nullable BigDecimal cost) {
    this(promptTokens, cachedTokens, null, completionTokens, reasoningTokens, Bill.reported(cost));
  }

  /// What it cost.
  ///
  /// @return United States dollars; null: unknown
  public @Nullable BigDecimal cost() {
    return bill.dollars();
  }

  /// The tokens of both directions.
  ///
  /// @return their sum, or null where either is unknown
  public @Nullable Long totalTokens() {
    return promptTokens == null || completionTokens == null
        ? null
        : Long.valueOf(promptTokens + completionTokens);
  }

  /// The same with another bill.
  ///
  /// @param other what it cost
  /// @return the same tokens
  public Usage billed(Bill other) {
    return new Usage(
        promptTokens, cachedTokens, writtenTokens, completionTokens, reasoningTokens, other);
  }

  /// Both together; a number that one of them does not know is unknown.
  ///
  /// @param other what another call used
  /// @return the sums
  public Usage plus(Usage other) {
    return new Usage(
        sum(promptTokens, other.promptTokens),
        sum(cachedTokens, other.cachedTokens),
        sum(writtenTokens, other.writtenTokens),
        sum(completionTokens, other.completionTokens),
        sum(reasoningTokens, other.reasoningTokens),
        bill.plus(other.bill));
  }

  private static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
    return a == null || b == null ? null : Long.valueOf(a + b);
  }
}
