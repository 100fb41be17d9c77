package dev.lastword.cli;

import dev.lastword.batch.MorningReport;
import dev.lastword.batch.Report;
import dev.lastword.config.PlanFile;
import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.Keys;
import dev.lastword.text.Neutral;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword batch report`: computes the morning report of a batch anew.
@Command(
    name = "report",
    header = {
      "Writes the report of a batch: report.html, report.md, report.json in its folder.",
      "",
      "  lastword batch report night.yaml",
      "  lastword batch report transcripts/night",
      "  lastword batch report night.yaml --json",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Everything is read from the journals; nothing is sent."})
final class BatchReportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PLAN|FOLDER", description = "The plan, or the batch's own folder.")
  private String word = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where the batch's folder was made (default: the archive).")
  private @Nullable String output;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description = "The archive (default: ./transcripts).")
  private @Nullable String archive;

  @Mixin private OutputOptions options = new OutputOptions();

  BatchReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var path = console.resolve(word);
    var written = Files.isDirectory(path) ? ofFolder(path) : ofPlan();
    if (options.json) {
      console.out().print(Files.readString(written.json()));
    } else {
      written.report().headline().forEach(line -> console.out().println(Neutral.line(line)));
      for (var file : List.of(written.html(), written.markdown(), written.json())) {
        console.out().println(Neutral.line(console.shown(file)));
      }
    }
    return ExitCode.DONE.code();
  }

  private MorningReport.Written ofFolder(Path folder) throws IOException {
    var report = Report.of(folder, console.clock().instant());
    if (report.talks().isEmpty() && report.older().isEmpty()) {
      var what = "there is no conversation in " + word;
      throw new UsageException(Problem.with("", what, "name the folder of a batch, or its plan"));
    }
    return MorningReport.write(report, folder);
  }

  private MorningReport.Written ofPlan() throws Exception {
    var wiring = Wiring.of(console);
    var plan =
        new PlanFile(console.directory(), wiring.personas(), wiring.catalog()).read(word).plan();
    var where = new BatchOptions();
    where.output = output;
    where.archive = archive;
    try (var endpoints =
        new Endpoints(wiring.providers(), Keys.in(console.env()), wiring.deadlines())) {
      var planned = PlannedBatch.of(plan, wiring, endpoints, where);
      var folder = planned.folder();
      if (!Files.isDirectory(folder)) {
        var what = "nothing of this plan has run: there is no " + console.shown(folder);
        var hint = "lastword batch " + word + " runs it; --archive DIR looks elsewhere";
        throw new UsageException(Problem.with("", what, hint));
      }
      var now = console.clock().instant();
      return MorningReport.write(plan.name(), planned.tasks(), plan.budget(), folder, now);
    }
  }
}
