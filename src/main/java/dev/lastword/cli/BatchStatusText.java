package dev.lastword.cli;

import dev.lastword.batch.Batch.Before;
import dev.lastword.config.Plan;
import dev.lastword.text.Neutral;
import java.util.ArrayList;
import java.util.List;

/// How far a batch has come, for the screen and as JSON.
///
/// @param plan the plan
/// @param before how far
record BatchStatusText(Plan plan, Before before) {
  private static final int MOST_FAILURES = 20;

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        "%s: %s of %s done, %s broken off, %s failed, %s not begun"
            .formatted(
                plan.name(),
                Figures.count(before.done()),
                Figures.count(before.planned()),
                Figures.count(before.brokenOff()),
                Figures.count(before.failures().size()),
                Figures.count(before.unbegun())));
    lines.add("  " + money());
    for (var failure : before.failures().stream().limit(MOST_FAILURES).toList()) {
      lines.add("  failed: " + failure.task().id() + ": " + Neutral.line(failure.why()));
    }
    var more = before.failures().size() - MOST_FAILURES;
    if (more > 0) {
      lines.add("  and " + Figures.count(more) + " more");
    }
    return lines;
  }

  private String money() {
    var budget = plan.budget();
    return Figures.money(before.spent())
        + (budget == null ? "" : " of " + Figures.money(budget))
        + " spent"
        + (before.unknown() == 0
            ? ""
            : ", and "
                + Figures.count(before.unknown())
                + (before.unknown() == 1 ? " call" : " calls")
                + " of unknown cost");
  }

  String json() {
    var failed = before.failures().stream().map(failure -> failure.task().id()).toList();
    return JsonLine.of()
        .number("v", 1)
        .text("batch", plan.name())
        .number("conversations", before.planned())
        .number("done", before.done())
        .number("broken_off", before.brokenOff())
        .number("not_begun", before.unbegun())
        .texts("failed", failed)
        .text("spent_usd", Figures.exact(before.spent()))
        .number("unknown_cost_calls", before.unknown())
        .maybe("budget_usd", plan.budget() == null ? null : plan.budget().toPlainString())
        .end();
  }
}
