package dev.lastword.cli;

import dev.lastword.archive.ArchiveIndex;
import dev.lastword.archive.Findings;
import dev.lastword.archive.Findings.Hit;
import dev.lastword.archive.Findings.InTalk;
import dev.lastword.archive.Query;
import dev.lastword.archive.SearchQuery;
import dev.lastword.talk.Side;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword search`: what was said where.
@Command(
    name = "search",
    header = {
      "Finds messages of the archive by their words, the best first.",
      "",
      "  lastword search silence",
      "  lastword search '\"the last word\" speaker:kimi -poem'",
      "  lastword search 'gren* 沈黙' --model gpt-5 --json",
      ""
    },
    footer = {
      "",
      "Words must all stand in one message; \"in quotes\" side by side; word* begins so;",
      "-word must not be there; speaker:NAME said it. Case and accents do not matter.",
      "In Chinese, Japanese, Korean, Thai and the like any stretch of text is found.",
      "--regex keeps, of what the words found, the messages that match a pattern (RE2)."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SearchCommand implements Callable<Integer> {
  private static final int NUMBER = 5;
  private static final int MARGIN = 8;
  private static final int LEAST = 24;
  private static final List<String> LIVE = List.of("", "substantive", "question");

  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "WORD", description = "What to look for.")
  private List<String> words = List.of();

  @Option(
      names = "--speaker",
      paramLabel = "NAME",
      description = "Said by a name or model that holds this.")
  private @Nullable String speaker;

  @Option(names = "--regex", paramLabel = "RE2", description = "Matching this pattern too.")
  private @Nullable String regex;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "So many conversations at most; 0: all (default: 10).")
  private int limit = 10;

  @Option(
      names = "--hits",
      paramLabel = "N",
      description = "So many messages of each at most; 0: all (default: 3).")
  private int hits = 3;

  @Mixin private Filters filters = new Filters();
  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private OutputOptions output = new OutputOptions();

  SearchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var query =
        new SearchQuery(
            String.join(" ", words),
            speaker,
            regex,
            filters.query(console).build(),
            Counted.atLeast("--limit", limit, 0),
            Counted.atLeast("--hits", hits, 0),
            0);
    try (var index = ArchiveAccess.open(console, output, archive.existing(console), false)) {
      var findings = index.search(query);
      if (output.json) {
        findings.found().forEach(this::json);
      } else {
        show(index, findings);
      }
    }
    return ExitCode.DONE.code();
  }

  private void json(InTalk found) {
    for (var hit : found.hits()) {
      var snippet = hit.snippet();
      var line =
          JsonLine.of()
              .number("v", 1)
              .text("id", found.talk().id())
              .text("name", found.talk().name())
              .number("hits", found.messages())
              .number("message", hit.message())
              .text("side", hit.side().code())
              .text("speaker", hit.speaker())
              .text("class", hit.kind())
              .decimal("rank", hit.rank())
              .text("text", snippet.text())
              .flag("begins", snippet.begins())
              .flag("ends", snippet.ends());
      console.out().println(line.objects("marks", points(snippet), SearchCommand::mark).end());
    }
  }

  private static void mark(JsonLine line, Findings.Mark mark) {
    line.number("from", mark.from()).number("to", mark.to());
  }

  /// Marks in code points, as everywhere in our JSON.
  private static List<Findings.Mark> points(Findings.Snippet snippet) {
    var text = snippet.text();
    return snippet.marks().stream()
        .map(mark ->
            new Findings.Mark(
                text.codePointCount(0, mark.from()), text.codePointCount(0, mark.to())))
        .toList();
  }

  private void show(ArchiveIndex index, Findings findings) throws IOException {
    var all = index.list(Query.ALL.but().limit(1).build()).all();
    if (findings.messages() == 0) {
      say("no message of " + Figures.count(all) + " conversations holds that");
      return;
    }
    var facts = ArchiveScreen.facts(console);
    var palette = ArchiveScreen.palette(facts, output);
    var room = Math.min(120, ArchiveScreen.columns(console, facts));
    out(
        counted(findings.messages(), "message")
            + " in "
            + Figures.count(findings.talks())
            + " of "
            + counted(all, "conversation"));
    var ids = index.shortIds(findings.found().stream().map(InTalk::talk).toList());
    for (var found : findings.found()) {
      out("");
      show(found, ids, palette, room);
    }
    rest(findings);
  }

  private void show(InTalk found, Map<Long, String> ids, Palette palette, int room) {
    var talk = found.talk();
    var count = counted(found.messages(), "hit");
    var id = Neutral.line(ids.getOrDefault(talk.key(), talk.id()));
    var pair = TalkCells.pair(talk);
    var width = Math.max(8, room - Width.of(id) - Width.of(count) - 4);
    out(
        palette.bold(id)
            + "  "
            + Width.padRight(Width.truncate(pair, width), width)
            + "  "
            + count);
    found.hits().forEach(hit -> show(hit, palette, room));
  }

  private void show(Hit hit, Palette palette, int room) {
    var kind = LIVE.contains(hit.kind()) ? "" : hit.kind();
    var text = Math.max(LEAST, room - MARGIN - (kind.isEmpty() ? 0 : kind.length() + 2));
    var lines = MarkedText.lines(hit.snippet(), palette, text);
    var sign = hit.side() == Side.A ? "●" : "○";
    var head = Width.padLeft(Integer.toString(hit.message()), NUMBER) + " " + sign + " ";
    var first = lines.getFirst();
    var gap = " ".repeat(Math.max(2, text - first.width() + 2));
    out(head + first.text() + (kind.isEmpty() ? "" : gap + kind));
    lines.stream().skip(1).forEach(line -> out(" ".repeat(MARGIN) + line.text()));
  }

  private void rest(Findings findings) {
    var more = findings.talks() - findings.found().size();
    if (findings.capped()) {
      say("the newest of these messages were weighed against each other; more words find better");
    }
    if (more > 0) {
      say(counted(more, "more conversation") + ": the same with --limit 0");
    }
  }

  private void out(String line) {
    console.out().println(output.plain ? Ascii.of(line) : line);
  }

  private void say(String line) {
    if (!output.quiet) {
      console.say(line);
    }
  }

  private static String counted(long count, String what) {
    return Figures.count(count) + " " + what + (count == 1 ? "" : "s");
  }
}
