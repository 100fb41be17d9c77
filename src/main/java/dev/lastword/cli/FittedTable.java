package dev.lastword.cli;

import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Rows of a label and figures, made to fit. Where room is short, columns go before the label is
/// shortened; figures never are. Under 60 columns every row becomes two lines.
final class FittedTable {
  static final int NARROW = 60;

  /// What stands where there is nothing.
  static final String NONE = "–";

  private static final int LEAST_LABEL = 20;
  private static final int MOST_LABEL = 48;

  /// The widest screen that a label is kept short for; where a pipe has room, it has all it needs.
  private static final int SCREEN = 300;

  private final int columns;
  private final List<Integer> first;
  private final List<String> heads;
  private final String sides;
  private final int label;
  private final List<List<String>> rows = new ArrayList<>();
  private final Map<Integer, Integer> widths = new HashMap<>();

  /// Makes an empty table whose first column is the label and whose others are figures.
  ///
  /// @param columns the room there is
  /// @param first the columns that go first, in this order
  /// @param heads the names of the columns
  FittedTable(int columns, List<Integer> first, String... heads) {
    this(columns, first, 0, "<" + ">".repeat(heads.length - 1), List.of(heads));
  }

  /// Makes an empty table.
  ///
  /// @param columns the room there is
  /// @param first the columns that go first, in this order
  /// @param label the column that may be shortened
  /// @param sides a character a column: `<` sets it flush left, `>` flush right
  /// @param heads the names of the columns
  FittedTable(int columns, List<Integer> first, int label, String sides, List<String> heads) {
    this.columns = columns;
    this.first = List.copyOf(first);
    this.heads = List.copyOf(heads);
    this.sides = sides;
    this.label = label;
  }

  void add(String... cells) {
    add(List.of(cells));
  }

  void add(List<String> cells) {
    rows.add(List.copyOf(cells));
    widths.clear();
  }

  List<String> lines() {
    return columns < NARROW ? narrow() : wide();
  }

  private List<String> wide() {
    var shown = new ArrayList<Integer>();
    for (var column = 0; column < heads.size(); column++) {
      shown.add(column);
    }
    var wanted = Math.clamp(width(label), LEAST_LABEL, Math.max(MOST_LABEL, columns - SCREEN));
    for (var column : first) {
      if (room(shown) < wanted) {
        shown.removeIf(column::equals);
      }
    }
    var room = Math.max(1, Math.min(wanted, room(shown)));
    var lines = new ArrayList<String>();
    lines.add(wide(heads, shown, room));
    rows.forEach(row -> lines.add(wide(row, shown, room)));
    return lines;
  }

  private int width(int column) {
    return widths.computeIfAbsent(
        column,
        _ ->
            Stream.concat(Stream.of(heads), rows.stream())
                .mapToInt(row -> Width.of(row.get(column)))
                .max()
                .orElse(0));
  }

  /// What is left for the label.
  private int room(List<Integer> shown) {
    return columns
        - shown.stream().mapToInt(column -> column == label ? 2 : width(column) + 2).sum();
  }

  private String wide(List<String> cells, List<Integer> shown, int room) {
    var line = new StringBuilder();
    for (var column : shown) {
      var cell = column == label ? Width.truncate(cells.get(column), room) : cells.get(column);
      var width = column == label ? room : width(column);
      line.append("  ")
          .append(
              sides.charAt(column) == '<'
                  ? Width.padRight(cell, width)
                  : Width.padLeft(cell, width));
    }
    return line.toString().stripTrailing();
  }

  /// The columns up to the label on a line, the others below.
  private List<String> narrow() {
    var lines = new ArrayList<String>();
    lines.add("  " + String.join("  ", heads.subList(0, label + 1)));
    for (var row : rows) {
      var head = String.join("  ", row.subList(0, label + 1));
      lines.add("  " + Width.truncate(head, columns - 2));
      var facts = new ArrayList<String>();
      for (var column = label + 1; column < row.size(); column++) {
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
