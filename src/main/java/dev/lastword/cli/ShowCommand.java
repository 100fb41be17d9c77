package dev.lastword.cli;

import dev.lastword.archive.Dossier;
import dev.lastword.archive.Found;
import dev.lastword.detect.StopRules;
import dev.lastword.transcript.Transcripts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword show`: a conversation to read.
@Command(
    name = "show",
    header = {
      "Shows a conversation.",
      "",
      "  lastword show latest",
      "  lastword show 3100 --why",
      "  lastword show transcripts/talk.md --receipts --plain",
      ""
    },
    footer = {
      "",
      "On a terminal a long one goes through $PAGER (default: less); PAGER=cat does not."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ShowCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "ID|FILE",
      description = "A conversation: its id, a part of it, latest, @2, or a path.")
  private String id = "";

  @Option(
      names = "--why",
      description = "Also the evidence of its end, message by message, as detect --explain.")
  private boolean why;

  @Option(names = "--receipts", description = "Also the receipt and the latency of each message.")
  private boolean receipts;

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private OutputOptions output = new OutputOptions();

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var found = archive.finder(console).find(id);
    var all = dossiers(found);
    if (output.json) {
      all.forEach(this::json);
      return ExitCode.DONE.code();
    }
    var facts = facts();
    var plain = output.plain || facts.colours() == TerminalFacts.Colours.NONE || !facts.unicode();
    var size = new TerminalSize(console.env(), new TerminalProbe()::size, console.nanos());
    var text = new ByteArrayOutputStream();
    try (var page = new PrintStream(text, false, StandardCharsets.UTF_8)) {
      var palette = plain || output.noColor || !facts.out() ? Palette.PLAIN : Palette.of(facts);
      // signs are for those who see them: a pipe gets the plain form, as run gives it
      var show = new ShowText(page, palette, facts.out() ? size.columns() : 0);
      for (var one : all) {
        show.talk(one, receipts);
        if (why) {
          show.lines(explanation(found, one, size.columns()));
        }
      }
    }
    var rows = facts.out() && !output.plain ? size.rows() : 0;
    new Pager(console.env(), console.out()).show(text.toString(StandardCharsets.UTF_8), rows);
    if (!output.quiet) {
      for (var one : all) {
        one.transcript().warnings().forEach(warning -> console.say("warning: " + warning));
      }
    }
    return ExitCode.DONE.code();
  }

  private TerminalFacts facts() {
    return TerminalFacts.of(
        console.env(), new TerminalProbe()::isTerminal, console.out().charset());
  }

  private static List<Dossier> dossiers(Found found) throws IOException {
    if (found.journal() != null) {
      return List.of(Dossier.of(found));
    }
    var all = new ArrayList<Dossier>();
    Transcripts.read(found.file()).forEach(talk -> all.add(Dossier.of(found, talk)));
    return all;
  }

  private Judgement judgement(Found found, Dossier dossier) {
    var rules = new StopRules(dossier.policy(), null, List.of(), List.of());
    return Judgement.of(found.name(), dossier.transcript(), rules);
  }

  /// Judged again by the policy of the run: its journal keeps the verdicts and not what the
  /// explanation is made of. Where the two differ, that is said.
  private List<String> explanation(Found found, Dossier dossier, int columns) {
    var judged = judgement(found, dossier);
    var lines = new ArrayList<>(new Explanation(judged, columns).lines(false));
    var recorded = dossier.recorded() ? dossier.stop() : null;
    var now = judged.stop();
    if (recorded != null && (now == null || now.after() != recorded.after())) {
      lines.add("");
      lines.add(
          "  The run itself recorded: stop after %d, %s."
              .formatted(recorded.after(), recorded.rule()));
    }
    return lines;
  }

  private void json(Dossier dossier) {
    console.out().println(ShowJson.line(dossier, why));
  }
}
