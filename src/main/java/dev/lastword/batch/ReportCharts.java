package dev.lastword.batch;

import dev.lastword.page.Mark;
import dev.lastword.page.Sheet;
import dev.lastword.page.Sheet.Heading;
import dev.lastword.page.Sheet.Square;
import dev.lastword.talk.Ending;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Chooses what a report draws: all of a small batch, the telling part of a large one.
final class ReportCharts {
  private static final int MOST_NAMES = 20;
  private static final int MOST_CURVES = 12;
  private static final int MOST_SPANS = 40;
  private static final int FEW = 3;

  private final Report report;
  private final ReportNames names;

  ReportCharts(Report report, ReportNames names) {
    this.report = report;
    this.names = names;
  }

  Sheet.@Nullable Part heat() {
    if (report.endings().isEmpty()) {
      return null;
    }
    var rows = ids(pair -> pair.place().a());
    var columns = ids(pair -> pair.place().b());
    var byPlace = new HashMap<List<String>, Report.Pair>();
    report.pairs().forEach(pair -> byPlace.put(key(pair), pair));
    var longest = report.pairs().stream().mapToInt(pair -> pair.survival().last()).max().orElse(1);
    var cells = new ArrayList<List<Square>>();
    for (var row : rows) {
      cells.add(
          columns.stream()
              .map(column -> square(byPlace.get(List.of(row, column)), longest))
              .toList());
    }
    var shown =
        report.pairs().stream()
            .filter(pair -> rows.contains(pair.place().a()) && columns.contains(pair.place().b()))
            .count();
    var more = report.pairs().size() - shown;
    return new Sheet.Heat(
        new Heading(
            "heat",
            "How long they lasted, and why they ended",
            "For each ordered pair. The stronger the tone, the longer the talk."),
        rows.stream().map(names::speaker).toList(),
        columns.stream().map(names::speaker).toList(),
        cells,
        bars(),
        more == 0 ? "" : ReportNumber.of(more, "more pair") + " in report.json.");
  }

  /// The speakers of one side, those of both sides in one order.
  private List<String> ids(Function<Report.Pair, String> id) {
    var all = new LinkedHashSet<String>();
    var wanted = new HashSet<String>();
    for (var pair : report.pairs()) {
      all.add(pair.place().a());
      all.add(pair.place().b());
      wanted.add(id.apply(pair));
    }
    return all.stream().filter(wanted::contains).limit(MOST_NAMES).toList();
  }

  private static List<String> key(Report.Pair pair) {
    return List.of(pair.place().a(), pair.place().b());
  }

  private Square square(Report.@Nullable Pair pair, int longest) {
    if (pair == null) {
      return Square.NONE;
    }
    var survival = pair.survival();
    var median = survival.median();
    var endings = pair.endings();
    var reason = endings.keySet().stream().findFirst().orElse("");
    var all = pair.talks().size();
    var figure =
        median != null ? median.toString() : survival.last() == 0 ? "" : survival.last() + "+";
    var length = median != null ? median : survival.last();
    var share = reason.isEmpty() ? "" : all == 1 ? reason : endings.get(reason) + " of " + all;
    var title = names.pair(pair.talks().getFirst()) + ": " + words(pair, median, endings);
    return new Square(
        figure,
        (int) Math.ceil(8.0 * length / Math.max(1, longest)),
        reason.isEmpty() ? null : Mark.of(reason),
        share,
        title,
        all == 1 ? ReportSheet.link(pair.talks().getFirst()) : null);
  }

  private static String words(
      Report.Pair pair, @Nullable Integer median, Map<String, Integer> endings) {
    if (endings.isEmpty()) {
      return "no end yet";
    }
    var all = new ArrayList<String>();
    endings.forEach(
        (code, count) -> all.add(pair.talks().size() == 1 ? name(code) : count + " " + name(code)));
    var over = median == null ? "no end in most talks" : "over after " + median;
    return over + ", " + String.join(", ", all);
  }

  private List<Sheet.Bar> bars() {
    var endings = report.endings();
    var most = endings.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    return endings.entrySet().stream()
        .map(entry ->
            new Sheet.Bar(Mark.of(entry.getKey()), name(entry.getKey()), entry.getValue(), most))
        .toList();
  }

  private static String name(String code) {
    var cap = Ending.of(code).filter(ending -> ending.kind() == Ending.Kind.CAP).isPresent();
    return cap ? code + " (cap)" : code;
  }

  Sheet.@Nullable Part survival() {
    var all = report.survival();
    if (all.talks() < 2 || all.closed() == 0) {
      return null;
    }
    var bySpeaker = report.talks().size() < FEW * report.pairs().size();
    var single = bySpeaker ? speakers() : pairs();
    var telling = telling(single, all.median());
    var caption =
        (bySpeaker ? "By speaker" : "By pair")
            + ", with the median"
            + (telling.size() < single.size()
                ? ": the " + telling.size() + " of " + single.size() + " that differ most"
                : "");
    return new Sheet.Curve(
        new Heading(
            "alive",
            "Still alive after n messages",
            "Each step down is a conversation that came to an end. A short upright stroke: one that"
                + " was cut short, by a cap or otherwise, and says nothing of the time after."),
        steps("all", all),
        note(),
        caption,
        telling.size() < 2 ? List.of() : telling);
  }

  /// What a blunt cap in the middle would have done.
  private String note() {
    var median = report.survival().median();
    if (median == null) {
      return "";
    }
    var cut = report.count(talk -> talk.messages() > median);
    return cut == 0
        ? ""
        : "A cap of " + median + " would have cut " + ReportNumber.of(cut, "live talk") + ".";
  }

  private List<Sheet.Steps> pairs() {
    return report.pairs().stream()
        .map(pair -> steps(names.pair(pair.talks().getFirst()), pair.survival()))
        .filter(steps -> steps.talks() > 0)
        .toList();
  }

  private List<Sheet.Steps> speakers() {
    var talks = new LinkedHashMap<String, List<ReportedTalk>>();
    for (var talk : report.talks()) {
      Stream.of(talk.place().a(), talk.place().b())
          .distinct()
          .forEach(id -> talks.computeIfAbsent(id, _ -> new ArrayList<>()).add(talk));
    }
    var all = new ArrayList<Sheet.Steps>();
    talks.forEach((id, own) -> all.add(steps(names.speaker(id), ReportSurvival.of(own))));
    return all.stream().filter(steps -> steps.talks() > 0).toList();
  }

  /// Those whose median is farthest from that of all, in the order they came.
  private static List<Sheet.Steps> telling(List<Sheet.Steps> all, @Nullable Integer median) {
    if (all.size() <= MOST_CURVES) {
      return all;
    }
    var middle = median == null ? Integer.MAX_VALUE : median;
    var chosen =
        all.stream()
            .sorted(
                Comparator.comparingLong(
                        (Sheet.Steps steps) -> Math.abs((long) middle - half(steps)))
                    .reversed())
            .limit(MOST_CURVES)
            .toList();
    return all.stream().filter(chosen::contains).toList();
  }

  private static long half(Sheet.Steps steps) {
    return steps.median() == null ? 2L * steps.last() : steps.median();
  }

  private static Sheet.Steps steps(String name, ReportSurvival survival) {
    var points = new ArrayList<Sheet.Step>();
    points.add(new Sheet.Step(0, 1));
    survival.steps().forEach(step -> points.add(new Sheet.Step(step.after(), step.left())));
    return new Sheet.Steps(
        name, survival.talks(), survival.median(), points, survival.cut(), survival.last());
  }

  Sheet.@Nullable Part spans() {
    var closed = report.talks().stream().filter(talk -> talk.onset() != null).toList();
    if (closed.isEmpty()) {
      return null;
    }
    var each = closed.size() <= MOST_SPANS;
    var spans = each ? talks(closed) : spans(closed);
    var rows = new ArrayList<>(spans);
    rows.sort(Comparator.comparingDouble((Sheet.Span span) -> span.onset() - span.stop()));
    var shown = new ArrayList<>(rows.subList(0, Math.min(MOST_SPANS, rows.size())));
    shown.sort(Comparator.comparingDouble(Sheet.Span::stop));
    var note =
        (each ? "" : "The median of each pair. ")
            + (shown.size() < rows.size()
                ? "The " + shown.size() + " slowest of " + ReportNumber.count(rows.size()) + "."
                : "");
    return new Sheet.Spans(
        new Heading(
            "onset",
            "From the first sign to the stop",
            "Open square: closing begins. Filled square: stopped. Long bars are slow goodbyes, or a"
                + " detector that hesitated."),
        shown,
        (int) Math.ceil(shown.getLast().stop()),
        note.strip());
  }

  private List<Sheet.Span> talks(List<ReportedTalk> closed) {
    return closed.stream()
        .map(talk ->
            new Sheet.Span(names.of(talk), onset(talk), talk.messages(), ReportSheet.link(talk)))
        .toList();
  }

  private List<Sheet.Span> spans(List<ReportedTalk> closed) {
    var byPair = new LinkedHashMap<String, List<ReportedTalk>>();
    closed.forEach(
        talk -> byPair.computeIfAbsent(names.pair(talk), _ -> new ArrayList<>()).add(talk));
    var spans = new ArrayList<Sheet.Span>();
    byPair.forEach((name, talks) ->
        spans.add(
            new Sheet.Span(
                name,
                median(talks.stream().map(ReportCharts::onset).toList()),
                median(talks.stream().map(ReportedTalk::messages).toList()),
                null)));
    return spans;
  }

  private static int onset(ReportedTalk talk) {
    var onset = talk.onset();
    return onset == null ? 0 : onset;
  }

  private static double median(Collection<Integer> values) {
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
  }
}
