package dev.lastword.cli;

import dev.lastword.batch.Company;
import dev.lastword.batch.Estimate;
import dev.lastword.batch.Expansion;
import dev.lastword.config.PlanFile;
import dev.lastword.config.Problem;
import dev.lastword.config.RunFlags;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.Keys;
import dev.lastword.engine.Script;
import dev.lastword.engine.Speakers;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword batch`: checks plans and says what they would take.
@Command(
    name = "batch",
    header = {
      "Checks a plan of conversations and says what it would take and cost.",
      "",
      "  lastword batch night.yaml --dry-run",
      "  lastword batch convert attractors.json > night.yaml",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Running a plan is not built yet; nothing is sent."})
final class BatchCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "PLAN", description = "The plan, YAML or JSON.")
  @Nullable String plan;

  @Option(
      names = "--dry-run",
      description = "Say what it would take: conversations, calls, tokens, cost, time.")
  boolean dryRun;

  @Option(
      names = "--yes",
      description =
          "Go without a budget, though more than $$10 or a million unpriced calls is possible.")
  boolean yes;

  @Mixin private OutputOptions options = new OutputOptions();

  BatchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (plan == null) {
      throw wrong("which plan is not said", "lastword batch PLAN --dry-run");
    }
    if (!dryRun) {
      throw wrong(
          "running a batch is not built yet", "lastword batch " + plan + " --dry-run checks it");
    }
    return rehearse(plan);
  }

  private int rehearse(String word) throws Exception {
    var wiring = Wiring.of(console);
    var read = file(wiring).read(word);
    var keys = Keys.in(console.env());
    try (var endpoints = new Endpoints(wiring.providers(), keys, wiring.deadlines())) {
      var casting =
          new Speakers(
              endpoints,
              side -> {
                throw new IllegalStateException("nobody sits on side " + side.code());
              },
              Script.Pace.NONE);
      var company = Company.of(read.plan(), casting, endpoints);
      var tasks = Expansion.of(read.plan(), company, wiring.specs().archive(RunFlags.NONE));
      var estimate = Estimate.of(read.plan(), company, wiring.providers(), wiring.rates());
      warn(read.warnings());
      warn(company.missing());
      var text = new EstimateText(read.plan(), tasks.size(), estimate, company.missing());
      (options.json ? List.of(text.json()) : text.lines()).forEach(console.out()::println);
      refuse(estimate);
    }
    return ExitCode.DONE.code();
  }

  private void refuse(Estimate estimate) {
    if (yes || !estimate.needsYes()) {
      return;
    }
    var dollars = Figures.money(Estimate.exact(estimate.dollars().most()));
    var what =
        estimate.dollars().most() > Estimate.MOST_DOLLARS.doubleValue()
            ? "this batch may cost " + dollars + " and has no budget"
            : "this batch may make "
                + Figures.count((long) estimate.unpricedCalls().most())
                + " calls of unknown price and has no budget";
    throw wrong(what, "budget_usd: 10.00 in the plan limits it; --yes goes without");
  }

  @Command(
      name = "convert",
      header = {
        "Prints a plan as YAML: of JSON, or of the attractors project.",
        "",
        "  lastword batch convert attractors.json > night.yaml",
        ""
      },
      footer = {"", "Save it in the plan's own folder: paths in it start there."},
      mixinStandardHelpOptions = true)
  int convert(@Parameters(paramLabel = "PLAN", description = "The plan, YAML or JSON.") String word)
      throws Exception {
    var read = file(Wiring.of(console)).read(word);
    warn(read.warnings());
    console.out().print(read.yaml());
    return ExitCode.DONE.code();
  }

  private PlanFile file(Wiring wiring) {
    return new PlanFile(console.directory(), wiring.personas(), wiring.catalog());
  }

  private void warn(List<Problem> warnings) {
    if (options.quiet) {
      return;
    }
    for (var warning : warnings) {
      console.say("warning: " + warning.lines().getFirst());
      warning.lines().stream().skip(1).forEach(console::say);
    }
  }

  private static UsageException wrong(String what, String hint) {
    return new UsageException(Problem.with("", what, hint));
  }
}
