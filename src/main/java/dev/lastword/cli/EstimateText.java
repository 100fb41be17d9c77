package dev.lastword.cli;

import dev.lastword.batch.Estimate;
import dev.lastword.batch.Range;
import dev.lastword.config.Plan;
import dev.lastword.config.Problem;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/// What a plan would take, for the screen and as JSON.
///
/// @param plan the plan
/// @param conversations how many conversations it makes
/// @param estimate what they take
/// @param missing the keys that are not set
record EstimateText(Plan plan, int conversations, Estimate estimate, List<Problem> missing) {
  private static final int MOST_MODELS = 3;
  private static final int LABEL = 16;

  static EstimateText of(PlannedBatch planned) {
    return new EstimateText(
        planned.plan(), planned.tasks().size(), planned.estimate(), planned.company().missing());
  }

  /// What stdout gets.
  List<String> shown(boolean asJson) {
    return asJson ? List.of(json()) : lines();
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(headline());
    lines.add(row("", "least", "likely", "most"));
    lines.add(row("calls", EstimateText::count, estimate.calls()));
    lines.add(row("prompt tokens", EstimateText::count, estimate.sent()));
    lines.add(row("reply tokens", EstimateText::count, estimate.answered()));
    lines.add(row("cost", this::money, estimate.dollars()));
    lines.add(row("time", EstimateText::span, estimate.seconds()));
    if (estimate.seconds().likely() > 0) {
      lines.add("  it waits for " + Neutral.line(estimate.bound()));
    }
    if (!estimate.unpriced().isEmpty()) {
      lines.add("  price unknown, not in the cost: " + unpriced());
    }
    if (plan.budget() != null) {
      lines.add("  the budget, " + Figures.money(plan.budget()) + ", ends it before it costs more");
    }
    lines.add("assumed");
    Estimate.ASSUMED.forEach(one -> lines.add("  " + one));
    return lines;
  }

  private String headline() {
    return plan.name()
        + ": "
        + of(conversations, "conversation")
        + " of "
        + of(plan.pairs().size(), "pair")
        + ", "
        + of(plan.openings().size(), "opener")
        + ", "
        + (plan.repeat() == 1 ? "once each" : Figures.count(plan.repeat()) + " times each");
  }

  private static String of(long count, String what) {
    return Figures.count(count) + " " + what + (count == 1 ? "" : "s");
  }

  private static String row(String label, DoubleFunction<String> form, Range range) {
    return row(
        label, form.apply(range.least()), form.apply(range.likely()), form.apply(range.most()));
  }

  private static String row(String label, String least, String likely, String most) {
    return "  "
        + Width.padRight(label, LABEL)
        + Width.padLeft(least, LABEL)
        + Width.padLeft(likely, LABEL)
        + Width.padLeft(most, LABEL);
  }

  private static String count(double count) {
    return Figures.count(Math.round(count));
  }

  private String money(double dollars) {
    return dollars == 0 && estimate.unpricedCalls().most() > 0
        ? "unknown"
        : Figures.money(Estimate.exact(dollars));
  }

  private static String span(double seconds) {
    return Figures.span(Duration.ofMillis(Math.round(seconds * 1_000)));
  }

  private String unpriced() {
    var names = estimate.unpriced().stream().limit(MOST_MODELS).map(Neutral::line).toList();
    var more = estimate.unpriced().size() - names.size();
    return String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
  }

  String json() {
    return JsonLine.of()
        .number("v", 1)
        .text("plan", plan.name())
        .number("conversations", conversations)
        .number("pairs", plan.pairs().size())
        .number("openers", plan.openings().size())
        .number("repeat", plan.repeat())
        .number("jobs", plan.jobs())
        .range("calls", estimate.calls())
        .range("prompt_tokens", estimate.sent())
        .range("reply_tokens", estimate.answered())
        .dollars("cost_usd", estimate.dollars())
        .range("unpriced_calls", estimate.unpricedCalls())
        .texts("unpriced", estimate.unpriced())
        .range("seconds", estimate.seconds())
        .text("bound", estimate.bound())
        .maybe("budget_usd", plan.budget() == null ? null : plan.budget().toPlainString())
        .flag("needs_yes", estimate.needsYes())
        .texts("missing_keys", missing.stream().map(Problem::message).toList())
        .texts("assumed", Estimate.ASSUMED)
        .end();
  }
}
