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
  private static final int PAIRS = 10;
  private static final int BAR = 8;

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
    var table =
        new FittedTable(
            columns, List.of(4), "ending", "conversations", "median stop", "after", "tokens");
    tally
        .endings()
        .forEach((code, group) ->
            table.add(
                code.isEmpty() ? "no end found" : code,
                bar(group) + Figures.count(group.rows().size()),
                median(group),
                code.isEmpty() ? FittedTable.NONE : Figures.count(group.unused().messages()),
                code.isEmpty() ? FittedTable.NONE : Figures.count(group.unused().replyTokens())));
    return table.lines();
  }

  private String bar(JudgementTally.Group group) {
    var share = (double) group.rows().size() / tally.all().rows().size();
    return columns < FittedTable.NARROW
        ? ""
        : "█".repeat(Math.max(1, (int) Math.round(BAR * share))) + " ";
  }

  private List<String> pairs() {
    var pairs = new ArrayList<>(tally.pairs().entrySet());
    var shown = pairs.size() <= PAIRS + 1 ? pairs.size() : PAIRS;
    var table =
        new FittedTable(
            columns, List.of(2, 3), "pair", "talks", "ran on", "median stop", "after", "tokens");
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
      FittedTable table, String label, JudgementTally.Group group, String median) {
    table.add(
        label,
        Figures.count(group.rows().size()),
        Figures.count(group.ranOn()),
        median,
        Figures.count(group.unused().messages()),
        Figures.count(group.unused().replyTokens()));
  }

  private List<String> worst() {
    var table =
        new FittedTable(columns, List.of(), "most after the end", "stop", "after", "tokens");
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
      return FittedTable.NONE;
    }
    var whole = median.longValue();
    return whole == median ? Figures.count(whole) : Figures.count(whole) + ".5";
  }

  private static String counted(int count, String what) {
    return Figures.count(count) + " " + what + (count == 1 ? "" : "s");
  }
}
