package dev.lastword.page;

import dev.lastword.archive.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Draws the figures over an archive: how models and pairs talk, and how their talks end.
public final class StatisticsHtml {
  private static final int MOST_ROWS = 100;

  private StatisticsHtml() {}

  /// Figures of one model or pair, worded.
  ///
  /// @param name whose
  /// @param href the conversations it has
  /// @param cells the figures, as the columns have them
  public record Row(String name, String href, List<String> cells) {
    /// Copies the cells.
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// A table of them.
  ///
  /// @param title above it
  /// @param what the first column
  /// @param rows its rows
  /// @param left how many are not shown
  public record Table(String title, String what, List<Row> rows, int left) {
    /// Copies the rows.
    public Table {
      rows = List.copyOf(rows);
    }
  }

  /// How often an ending was.
  ///
  /// @param name its name
  /// @param symbol its drawing; empty: none
  /// @param href the conversations that ended so
  /// @param count how many
  /// @param width how long its bar is, of 100
  public record Bar(String name, String symbol, String href, int count, int width) {}

  /// The columns after the first.
  public static final List<String> COLUMNS =
      List.of(
          "Talks",
          "Messages",
          "A talk",
          "A message",
          "Closing",
          "Refusals",
          "Echo",
          "Vocabulary",
          "After the end",
          "Latency",
          "Tokens",
          "Cost");

  /// What the columns count.
  public static final List<String> MEANINGS =
      List.of(
          "conversations",
          "messages of theirs",
          "messages in a conversation, mean",
          "characters in a message, mean",
          "share of messages that close or take leave",
          "share of messages that decline",
          "share of messages that say again what was said",
          "different words among 100 running ones, mean",
          "messages after the judge's end",
          "mean time of a call",
          "tokens of all calls that are known",
          "cost of all that is known");

  /// Draws them.
  ///
  /// @param asked over which conversations
  /// @param figures the figures
  /// @return the whole page
  public static String of(Asked asked, Statistics figures) {
    var all = figures.all();
    var frame =
        Frame.served(
            "Statistics",
            "statistics",
            asked.command().replaceFirst("lastword list", "lastword stats"),
            "",
            List.of(new Frame.Key("g", "archive"), new Frame.Key("?", "all keys")));
    var values =
        Map.<String, Object>of(
            "frame", frame,
            "told", told(all),
            "whole", cells(all),
            "bars", bars(all),
            "tables",
                List.of(
                    table(asked, "Models", "model", figures.models()),
                    table(asked, "Pairs", "pair", figures.pairs())));
    return Templates.draw("statistics.jte", values);
  }

  private static String told(Statistics.Group all) {
    if (all.talks() == 0) {
      return "Nothing here yet.";
    }
    return "%s, %s messages. %s of them came after the end."
        .formatted(
            all.talks() == 1 ? "1 conversation" : Figures.grouped(all.talks()) + " conversations",
            Figures.grouped(all.messages()),
            Figures.grouped(all.unused()));
  }

  private static Table table(
      Asked asked, String title, String filter, List<Statistics.Group> groups) {
    var rows =
        groups.stream()
            .limit(MOST_ROWS)
            .map(group ->
                new Row(
                    Plain.line(group.name(), 80),
                    asked.toggled(filter, group.name()),
                    cells(group)))
            .toList();
    return new Table(
        title, title.substring(0, title.length() - 1), rows, groups.size() - rows.size());
  }

  private static List<String> cells(Statistics.Group group) {
    var cells = new ArrayList<String>();
    cells.add(Figures.grouped(group.talks()));
    cells.add(Figures.grouped(group.messages()));
    cells.add(decimal(group.meanLength()));
    cells.add(Figures.grouped(Math.round(group.meanCharacters())));
    cells.add(percent(group.closing()));
    cells.add(percent(group.refusals()));
    cells.add(percent(group.echoes()));
    cells.add(group.vocabulary() == null ? "–" : decimal(group.vocabulary()));
    cells.add(Figures.grouped(group.unused()));
    cells.add(group.latency() == null ? "–" : Figures.grouped(group.latency().toMillis()) + " ms");
    cells.add(group.tokens() == null ? "–" : Figures.grouped(group.tokens()));
    cells.add(group.cost() == null ? "–" : Figures.money(group.cost()));
    return cells;
  }

  private static List<Bar> bars(Statistics.Group all) {
    var most = all.endings().values().stream().mapToInt(Integer::intValue).max().orElse(1);
    return all.endings().entrySet().stream()
        .sorted((one, other) -> other.getValue() - one.getValue())
        .map(entry -> {
          var code = entry.getKey();
          var none = code.isEmpty();
          return new Bar(
              none ? "no end found" : Plain.line(code, 40),
              none ? "" : Mark.of(code).symbol(),
              "/?ending=" + (none ? "none" : Link.encode(code)),
              entry.getValue(),
              Math.max(1, 100 * entry.getValue() / most));
        })
        .toList();
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }
}
