package dev.lastword.batch;

import dev.lastword.config.Plan;
import dev.lastword.endpoint.Limits;
import dev.lastword.endpoint.ModelRef;
import dev.lastword.endpoint.Provider;
import dev.lastword.endpoint.ProviderTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a batch would take, before a cent is spent. Nothing was asked; every figure is an estimate
/// under assumptions that are named.
///
/// @param calls how many replies are paid for
/// @param sent prompt tokens
/// @param answered reply tokens
/// @param dollars United States dollars of the calls whose price is known
/// @param unpricedCalls calls whose price nobody told us
/// @param unpriced the models of those calls
/// @param seconds how long the whole batch takes
/// @param bound what it waits for most, in the likely case
/// @param budget what it may cost; null: no limit
public record Estimate(
    Range calls,
    Range sent,
    Range answered,
    Range dollars,
    Range unpricedCalls,
    List<String> unpriced,
    Range seconds,
    String bound,
    @Nullable BigDecimal budget) {
  /// More dollars than this are not spent without a word of the user's.
  public static final BigDecimal MOST_DOLLARS = BigDecimal.TEN;

  /// As many calls of unknown price are not made without a word of the user's.
  public static final long MOST_UNPRICED = 1_000_000;

  /// What the figures rest on, in the words of the user.
  public static final List<String> ASSUMED =
      List.of(
          "least: 6 messages a conversation, 60 tokens a reply",
          "likely: 24 messages a conversation, 220 tokens a reply",
          "most: every conversation to its cap, every reply to its limit, else 4,096 tokens",
          "1 s until a reply begins, then 60 tokens a second; no cache, no retries, no reasoning");

  /// Copies the names.
  public Estimate {
    Objects.requireNonNull(bound);
    unpriced = List.copyOf(unpriced);
  }

  /// Whether it may cost so much that the user must say yes, because no budget limits it.
  ///
  /// @return true where it must not begin by itself
  public boolean needsYes() {
    return budget == null
        && (dollars.most() > MOST_DOLLARS.doubleValue() || unpricedCalls.most() >= MOST_UNPRICED);
  }

  /// Estimates a plan.
  ///
  /// @param plan the plan
  /// @param company everybody who speaks in it
  /// @param table the providers
  /// @param rates how much each may be asked, where neither plan nor table says it
  /// @return what it would take
  public static Estimate of(
      Plan plan, Company company, ProviderTable table, Map<String, Limits> rates) {
    var walk = new Walk(plan, company, table);
    var tolls = new EnumMap<Scenario, Toll>(Scenario.class);
    for (var scenario : Scenario.values()) {
      var toll = new Toll();
      for (var pair : plan.pairs()) {
        for (var opening : plan.openings()) {
          toll.add(walk.talk(pair, opening, scenario), plan.repeat());
        }
      }
      tolls.put(scenario, toll);
    }
    var limits =
        table.all().stream()
            .collect(
                Collectors.toMap(
                    Provider::name, row -> limits(plan, rates, row.name(), row.limits())));
    limits.put(ModelRef.CUSTOM, limits(plan, rates, ModelRef.CUSTOM, Limits.NONE));
    var pace = new Pacing(plan.jobs(), limits);
    return new Estimate(
        range(tolls, toll -> toll.calls),
        range(tolls, toll -> toll.sent),
        range(tolls, toll -> toll.answered),
        range(tolls, toll -> toll.dollars),
        range(tolls, toll -> toll.unpricedCalls),
        List.copyOf(toll(tolls, Scenario.MOST).unpriced),
        range(tolls, toll -> pace.slowest(toll).seconds()),
        pace.slowest(toll(tolls, Scenario.LIKELY)).what(),
        plan.budget());
  }

  private static Limits limits(Plan plan, Map<String, Limits> rates, String name, Limits row) {
    return plan.rates()
        .getOrDefault(name, Limits.NONE)
        .over(rates.getOrDefault(name, Limits.NONE))
        .over(row);
  }

  private static Range range(Map<Scenario, Toll> tolls, ToDoubleFunction<Toll> figure) {
    return new Range(
        figure.applyAsDouble(toll(tolls, Scenario.LEAST)),
        figure.applyAsDouble(toll(tolls, Scenario.LIKELY)),
        figure.applyAsDouble(toll(tolls, Scenario.MOST)));
  }

  private static Toll toll(Map<Scenario, Toll> tolls, Scenario scenario) {
    return Objects.requireNonNull(tolls.get(scenario));
  }

  /// Dollars as a decimal.
  ///
  /// @param dollars a figure of [#dollars()]
  /// @return to the millionth
  public static BigDecimal exact(double dollars) {
    return BigDecimal.valueOf(dollars).setScale(6, RoundingMode.HALF_UP);
  }
}
