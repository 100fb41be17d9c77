package dev.lastword.cli;

import dev.lastword.config.PlanFile;
import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.Keys;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword batch`: carries plans out, or says what they would take.
@Command(
    name = "batch",
    header = {
      "Holds all the conversations of a plan, hundreds in a night.",
      "",
      "  lastword batch samples/plan.yaml",
      "  lastword batch night.yaml --dry-run",
      "  lastword batch status night.yaml",
      "  lastword batch convert attractors.json > night.yaml",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Run it again after a crash, or after the plan has grown: what is done is not",
      "done twice, what broke off goes on where it was."
    })
final class BatchCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..2",
      paramLabel = "[run] PLAN",
      hideParamSyntax = true,
      description = "The plan, YAML or JSON.")
  private List<String> words = List.of();

  @Mixin private BatchOptions how = new BatchOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  BatchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var wiring = Wiring.of(console);
    var read = file(wiring).read(plan());
    var limited = PlannedBatch.limited(wiring, read.plan());
    warn(read.warnings());
    return how.dryRun && !how.probe
        ? rehearse(read, limited)
        : new BatchRun(console, output, how).run(read.plan(), limited);
  }

  private String plan() {
    var given = words.size() == 2 && words.getFirst().equals("run") ? words.subList(1, 2) : words;
    if (given.size() != 1) {
      throw wrong(
          given.isEmpty() ? "which plan is not said" : "one plan at a time", "lastword batch PLAN");
    }
    return given.getFirst();
  }

  private int rehearse(PlanFile.Read read, Wiring wiring) throws Exception {
    var keys = Keys.in(console.env());
    try (var endpoints = new Endpoints(wiring.providers(), keys, wiring.deadlines())) {
      var planned = PlannedBatch.of(read.plan(), wiring, endpoints, how);
      warn(planned.company().missing());
      tell(planned);
      planned.refuseTooDear(how.yes);
    }
    return ExitCode.DONE.code();
  }

  private void tell(PlannedBatch planned) {
    EstimateText.of(planned).shown(output.json).forEach(console.out()::println);
    if (!output.json) {
      console.out().println("nothing was sent");
    }
  }

  @Command(
      name = "status",
      header = {
        "Says how far a batch has come, from its journals alone.",
        "",
        "  lastword batch status night.yaml",
        ""
      },
      mixinStandardHelpOptions = true)
  int status(
      @Parameters(paramLabel = "PLAN", description = "The plan, YAML or JSON.") String word,
      @Option(names = "--archive", paramLabel = "DIR", description = "The archive.")
          @Nullable String archive,
      @Mixin OutputOptions out)
      throws Exception {
    var options = new BatchOptions();
    options.archive = archive;
    var wiring = Wiring.of(console);
    var read = file(wiring).read(word);
    return new BatchRun(console, out, options)
        .status(read.plan(), PlannedBatch.limited(wiring, read.plan()));
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
    if (output.quiet) {
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
