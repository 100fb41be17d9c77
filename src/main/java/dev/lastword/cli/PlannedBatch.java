package dev.lastword.cli;

import dev.lastword.batch.Company;
import dev.lastword.batch.Estimate;
import dev.lastword.batch.Expansion;
import dev.lastword.batch.Task;
import dev.lastword.config.Keeping;
import dev.lastword.config.Plan;
import dev.lastword.config.Problem;
import dev.lastword.config.RunFlags;
import dev.lastword.config.Setting;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.Limits;
import dev.lastword.engine.Script;
import dev.lastword.engine.Speakers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A plan with everybody in it found, its conversations named and its cost estimated. Nothing was
/// sent.
///
/// @param plan the plan
/// @param company everybody who speaks in it
/// @param folder where its files go
/// @param tasks its conversations
/// @param estimate what it would take
record PlannedBatch(Plan plan, Company company, Path folder, List<Task> tasks, Estimate estimate) {
  /// Finds everybody.
  ///
  /// @param endpoints what models are asked through
  /// @param options how it is carried out
  static PlannedBatch of(Plan plan, Wiring wiring, Endpoints endpoints, BatchOptions options)
      throws IOException {
    var casting =
        new Speakers(
            endpoints,
            side -> {
              throw new IllegalStateException("nobody sits on side " + side.code());
            },
            Script.Pace.NONE);
    var company = Company.of(plan, casting, endpoints);
    var archive = options.output == null ? options.archive : options.output;
    var folder =
        wiring.specs().archive(RunFlags.NONE.with(Setting.ARCHIVE, archive)).resolve(plan.name());
    var tasks =
        Expansion.of(plan, company, folder).stream().map(task -> with(task, options)).toList();
    var estimate = Estimate.of(plan, company, wiring.providers(), wiring.rates());
    return new PlannedBatch(plan, company, folder, tasks, estimate);
  }

  private static Task with(Task task, BatchOptions options) {
    var spec = task.spec();
    var keeping = spec.keeping();
    return task.with(
        spec.withOnKill(options.onKill())
            .withKeeping(new Keeping(keeping.telemetry(), keeping.bytes(), options.durability())));
  }

  /// The limits of a plan before those of the configuration.
  static Wiring limited(Wiring wiring, Plan plan) {
    var rates = new HashMap<String, Limits>(wiring.rates());
    for (Map.Entry<String, Limits> own : plan.rates().entrySet()) {
      rates.merge(own.getKey(), own.getValue(), (before, now) -> now.over(before));
    }
    return wiring.limited(rates);
  }

  /// Refuses what may cost more than its user seems to know.
  void refuseTooDear(boolean yes) {
    if (yes) {
      return;
    }
    if (estimate.needsYes()) {
      throw wrong(tooDear(), "budget_usd: 10.00 in the plan limits it; --yes goes without");
    }
  }

  private String tooDear() {
    var dollars = Figures.money(Estimate.exact(estimate.dollars().most()));
    return estimate.dollars().most() > Estimate.MOST_DOLLARS.doubleValue()
        ? "this batch may cost " + dollars + " and has no budget"
        : "this batch may make "
            + Figures.count((long) estimate.unpricedCalls().most())
            + " calls of unknown price and has no budget";
  }

  private static UsageException wrong(String what, String hint) {
    return new UsageException(Problem.with("", what, hint));
  }
}
