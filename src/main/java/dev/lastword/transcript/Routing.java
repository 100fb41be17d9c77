package dev.lastword.transcript;

import dev.lastword.talk.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Where the messages of a side came from, all of them together.
///
/// @param side whose messages
/// @param provider the provider's name
/// @param model the model asked for
/// @param turns how many of its replies are in the transcript
/// @param latency how long they took together, in whole milliseconds
/// @param promptTokens tokens sent; null: unknown
/// @param completionTokens tokens answered; null: unknown
/// @param cost United States dollars; null: unknown
/// @param costing how the cost is known or why it is not, where the provider did not simply say it;
///   null: nothing is to be said of it
public record Routing(
    Side side,
    String provider,
    String model,
    int turns,
    Duration latency,
    @Nullable Long promptTokens,
    @Nullable Long completionTokens,
    @Nullable BigDecimal cost,
    @Nullable String costing) {
  /// Cuts what the log does not show.
  public Routing {
    provider = OneLine.of(provider);
    model = OneLine.of(model);
    costing = costing == null ? null : OneLine.of(costing);
    latency = latency.truncatedTo(ChronoUnit.MILLIS);
  }

  /// A side whose provider said the cost itself, or nobody did.
  ///
  /// @param side whose messages
  /// @param provider the provider's name
  /// @param model the model asked for
  /// @param turns how many of its replies are in the transcript
  /// @param latency how long they took together
  /// @param promptTokens tokens sent; null: unknown
  /// @param completionTokens tokens answered; null: unknown
  /// @param cost United States dollars; null: unknown
  public Routing(
      Side side,
      String provider,
      String model,
      int turns,
      Duration latency,
      @Nullable Long promptTokens,
      @Nullable Long completionTokens,
      @Nullable BigDecimal cost) {
    this(side, provider, model, turns, latency, promptTokens, completionTokens, cost, null);
  }
}
