package dev.lastword.cli;

import dev.lastword.archive.Statistics;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Statistics on the screen: the sums, a table by model, one by pair, one by ending.
final class StatsTable {
  private static final int MOST = 20;

  /// Where room is short: cost, time, words, echo, refusals go, in this order.
  private static final List<Integer> FIRST_TO_GO = List.of(8, 7, 6, 5, 4);

  private final Statistics statistics;
  private final int columns;

  StatsTable(Statistics statistics, int columns) {
    this.statistics = statistics;
    this.columns = Math.max(40, columns);
  }

  List<String> lines() {
    var lines = new ArrayList<>(headline());
    lines.add("");
    lines.addAll(groups("model", statistics.models()));
    if (statistics.pairs().size() > 1) {
      lines.add("");
      lines.addAll(groups("pair", statistics.pairs()));
    }
    lines.add("");
    lines.addAll(endings());
    return lines;
  }

  private List<String> headline() {
    var all = statistics.all();
    var cost = all.cost();
    var line =
        counted(all.talks(), "conversation")
            + ", "
            + counted(all.messages(), "message")
            + (all.tokens() == null ? "" : ", " + Figures.count(all.tokens()) + " tokens")
            + (cost == null ? "" : ", " + Figures.money(cost))
            + (cost != null && all.unknownCosts() > 0
                ? " and " + counted(all.unknownCosts(), "unknown cost")
                : "")
            + ". "
            + Figures.count(all.unused())
            + " after the end.";
    return Width.wrap(line, columns);
  }

  private List<String> groups(String head, List<Statistics.Group> groups) {
    var table =
        new FittedTable(
            columns,
            FIRST_TO_GO,
            head,
            "talks",
            "length",
            "closing",
            "refusals",
            "echo",
            "words/100",
            "time",
            "cost");
    groups.stream().limit(MOST).forEach(group -> add(table, group));
    var lines = new ArrayList<>(table.lines());
    if (groups.size() > MOST) {
      lines.add("  and " + Figures.count(groups.size() - MOST) + " more; --json lists them all");
    }
    return lines;
  }

  private static void add(FittedTable table, Statistics.Group group) {
    var vocabulary = group.vocabulary();
    table.add(
        group.name().isEmpty() ? "(no names)" : Neutral.line(group.name()),
        Figures.count(group.talks()),
        String.format(Locale.ROOT, "%,.1f", group.meanLength()),
        percent(group.closing()),
        percent(group.refusals()),
        percent(group.echoes()),
        vocabulary == null ? FittedTable.NONE : String.format(Locale.ROOT, "%.1f", vocabulary),
        group.latency() == null ? FittedTable.NONE : Figures.span(group.latency()),
        group.cost() == null
            ? FittedTable.NONE
            : Figures.money(group.cost()) + (group.unknownCosts() > 0 ? "+" : ""));
  }

  private List<String> endings() {
    var table = new FittedTable(columns, List.of(), "ending", "talks", "share");
    var all = statistics.all();
    all.endings()
        .forEach((code, count) ->
            table.add(
                code.isEmpty() ? "none found" : Neutral.line(code),
                Figures.count(count),
                percent((double) count / all.talks())));
    return table.lines();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String counted(long count, String what) {
    return Figures.count(count) + " " + what + (count == 1 ? "" : "s");
  }
}
