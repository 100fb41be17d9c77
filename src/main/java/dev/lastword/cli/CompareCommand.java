package dev.lastword.cli;

import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.transcript.Transcript;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword compare`: conversations side by side.
@Command(
    name = "compare",
    header = {
      "Shows two to four conversations side by side, message by message.",
      "",
      "  lastword compare @1 @2",
      "  lastword compare 3100 3100-fork 59dd",
      ""
    },
    footer = {
      "",
      "What all say alike is told and not repeated. Where the terminal is too narrow for",
      "columns, they stand one under another."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  private static final int MOST = 4;

  private final Console console;

  @Parameters(
      arity = "2..4",
      paramLabel = "ID|FILE",
      description = "Two to four conversations: ids, parts of them, latest, @2, or paths.")
  private List<String> ids = List.of();

  @Option(names = "--all", description = "Show also the messages that are the same in all.")
  private boolean all;

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private OutputOptions output = new OutputOptions();

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var talks = talks();
    if (output.json) {
      new ComparisonJson(talks).lines().forEach(console.out()::println);
      return ExitCode.DONE.code();
    }
    var facts =
        TerminalFacts.of(console.env(), new TerminalProbe()::isTerminal, console.out().charset());
    var size = new TerminalSize(console.env(), new TerminalProbe()::size, console.nanos());
    var plain =
        output.plain
            || output.noColor
            || !facts.out()
            || !facts.unicode()
            || facts.colours() == TerminalFacts.Colours.NONE;
    var palette = plain ? Palette.PLAIN : Palette.of(facts);
    var text =
        new Comparison(talks, palette, size.columns(), all)
            .lines().stream().collect(Collectors.joining("\n", "", "\n"));
    new Pager(console.env(), console.out())
        .show(text, facts.out() && !output.plain ? size.rows() : 0);
    return ExitCode.DONE.code();
  }

  private List<Transcript> talks() throws IOException {
    var finder = archive.finder(console);
    var talks = new ArrayList<Transcript>();
    for (var id : ids) {
      talks.addAll(Transcripts.read(finder.find(id).file()));
    }
    if (talks.size() > MOST) {
      throw new UsageException(
          Problem.with("", talks.size() + " conversations, and " + MOST + " fit side by side", ""));
    }
    return talks;
  }
}
