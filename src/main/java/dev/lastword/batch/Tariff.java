package dev.lastword.batch;

import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.endpoint.Sampling;
import dev.lastword.endpoint.UnknownProviderException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What a call may cost at most, reckoned before it is made: a token for every three bytes of the
/// request, which no natural language exceeds, and a reply as long as it may become.
final class Tariff {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final int BYTES_A_TOKEN = 3;
  private static final int PLACES = 9;

  private final ProviderTable table;

  Tariff(ProviderTable table) {
    this.table = table;
  }

  /// The most a call may cost.
  ///
  /// @param endpoint who is asked
  /// @param sampling how the reply is drawn
  /// @param bytes how long the request is
  /// @return United States dollars; null: nobody told us the price
  @Nullable BigDecimal most(Endpoint endpoint, Sampling sampling, long bytes) {
    var price = endpoint.price();
    var sent = bytes / BYTES_A_TOKEN + 1;
    if (price == null || (price.promptUpTo() != null && sent > price.promptUpTo())) {
      return null;
    }
    var write = price.cacheWrite();
    var input = write == null ? price.input() : price.input().max(write);
    var answered = reply(endpoint, sampling);
    return input
        .multiply(BigDecimal.valueOf(sent))
        .add(price.output().multiply(BigDecimal.valueOf(answered)))
        .divide(MILLION, PLACES, RoundingMode.UP);
  }

  /// How many tokens a reply has at most.
  long reply(Endpoint endpoint, Sampling sampling) {
    var asked = sampling.maxTokens();
    return asked == null ? usual(endpoint.identity().provider()) : asked;
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
