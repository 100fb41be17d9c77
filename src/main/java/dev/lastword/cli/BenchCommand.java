package dev.lastword.cli;

import dev.lastword.archive.LabelledFolder;
import dev.lastword.archive.Labels;
import dev.lastword.archive.Speed;
import dev.lastword.detect.Policy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword bench`: checks the judge against labels of anybody's making.
@Command(
    name = "bench",
    header = {
      "Checks the judge against labels: does it end talks where their readers would?",
      "",
      "  lastword bench endings/",
      "  lastword bench my-transcripts/ --policy eager --rows",
      "  lastword bench endings/ --json > figures.jsonl",
      ""
    },
    footer = {
      "",
      "A label is the messages after which it is right to end a talk, or none where it",
      "goes on. It stands in JSON as \"stop\": [21, 26] beside \"messages\", or in a",
      "labels.csv with file,first,last,sure beside transcripts of any form.",
      "docs/bench.md says how figures are counted."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private static final List<Policy> ALL =
      List.of(Policy.CAREFUL, Policy.BALANCED, Policy.EAGER, Policy.TERSE);
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration MEASURED = Duration.ofSeconds(1);

  private final Console console;

  @Parameters(arity = "1", paramLabel = "DIR", description = "The labelled transcripts.")
  private String place = "";

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description = "Only careful, balanced, eager, terse or off.")
  private @Nullable Policy policy;

  @Option(names = "--rows", description = "List every transcript that was not ended as labelled.")
  private boolean rows;

  @Option(
      names = "--by",
      paramLabel = "source",
      description = "Also the figures of each source of transcripts.")
  private @Nullable Key by;

  @Option(names = "--no-speed", description = "Leave out the three seconds that measure speed.")
  private boolean noSpeed;

  @Mixin private OutputOptions output = new OutputOptions();

  /// What transcripts can be grouped by.
  enum Key {
    SOURCE
  }

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var labels = LabelledFolder.read(console.resolve(place), place);
    if (!output.quiet) {
      labels.warnings().forEach(warning -> console.say("warning: " + warning));
    }
    if (labels.sure().isEmpty()) {
      console.say("error: none of the labels in " + place + " is marked sure, so none is scored");
      return ExitCode.USAGE.code();
    }
    var policies = policy == null ? ALL : List.of(policy);
    var all = policies.stream().map(each -> Benched.of(labels, each)).toList();
    if (output.json) {
      var json = new BenchJson(rows, by != null);
      all.forEach(one -> console.out().println(json.line(one)));
    } else {
      show(all);
    }
    if (!noSpeed) {
      speed(labels, policies.getFirst());
    }
    return ExitCode.DONE.code();
  }

  private void show(List<Benched> all) {
    var screen = new BenchScreen(columns());
    screen.figures(all).forEach(this::show);
    for (var one : all) {
      if (by != null) {
        show("");
        screen.sources(one).forEach(this::show);
      }
      if (rows) {
        show("");
        screen.rows(one).forEach(this::show);
      }
    }
  }

  private void speed(Labels labels, Policy one) {
    if (labels.transcripts().stream().allMatch(each -> each.utterances().isEmpty())) {
      return;
    }
    var speed = Speed.measure(labels.transcripts(), one, console.nanos(), WARM_UP, MEASURED);
    if (output.json) {
      console.out().println(BenchJson.line(speed));
    } else {
      show("");
      new BenchScreen(columns()).speed(speed).forEach(this::show);
    }
  }

  private void show(String line) {
    console.out().println(output.plain ? Ascii.of(line) : line);
  }

  private int columns() {
    return new TerminalColumns(console.env(), new TerminalProbe()::columns, console.nanos())
        .getAsInt();
  }
}
