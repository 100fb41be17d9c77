package dev.lastword.cli;

import dev.lastword.batch.Company;
import dev.lastword.batch.Expansion;
import dev.lastword.batch.MorningReport;
import dev.lastword.batch.Report;
import dev.lastword.config.PlanFile;
import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.Keys;
import dev.lastword.engine.Script;
import dev.lastword.engine.Speakers;
import dev.lastword.text.Neutral;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private ArchiveOption archive = new ArchiveOption();
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
    var plan = new PlanFile(console.directory(), wiring.personas(), wiring.catalog());
    var read = plan.read(word).plan();
    var keys = Keys.in(console.env());
    try (var endpoints = new Endpoints(wiring.providers(), keys, wiring.deadlines())) {
      var casting =
          new Speakers(
              endpoints,
              side -> {
                throw new IllegalStateException("nobody sits on side " + side.code());
              },
              Script.Pace.NONE);
      var company = Company.of(read, casting, endpoints);
      var folder = archive.folder(console).resolve(read.name());
      if (!Files.isDirectory(folder)) {
        throw new UsageException(
            Problem.with(
                "",
                "nothing of this plan has run: there is no " + console.shown(folder),
                "lastword batch " + word + " runs it; --archive DIR looks elsewhere"));
      }
      var tasks = Expansion.of(read, company, folder);
      return MorningReport.write(
          read.name(), tasks, read.budget(), folder, console.clock().instant());
    }
  }
}
