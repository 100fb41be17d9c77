package dev.lastword.cli;

import dev.lastword.archive.ArchiveIndex;
import dev.lastword.archive.Listing;
import dev.lastword.archive.Query;
import dev.lastword.endpoint.LivingRuns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lastword list`: the conversations of the archive.
@Command(
    name = "list",
    header = {
      "Lists the conversations of the archive.",
      "",
      "  lastword list",
      "  lastword list --model gpt-5 --sort messages",
      "  lastword list --ending failed --since 7d --json",
      ""
    },
    footer = {
      "",
      "Columns: id pair strip over of ending from date name a b batch personas unused",
      "tokens cost duration latency cap policy tags note file fork flaw.",
      "over is the message after which the judge ends it, of how many there are, from",
      "where the closing begins. docs/archive.md tells the rest."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ListCommand implements Callable<Integer> {
  private static final int USUAL_LIMIT = 50;
  private static final int ROOM_FOR_STRIP = 120;
  private static final int MOST_FLAWS = 10;

  private final Console console;

  @Mixin private Filters filters = new Filters();

  @Option(
      names = "--sort",
      paramLabel = "WORD",
      description =
          "date (default), messages, over, unused, cost, tokens, pair, ending, name, latency, duration.")
  private String sort = "date";

  @Option(names = "--reverse", description = "The other way round.")
  private boolean reverse;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "So many at most; 0: all (default: 50 on a terminal, else all).")
  private @Nullable Integer limit;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "NAME",
      description = "These columns, in this order; see below.")
  private List<String> columns = List.of();

  @Option(names = "--rebuild", description = "Throw the index away first and read every file.")
  private boolean rebuild;

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private OutputOptions output = new OutputOptions();

  ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var names = columns.stream().map(ListCommand::column).toList();
    var facts = ArchiveScreen.facts(console);
    var query = query(facts.out());
    try (var index = ArchiveAccess.open(console, output, archive.existing(console), rebuild)) {
      var listing = index.list(query);
      if (output.json) {
        listing.talks().forEach(talk -> console.out().println(TalkJson.line(talk)));
      } else if (listing.talks().isEmpty()) {
        empty(listing);
      } else {
        table(index, listing, names, ArchiveScreen.columns(console, facts));
      }
      rest(listing, query);
    }
    return ExitCode.DONE.code();
  }

  private Query query(boolean terminal) {
    var most = limit == null ? (terminal && !output.json ? USUAL_LIMIT : 0) : limit.intValue();
    return filters
        .query(console)
        .sort(order(), reverse)
        .limit(Counted.atLeast("--limit", most, 0))
        .build();
  }

  private Query.Sort order() {
    var words = Arrays.stream(Query.Sort.values()).map(ListCommand::word).toList();
    return Query.Sort.valueOf(Filters.known("--sort", sort, words).toUpperCase(Locale.ROOT));
  }

  private static String word(Query.Sort one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  private static String column(String typed) {
    return Filters.known("--columns", typed, TalkCells.NAMES);
  }

  private void empty(Listing listing) throws IOException {
    if (!output.quiet) {
      console.say(
          listing.all() == 0
              ? "no conversations in " + console.shown(archive.folder(console))
              : "none of "
                  + Figures.count(listing.all())
                  + " conversations with filters: "
                  + filters.words());
    }
  }

  private void table(ArchiveIndex index, Listing listing, List<String> asked, int room)
      throws IOException {
    var names = asked.isEmpty() ? usual(room) : asked;
    var label =
        names.stream().filter(TalkCells::mayBeShort).findFirst().map(names::indexOf).orElse(0);
    var first =
        TalkCells.FIRST_TO_GO.stream().map(names::indexOf).filter(column -> column >= 0).toList();
    var table =
        new FittedTable(
            room,
            asked.isEmpty() ? first : List.of(),
            label,
            names.stream().map(TalkCells::side).collect(Collectors.joining()),
            names);
    var ids = names.contains("id") ? index.shortIds(listing.talks()) : Map.<Long, String>of();
    var cells =
        new TalkCells(ids, LivingRuns.in(console.env()).all(), index.archive(), console.zone());
    for (var talk : listing.talks()) {
      table.add(names.stream().map(name -> cells.cell(name, talk)).toList());
    }
    table.lines().forEach(line -> console.out().println(output.plain ? Ascii.of(line) : line));
  }

  private static List<String> usual(int room) {
    var names = new ArrayList<>(TalkCells.USUAL);
    if (room >= ROOM_FOR_STRIP) {
      names.add(2, "strip");
    }
    return names;
  }

  /// What is wrong with files, and what is not shown.
  private void rest(Listing listing, Query query) {
    if (output.quiet || output.json) {
      return;
    }
    listing.talks().stream()
        .filter(talk -> talk.flaw() != null)
        .limit(MOST_FLAWS)
        .forEach(talk -> console.say("error: " + talk.file() + ": " + talk.flaw()));
    var shown = listing.talks().size();
    if (shown == 0 || (shown == listing.all() && !query.filters())) {
      return;
    }
    console.say(
        Figures.count(shown)
            + " of "
            + Figures.count(listing.matching())
            + " shown"
            + (shown < listing.matching() ? ", --limit " + query.limit() : "")
            + (query.filters()
                ? ", of " + Figures.count(listing.all()) + " with filters: " + filters.words()
                : ""));
  }
}
