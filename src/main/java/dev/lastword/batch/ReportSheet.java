package dev.lastword.batch;

import dev.lastword.batch.ReportedTalk.Oddity.Kind;
import dev.lastword.batch.ReportedTalk.State;
import dev.lastword.page.Link;
import dev.lastword.page.Sheet;
import dev.lastword.page.Sheet.Cell;
import dev.lastword.page.Sheet.Heading;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Words a report as a sheet: what comes first, what is left out of a large batch, and how it is
/// said.
final class ReportSheet {
  static final String ASSUMPTION =
      "An estimate: each message that was not asked for would have used and cost as much as the"
          + " last one of its side, within the caps. It would have been more, because every"
          + " request sends a longer history.";

  private static final int MOST_ROWS = 12;
  private static final int MOST_OF_A_KIND = 2;
  private static final int MOST_LISTED = 30;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Report report;
  private final ReportNames names;
  private final @Nullable ReportChanges changes;
  private final String trouble;

  /// Knows what to word.
  ///
  /// @param changes since the report before; null: there was none
  /// @param trouble why that could not be read; empty: it could
  ReportSheet(Report report, @Nullable ReportChanges changes, String trouble) {
    this.report = report;
    this.names = new ReportNames(report);
    this.changes = changes;
    this.trouble = trouble;
  }

  Sheet sheet() {
    var story = new ReportStory(report);
    var parts = new ArrayList<Sheet.Part>();
    add(parts, anomalies());
    var charts = new ReportCharts(report, names);
    add(parts, charts.heat());
    add(parts, charts.survival());
    add(parts, charts.spans());
    add(parts, savings());
    add(parts, providers());
    add(parts, quotes());
    add(parts, changed());
    add(parts, older());
    return new Sheet(
        report.batch() + " · Lastword",
        crumb(),
        story.headline(),
        story.lead(),
        facts(),
        parts,
        colophon());
  }

  private static void add(List<Sheet.Part> parts, Sheet.@Nullable Part part) {
    if (part != null) {
      parts.add(part);
    }
  }

  private String crumb() {
    var began =
        report.talks().stream()
            .map(ReportedTalk::started)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder());
    var ended =
        report.talks().stream()
            .map(ReportedTalk::ended)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    if (began.isEmpty() || ended.isEmpty()) {
      return "Batch " + report.batch();
    }
    var from = WHEN.format(began.get());
    var to = WHEN.format(ended.get());
    var day = from.substring(0, from.indexOf(','));
    var until = to.startsWith(day + ",") ? to.substring(day.length() + 2) : to;
    return "Batch " + report.batch() + ", " + from + " to " + until + " UTC";
  }

  private List<Sheet.Fact> facts() {
    var calls = report.calls();
    var saved = report.savings();
    var budget = report.budget();
    var spent = calls.calls() == 0 ? "nothing" : ReportNumber.cost(calls);
    var facts = new ArrayList<Sheet.Fact>();
    facts.add(
        new Sheet.Fact(
            "Spent", budget == null ? spent : spent + " of " + ReportNumber.money(budget)));
    if (calls.calls() > 0 && saved.messages() > 0) {
      facts.add(new Sheet.Fact("Not spent, about", notSpent(saved)));
    }
    facts.add(new Sheet.Fact("Messages", ReportNumber.count(report.messages())));
    var failed = report.count(State.FAILED) + report.count(State.UNREADABLE);
    facts.add(new Sheet.Fact("Failed", failed == 0 ? "none" : ReportNumber.count(failed)));
    facts.add(new Sheet.Fact("Retries", ReportNumber.count(calls.retries())));
    var records = report.talks().stream().mapToLong(ReportedTalk::records).sum();
    var intact = report.count(State.UNREADABLE) == 0 && report.count(ReportedTalk::torn) == 0;
    facts.add(
        new Sheet.Fact(
            "Records",
            ReportNumber.count(records) + (intact ? ", all chains intact" : ", not all intact")));
    return facts;
  }

  private String notSpent(Report.Savings saved) {
    var talks = report.count(talk -> talk.saved() != null);
    return saved.unpriced() == talks
        ? "unknown"
        : ReportNumber.money(saved.dollars()) + (saved.unpriced() > 0 ? " or more" : "");
  }

  private Sheet.@Nullable Part anomalies() {
    var byKind = new EnumMap<Kind, List<List<Cell>>>(Kind.class);
    for (var talk : report.talks()) {
      for (var odd : talk.odd()) {
        byKind.computeIfAbsent(odd.kind(), _ -> new ArrayList<>()).add(row(talk, odd));
      }
    }
    var retries = retries();
    if (!retries.isEmpty()) {
      byKind.put(Kind.RETRIED, retries);
    }
    if (byKind.isEmpty()) {
      return null;
    }
    var all = byKind.values().stream().mapToInt(List::size).sum();
    var each = all <= MOST_ROWS ? all : MOST_OF_A_KIND;
    var rows = new ArrayList<List<Cell>>();
    byKind.forEach((kind, some) -> {
      var name = title(kind, some.size());
      for (var row : some.subList(0, Math.min(each, some.size()))) {
        rows.add(named(row, name));
        name = "";
      }
    });
    var more = all - rows.size();
    return new Sheet.Table(
        new Heading("first", "Look at these first", "What was not as planned, worst first."),
        List.of(),
        false,
        rows,
        more == 0 ? "" : ReportNumber.count(more) + " more are in report.json.");
  }

  private static String title(Kind kind, int count) {
    return count == 1 ? kind.title() : kind.title() + " (" + ReportNumber.count(count) + ")";
  }

  private static List<Cell> named(List<Cell> row, String name) {
    var named = new ArrayList<>(row);
    named.addFirst(Cell.of(name));
    return named;
  }

  private List<Cell> row(ReportedTalk talk, ReportedTalk.Oddity odd) {
    return List.of(
        new Cell(names.of(talk), link(talk), false),
        Cell.of(odd.what()),
        new Cell(command(talk, odd), null, true));
  }

  private static String command(ReportedTalk talk, ReportedTalk.Oddity odd) {
    var id = talk.place().id();
    var tail = id.substring(id.lastIndexOf('_') + 1);
    return switch (odd.kind()) {
      case OTHER_MODEL, UNKNOWN_CALL, DISCARDED, CUT_REPLY ->
          odd.receipt().isEmpty() ? "" : "lastword receipt show " + odd.receipt() + " --in " + id;
      case UNREADABLE -> "lastword verify " + id;
      case FAILED, UNFINISHED -> "lastword resume " + tail;
      case CAPPED -> "lastword detect " + id + ".md --explain";
      case RETRIED -> "";
    };
  }

  private List<List<Cell>> retries() {
    var rows = new ArrayList<List<Cell>>();
    report
        .providers()
        .forEach((name, calls) -> {
          if (calls.retries() > 0) {
            var talks = report.count(talk -> retried(talk, name));
            var what =
                "%s of %s had to be made again."
                    .formatted(
                        ReportNumber.of(calls.retries(), "request"),
                        ReportNumber.count(calls.calls()));
            rows.add(
                List.of(
                    Cell.of(name + ", " + ReportNumber.of(talks, "talk")),
                    Cell.of(what),
                    Cell.of("")));
          }
        });
    return rows;
  }

  private static boolean retried(ReportedTalk talk, String provider) {
    var calls = talk.providers().get(provider);
    return calls != null && calls.retries() > 0;
  }

  static @Nullable Link link(ReportedTalk talk) {
    return talk.state() == State.WAITING || talk.records() == 0
        ? null
        : new Link(talk.place().id() + ".md");
  }

  private Sheet.@Nullable Part savings() {
    var saved = report.savings();
    if (saved.messages() == 0) {
      return null;
    }
    var calls = report.calls();
    var rows = new ArrayList<Sheet.Saving>();
    rows.add(
        saving(
            "Messages",
            (double) report.messages(),
            (double) saved.messages(),
            ReportNumber.count(saved.messages()),
            ReportNumber.count(report.messages()) + " used"));
    var talks = report.count(talk -> talk.saved() != null);
    if (calls.calls() > 0) {
      rows.add(
          saving(
              "Tokens",
              (double) calls.tokens(),
              (double) saved.tokens(),
              saved.uncounted() == talks ? "unknown" : ReportNumber.count(saved.tokens()),
              (calls.uncounted() == 0 ? "" : "at least ")
                  + ReportNumber.count(calls.tokens())
                  + " used"));
      rows.add(
          saving(
              "Money",
              calls.dollars().doubleValue(),
              saved.dollars().doubleValue(),
              saved.unpriced() == talks ? "unknown" : ReportNumber.money(saved.dollars()),
              calls.costUnknown()
                  ? "what was used is unknown"
                  : ReportNumber.cost(calls) + " used"));
    }
    var heading = new Heading("saved", "What stopping saved", "Against the caps on messages.");
    return new Sheet.Savings(heading, rows, ASSUMPTION);
  }

  private static Sheet.Saving saving(
      String name, double used, double saved, String figure, String words) {
    var share = used + saved == 0 ? 0 : used / (used + saved);
    return new Sheet.Saving(name, share, figure, "not needed, " + words);
  }

  private Sheet.@Nullable Part providers() {
    if (report.providers().isEmpty()) {
      return null;
    }
    var columns =
        List.of(
            "Provider",
            "Models",
            "Messages",
            "First byte",
            "p95",
            "Whole reply",
            "p95",
            "Retries",
            "Cost");
    var rows = new ArrayList<List<Cell>>();
    report.providers().forEach((name, calls) -> rows.add(row(name, calls)));
    var intro =
        "Time to the first byte and to the whole reply, median and 95th percentile, and what it cost.";
    return new Sheet.Table(new Heading("providers", "Providers", intro), columns, true, rows, "");
  }

  private static List<Cell> row(String name, ProviderCalls calls) {
    return List.of(
        Cell.of(name),
        Cell.of(String.join(", ", calls.models())),
        Cell.of(ReportNumber.count(calls.replies())),
        Cell.of(ReportNumber.time(calls.firstByte(0.5))),
        Cell.of(ReportNumber.time(calls.firstByte(0.95))),
        Cell.of(ReportNumber.time(calls.whole(0.5))),
        Cell.of(ReportNumber.time(calls.whole(0.95))),
        Cell.of(ReportNumber.count(calls.retries())),
        Cell.of(ReportNumber.cost(calls)));
  }

  private Sheet.@Nullable Part quotes() {
    var quotes = new ArrayList<Sheet.Quote>();
    for (var talk : report.quotes()) {
      var last = talk.last();
      if (last != null) {
        quotes.add(
            new Sheet.Quote(
                last.first(),
                last.second(),
                last.aSpeaksFirst(),
                talk.a(),
                talk.b(),
                "messages " + last.at() + "–" + (last.at() + 1) + " of " + talk.messages(),
                new Link(talk.place().id() + ".md")));
      }
    }
    var intro = "The last thing some of them said to each other before the end began.";
    return quotes.isEmpty()
        ? null
        : new Sheet.Quotes(new Heading("words", "Last words", intro), quotes);
  }

  private Sheet.@Nullable Part changed() {
    var change = changes;
    if (change == null) {
      return trouble.isEmpty()
          ? null
          : new Sheet.Table(
              new Heading("changed", "Since the last report of this batch", trouble),
              List.of(),
              true,
              List.of(),
              "");
    }
    var rows = new ArrayList<List<Cell>>();
    for (var row : change.rows()) {
      rows.add(
          List.of(
              Cell.of(row.name()),
              Cell.of(row.before()),
              Cell.of(row.now()),
              Cell.of(row.change())));
    }
    var heading =
        new Heading(
            "changed",
            "Since the last report of this batch",
            "That was made on " + WHEN.format(change.since()) + " UTC.");
    return new Sheet.Table(heading, List.of("Figure", "Before", "Now", "Change"), true, rows, "");
  }

  private Sheet.@Nullable Part older() {
    if (report.older().isEmpty()) {
      return null;
    }
    var rows =
        report.older().stream()
            .limit(MOST_LISTED)
            .map(id -> List.of(new Cell(id, new Link(id + ".md"), false)))
            .toList();
    var more = report.older().size() - rows.size();
    var intro =
        "Journals in this folder that no conversation of the plan has: of other versions of a"
            + " persona, an opener or a rule. They are in no figure of this report.";
    return new Sheet.Table(
        new Heading("older", "Older ones", intro),
        List.of(),
        false,
        rows,
        more == 0 ? "" : ReportNumber.count(more) + " more are in report.json.");
  }

  private List<String> colophon() {
    return List.of(
        "Computed from the journals of this folder on "
            + WHEN.format(report.made())
            + " UTC. Whether they are intact: lastword verify on the folder.",
        "The same figures: report.md, report.json.");
  }
}
