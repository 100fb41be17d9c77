package dev.lastword.talk;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one call cost, or several together, and how that is known.
///
/// @param dollars United States dollars; null: unknown
/// @param from who says so
/// @param saved about how many dollars the provider's prompt cache saved, as far as prices are
///   known; below zero where filling it cost more; null: unknown
/// @param prices the rows of the price table it was computed with, such as `openai:gpt-5 of
///   2026-06-01`
/// @param gaps why it is unknown, such as `no price for custom:m`
/// @param known the dollars of those calls whose cost is known
/// @param unknown how many calls there are whose cost is not
public record Bill(
    @Nullable BigDecimal dollars,
    From from,
    @Nullable BigDecimal saved,
    List<String> prices,
    List<String> gaps,
    BigDecimal known,
    int unknown) {
  /// Who says what a call cost.
  public enum From {
    /// Nobody needs to: nothing was asked.
    NOTHING,
    /// The provider did.
    REPORTED,
    /// The price table did, from the tokens that the provider counted.
    COMPUTED,
    /// Some of the calls the provider, some the price table.
    BOTH,
    /// Nobody.
    UNKNOWN
  }

  /// Nothing was asked.
  public static final Bill FREE =
      new Bill(BigDecimal.ZERO, From.NOTHING, null, List.of(), List.of());

  /// Nobody says what a call cost.
  public static final Bill UNKNOWN = new Bill(null, From.UNKNOWN, null, List.of(), List.of());

  /// Copies the lists; refuses a cost from nobody and an unknown one from somebody.
  public Bill {
    Objects.requireNonNull(from);
    prices = List.copyOf(prices);
    gaps = List.copyOf(gaps);
    if ((dollars == null) != (from == From.UNKNOWN)
        || (dollars == null) != (unknown > 0)
        || (dollars != null && dollars.compareTo(known) != 0)) {
      throw new IllegalArgumentException(
          "a cost of " + dollars + " that is " + from + ", " + unknown + " calls unknown");
    }
  }

  /// What one call cost, or several of which all is known.
  ///
  /// @param dollars United States dollars; null: unknown
  /// @param from who says so
  /// @param saved about how many dollars the provider's prompt cache saved; null: unknown
  /// @param prices the rows of the price table it was computed with
  /// @param gaps why it is unknown
  public Bill(
      @Nullable BigDecimal dollars,
      From from,
      @Nullable BigDecimal saved,
      List<String> prices,
      List<String> gaps) {
    this(
        dollars,
        from,
        saved,
        prices,
        gaps,
        dollars == null ? BigDecimal.ZERO : dollars,
        dollars == null ? 1 : 0);
  }

  /// What the provider says.
  ///
  /// @param dollars United States dollars; null: it does not say
  /// @return the bill
  public static Bill reported(@Nullable BigDecimal dollars) {
    return dollars == null ? UNKNOWN : new Bill(dollars, From.REPORTED, null, List.of(), List.of());
  }

  /// A cost that nobody knows.
  ///
  /// @param gap why
  /// @return the bill
  public static Bill unknown(String gap) {
    return new Bill(null, From.UNKNOWN, null, List.of(), List.of(gap));
  }

  /// The same with what the prompt cache saved.
  ///
  /// @param dollars about how much; null: unknown
  /// @return the bill
  public Bill withSaved(@Nullable BigDecimal dollars) {
    return new Bill(this.dollars, from, dollars, prices, gaps, known, unknown);
  }

  /// Both together. Where one is unknown the sum is; what is known is summed as far as it is.
  ///
  /// @param other another bill
  /// @return the sum
  public Bill plus(Bill other) {
    var sum = dollars == null || other.dollars == null ? null : dollars.add(other.dollars);
    return new Bill(
        sum,
        sum == null ? From.UNKNOWN : joined(from, other.from),
        saved == null ? other.saved : other.saved == null ? saved : saved.add(other.saved),
        joined(prices, other.prices),
        joined(gaps, other.gaps),
        known.add(other.known),
        unknown + other.unknown);
  }

  private static From joined(From one, From other) {
    if (one == From.NOTHING || one == other) {
      return other;
    }
    return other == From.NOTHING ? one : From.BOTH;
  }

  private static List<String> joined(List<String> one, List<String> other) {
    return one.equals(other)
        ? one
        : Stream.concat(one.stream(), other.stream()).distinct().sorted().toList();
  }
}
