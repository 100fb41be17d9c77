package dev.lastword.cli;

import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A tally on the screen: the sums, a table by ending, one by pair, and the worst. Under 60 columns
/// every row becomes two lines.
final class TallyTable {
  private static final int NARROW = 60;
  private static final String NONE = "–";
  private static final int PAIRS = 10;
  private static final int BAR = 8;
  private static final int LEAST_LABEL = 20;
  private static final int MOST_LABEL = 48;

  private final JudgementTally tally;
  private final int columns;

  TallyTable(JudgementTally tally, int columns) {
    this.tally = tally;
    this.columns = Math.clamp(columns, 40, 120);
  }

  List<String> lines() {
    var lines = new ArrayList<>(headline());
    lines.add("");
    lines.addAll(endings());
    if (tally.pairs().size() > 1) {
      lines.add("");
      lines.addAll(pairs());
    }
    if (!tally.worst().isEmpty()) {
      lines.add("");
      lines.addAll(worst());
    }
    return lines;
  }

  private List<String> headline() {
    var all = tally.all();
    var after = all.unused();
    var share = all.messages() == 0 ? 0 : Math.round(100.0 * after.messages() / all.messages());
    var lines = new ArrayList<String>();
    var first =
        "%s, %s. %,d ran on after their end."
            .formatted(
                counted(all.rows().size(), "conversation"),
                counted(all.messages(), "message"),
                all.ranOn());
    lines.addAll(Width.wrap(first, columns));
    if (after.messages() > 0) {
      lines.addAll(
          Width.wrap(
              "%s (%d %%) and about %,d tokens came after it."
                  .formatted(counted(after.messages(), "message"), share, after.replyTokens()),
              columns));
      lines.addAll(
          Width.wrap(
              "About %,d tokens of prompts were sent to get them.".formatted(after.promptTokens()),
              columns));
    }
    return lines;
  }

  private List<String> endings() {
    var table = new Table(List.of(4), "ending", "conversations", "median stop", "after", "tokens");
    tally
        .endings()
        .forEach((code, group) ->
            table.add(
                code.isEmpty() ? "no end found" : code,
                bar(group) + Figures.count(group.rows().size()),
                median(group),
                code.isEmpty() ? NONE : Figures.count(group.unused().messages()),
                code.isEmpty() ? NONE : Figures.count(group.unused().replyTokens())));
    return table.lines();
  }

  private String bar(JudgementTally.Group group) {
    var share = (double) group.rows().size() / tally.all().rows().size();
    return columns < NARROW ? "" : "█".repeat(Math.max(1, (int) Math.round(BAR * share))) + " ";
  }

  private List<String> pairs() {
    var pairs = new ArrayList<>(tally.pairs().entrySet());
    var shown = pairs.size() <= PAIRS + 1 ? pairs.size() : PAIRS;
    var table =
        new Table(List.of(2, 3), "pair", "talks", "ran on", "median stop", "after", "tokens");
    for (var pair : pairs.subList(0, shown)) {
      addPair(table, pair(pair.getKey()), pair.getValue(), median(pair.getValue()));
    }
    if (shown < pairs.size()) {
      var rest =
          pairs.subList(shown, pairs.size()).stream()
              .flatMap(pair -> pair.getValue().rows().stream())
              .toList();
      var group = new JudgementTally.Group(rest);
      addPair(table, "and " + (pairs.size() - shown) + " more pairs", group, median(group));
    }
    return table.lines();
  }

  private static void addPair(
      Table table, String label, JudgementTally.Group group, String median) {
    table.add(
        label,
        Figures.count(group.rows().size()),
        Figures.count(group.ranOn()),
        median,
        Figures.count(group.unused().messages()),
        Figures.count(group.unused().replyTokens()));
  }

  private List<String> worst() {
    var table = new Table(List.of(), "most after the end", "stop", "after", "tokens");
    for (var row : tally.worst()) {
      table.add(
          label(row),
          row.after() + "/" + row.messages(),
          Figures.count(row.unused().messages()),
          Figures.count(row.unused().replyTokens()));
    }
    return table.lines();
  }

  /// The pair where it names one conversation alone, the id elsewhere.
  private String label(JudgementTally.Row row) {
    var same =
        tally.all().rows().stream().filter(one -> one.speakers().equals(row.speakers())).count();
    return same > 1 || row.speakers().isEmpty() ? Neutral.line(row.id()) : pair(row.speakers());
  }

  private static String pair(List<String> speakers) {
    return speakers.isEmpty()
        ? "(no names)"
        : speakers.stream().map(Neutral::line).collect(Collectors.joining(" ↔ "));
  }

  private static String median(JudgementTally.Group group) {
    return middle(group.median());
  }

  private static String middle(@Nullable Double median) {
    if (median == null) {
      return NONE;
    }
    var whole = median.longValue();
    return whole == median ? Figures.count(whole) : Figures.count(whole) + ".5";
  }

  private static String counted(int count, String what) {
    return Figures.count(count) + " " + what + (count == 1 ? "" : "s");
  }

  /// Rows of a label and figures. Where room is short, columns go before a label is shortened.
  private final class Table {
    private final List<Integer> first;
    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    /// Makes an empty table.
    ///
    /// @param first the columns that go first, in this order
    Table(List<Integer> first, String... heads) {
      this.first = first;
      this.heads = List.of(heads);
    }

    void add(String... cells) {
      rows.add(List.of(cells));
    }

    List<String> lines() {
      return columns < NARROW ? narrow() : wide();
    }

    private List<String> wide() {
      var shown = new ArrayList<Integer>();
      for (var column = 1; column < heads.size(); column++) {
        shown.add(column);
      }
      var label = Math.clamp(width(0), LEAST_LABEL, MOST_LABEL);
      for (var column : first) {
        if (room(shown) < label) {
          shown.removeIf(column::equals);
        }
      }
      var room = Math.min(label, room(shown));
      var lines = new ArrayList<String>();
      lines.add(wide(heads, shown, room));
      rows.forEach(row -> lines.add(wide(row, shown, room)));
      return lines;
    }

    private int width(int column) {
      var widest = rows.stream().mapToInt(row -> Width.of(row.get(column))).max().orElse(0);
      return Math.max(widest, Width.of(heads.get(column)));
    }

    private int room(List<Integer> shown) {
      return columns - 2 - shown.stream().mapToInt(column -> width(column) + 2).sum();
    }

    private String wide(List<String> cells, List<Integer> shown, int room) {
      var line = new StringBuilder("  ");
      line.append(Width.padRight(Width.truncate(cells.getFirst(), room), room));
      for (var column : shown) {
        line.append("  ").append(Width.padLeft(cells.get(column), width(column)));
      }
      return line.toString();
    }

    private List<String> narrow() {
      var lines = new ArrayList<String>();
      lines.add("  " + heads.getFirst());
      for (var row : rows) {
        lines.add("  " + Width.truncate(row.getFirst(), columns - 2));
        var facts = new ArrayList<String>();
        for (var column = 1; column < row.size(); column++) {
          if (!row.get(column).equals(NONE)) {
            facts.add(heads.get(column) + " " + row.get(column));
          }
        }
        var below = Width.wrap(String.join(", ", facts), columns - 4);
        below.forEach(line -> lines.add("    " + line));
      }
      return lines;
    }
  }
}
