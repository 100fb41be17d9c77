package dev.lastword.cli;

import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Cells in columns, each as wide as its widest cell, two blanks between.
final class Grid {
  private static final String GAP = "  ";

  private final String sides;
  private final List<List<String>> rows = new ArrayList<>();

  /// Begins with the head.
  ///
  /// @param sides a character a column: `<` sets it flush left, `>` flush right
  /// @param head the names of the columns
  Grid(String sides, String... head) {
    this.sides = sides;
    add(head);
  }

  Grid add(String... cells) {
    if (cells.length != sides.length()) {
      throw new IllegalArgumentException(cells.length + " cells for " + sides.length());
    }
    rows.add(List.of(cells));
    return this;
  }

  List<String> lines() {
    var widths =
        IntStream.range(0, sides.length())
            .map(i -> rows.stream().mapToInt(row -> Width.of(row.get(i))).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, int[] widths) {
    var line = new ArrayList<String>();
    for (int i = 0; i < widths.length; i++) {
      var cell = row.get(i);
      line.add(
          sides.charAt(i) == '<'
              ? Width.padRight(cell, widths[i])
              : Width.padLeft(cell, widths[i]));
    }
    return String.join(GAP, line).stripTrailing();
  }
}
