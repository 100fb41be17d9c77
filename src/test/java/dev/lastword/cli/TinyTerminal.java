package dev.lastword.cli;

import dev.lastword.text.Width;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A terminal of so many rows and columns that knows the few sequences we send and refuses others.
final class TinyTerminal {
  private static final char ESCAPE = '\u001b';

  private final int rows;
  private final int columns;
  private final List<String> above = new ArrayList<>();
  private final String[][] cells;
  private final StringBuilder raw = new StringBuilder();
  private int row;
  private int column;
  private int savedRow;
  private int savedColumn;

  TinyTerminal(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    cells = new String[rows][columns];
    for (var line : cells) {
      clear(line);
    }
  }

  /// A stream that leads here.
  PrintStream stream() {
    var bytes =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            take(toString(StandardCharsets.UTF_8));
            reset();
          }
        };
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  /// What can be seen, blank lines at the end left out.
  String screen() {
    var lines = new ArrayList<String>();
    for (var line : cells) {
      lines.add(String.join("", line).stripTrailing());
    }
    return String.join("\n", lines).stripTrailing() + "\n";
  }

  /// What was pushed out at the top, and what can be seen.
  String everything() {
    return above.isEmpty() ? screen() : String.join("\n", above) + "\n" + screen();
  }

  /// All that was written, as it was written.
  String raw() {
    return raw.toString();
  }

  /// Where the cursor is, from 0.
  int cursorColumn() {
    return column;
  }

  private void take(String text) {
    raw.append(text);
    var at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == ESCAPE) {
        at = escape(text, at + 1);
      } else {
        var end = text.indexOf(ESCAPE, at);
        end = end < 0 ? text.length() : end;
        Width.graphemes(text.substring(at, end)).forEach(this::put);
        at = end;
      }
    }
  }

  private int escape(String text, int at) {
    switch (text.charAt(at)) {
      case '7' -> {
        savedRow = row;
        savedColumn = column;
      }
      case '8' -> {
        row = savedRow;
        column = savedColumn;
      }
      case 'D' -> down();
      case '[' -> {
        return control(text, at + 1);
      }
      default -> throw new AssertionError("unknown escape: " + text.substring(at));
    }
    return at + 1;
  }

  private int control(String text, int from) {
    var at = from;
    while (text.charAt(at) < '@') {
      at++;
    }
    var number = text.substring(from, at);
    switch (text.charAt(at)) {
      case 'A' -> row = Math.max(0, row - Integer.parseInt(number));
      case 'B' -> row = Math.min(rows - 1, row + Integer.parseInt(number));
      case 'K' -> clear(cells[row]);
      case 'J' -> {
        for (var below = row; below < rows; below++) {
          clear(cells[below]);
        }
      }
      case 'm' -> {}
      default -> throw new AssertionError("unknown sequence: " + text.substring(from));
    }
    return at + 1;
  }

  private void put(String grapheme) {
    switch (grapheme) {
      case "\r" -> column = 0;
      case "\n", "\r\n" -> {
        column = 0;
        down();
      }
      default -> {
        var width = Width.of(grapheme);
        if (Character.isISOControl(grapheme.charAt(0))) {
          throw new AssertionError("no letter: " + (int) grapheme.charAt(0));
        }
        if (width == 0) { // a mark without a letter stands on the cell before
          cells[row][Math.max(0, column - 1)] += grapheme;
          return;
        }
        if (column + width > columns) {
          column = 0;
          down();
        }
        cells[row][column] = grapheme;
        if (width == 2) {
          cells[row][column + 1] = "";
        }
        column += width;
      }
    }
  }

  private void down() {
    if (row < rows - 1) {
      row++;
      return;
    }
    above.add(String.join("", cells[0]).stripTrailing());
    System.arraycopy(cells, 1, cells, 0, rows - 1);
    cells[rows - 1] = new String[columns];
    clear(cells[rows - 1]);
  }

  private static void clear(String[] line) {
    Arrays.fill(line, " ");
  }
}
