package dev.lastword.batch;

import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Price;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.endpoint.Sampling;
import dev.lastword.endpoint.UnknownProviderException;
import dev.lastword.talk.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What a call may cost at most, reckoned before it is made: a token for every three bytes of the
/// request, which no natural language exceeds, and a reply as long as it may become.
///
/// A model without a price is reckoned at the dearest we know, until its provider says what calls
/// cost; from then on at twice the dearest of those. Safe for use by several threads.
final class Tariff {
  /// Dollars per million tokens: no row of the price table is above.
  static final BigDecimal DEAREST_INPUT = BigDecimal.valueOf(15);

  static final BigDecimal DEAREST_OUTPUT = BigDecimal.valueOf(75);

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final int BYTES_A_TOKEN = 3;
  private static final int PLACES = 12;

  /// What a token answered costs, in tokens sent, as most providers have it.
  private static final int OUTPUT_TO_INPUT = 5;

  private static final BigDecimal MARGIN = BigDecimal.TWO;

  private final ProviderTable table;
  private final Map<String, Integer> usual = new ConcurrentHashMap<>();
  private final Map<Endpoint.Identity, BigDecimal> learned = new ConcurrentHashMap<>();

  Tariff(ProviderTable table) {
    this.table = table;
  }

  /// The most a call may cost.
  ///
  /// @param endpoint who is asked
  /// @param sampling how the reply is drawn
  /// @param bytes how long the request is
  /// @return United States dollars
  BigDecimal most(Endpoint endpoint, Sampling sampling, long bytes) {
    var sent = BigDecimal.valueOf(bytes / BYTES_A_TOKEN + 1);
    var answered = BigDecimal.valueOf(reply(endpoint, sampling));
    var price = price(endpoint, bytes / BYTES_A_TOKEN);
    if (price != null) {
      var write = price.cacheWrite();
      var input = write == null ? price.input() : price.input().max(write);
      return sum(sent, input, answered, price.output());
    }
    var unit = learned.get(endpoint.identity());
    return unit == null
        ? sum(sent, DEAREST_INPUT, answered, DEAREST_OUTPUT)
        : sum(sent, unit, answered, unit.multiply(BigDecimal.valueOf(OUTPUT_TO_INPUT)));
  }

  private static BigDecimal sum(
      BigDecimal sent, BigDecimal input, BigDecimal answered, BigDecimal output) {
    return sent.multiply(input)
        .add(answered.multiply(output))
        .divide(MILLION, PLACES, RoundingMode.UP);
  }

  private static @Nullable Price price(Endpoint endpoint, long sent) {
    var price = endpoint.price();
    return price == null || (price.promptUpTo() != null && sent > price.promptUpTo())
        ? null
        : price;
  }

  /// Whether what a call may cost is only guessed, because nobody has said anything yet.
  boolean guesses(Endpoint endpoint) {
    return endpoint.price() == null && !learned.containsKey(endpoint.identity());
  }

  /// Learns from what a call did cost.
  void learn(Endpoint endpoint, Usage usage) {
    var cost = usage.cost();
    if (endpoint.price() != null
        || cost == null
        || usage.promptTokens() == null
        || usage.completionTokens() == null) {
      return;
    }
    var units = usage.promptTokens() + OUTPUT_TO_INPUT * usage.completionTokens();
    var unit =
        cost.multiply(MILLION)
            .multiply(MARGIN)
            .divide(BigDecimal.valueOf(Math.max(1, units)), PLACES, RoundingMode.UP);
    learned.merge(endpoint.identity(), unit, BigDecimal::max);
  }

  /// How many tokens a reply has at most.
  long reply(Endpoint endpoint, Sampling sampling) {
    var asked = sampling.maxTokens();
    return asked == null
        ? usual.computeIfAbsent(endpoint.identity().provider(), this::usual)
        : asked;
  }

  private int usual(String provider) {
    try {
      var tokens = table.get(provider).replyTokens();
      return tokens == null ? Scenario.UNLIMITED_REPLY : tokens;
    } catch (UnknownProviderException e) {
      return Scenario.UNLIMITED_REPLY; // a bare address has no row
    }
  }
}
