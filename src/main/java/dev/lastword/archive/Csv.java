package dev.lastword.archive;

import java.util.ArrayList;
import java.util.List;

/// Reads comma-separated values as RFC 4180 has them, each with its place. The first of comma,
/// semicolon and tab that stands in the first line parts the cells: spreadsheets differ by country.
final class Csv {
  private final String file;
  private final String text;
  private final Flaws flaws;
  private final char comma;
  private final List<List<Cell>> rows = new ArrayList<>();
  private List<Cell> row = new ArrayList<>();
  private int at;
  private int line = 1;
  private int column = 1;

  private Csv(String file, String text, Flaws flaws) {
    this.file = file;
    this.text = text;
    this.flaws = flaws;
    this.comma = comma(text);
  }

  /// The rows of a text, blank lines left out.
  static List<List<Cell>> read(String file, String text, Flaws flaws) {
    var csv = new Csv(file, text, flaws);
    while (csv.at < text.length()) {
      csv.cell();
    }
    csv.endRow();
    return csv.rows;
  }

  private static char comma(String text) {
    for (int i = 0; i < text.length() && text.charAt(i) != '\n'; i++) {
      char c = text.charAt(i);
      if (c == ',' || c == ';' || c == '\t') {
        return c;
      }
    }
    return ',';
  }

  private void cell() {
    int startLine = line;
    int startColumn = column;
    boolean quoted = text.charAt(at) == '"';
    var value = quoted ? quoted() : plain();
    row.add(new Cell(value.strip(), startLine, startColumn));
    if (at == text.length()) {
      return;
    }
    if (quoted && !endsCell(text.charAt(at))) {
      flaws.add(file, line, column, "text after a closing quote", "double a quote inside a value");
      plain();
    }
    boolean parted = at < text.length() && text.charAt(at) == comma;
    step();
    if (!parted) {
      endRow();
    } else if (at == text.length()) {
      row.add(new Cell("", line, column));
    }
  }

  private boolean endsCell(char c) {
    return c == comma || c == '\n' || c == '\r';
  }

  private String plain() {
    int from = at;
    while (at < text.length() && !endsCell(text.charAt(at))) {
      step();
    }
    return text.substring(from, at);
  }

  private String quoted() {
    var value = new StringBuilder();
    int startLine = line;
    int startColumn = column;
    step();
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean doubled = c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"';
      if (c == '"' && !doubled) {
        step();
        return value.toString();
      }
      if (doubled) {
        step();
      }
      value.append(c);
      step();
    }
    flaws.add(file, startLine, startColumn, "a quote that never closes", "");
    return value.toString();
  }

  /// Goes on by a character; a carriage return and its line feed are one line end.
  private void step() {
    if (at == text.length()) {
      return;
    }
    char c = text.charAt(at++);
    if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    if (c == '\n' || c == '\r') {
      line++;
      column = 1;
    } else if (!Character.isLowSurrogate(c)) {
      column++;
    }
  }

  private void endRow() {
    if (row.stream().anyMatch(cell -> !cell.isEmpty())) {
      rows.add(List.copyOf(row));
    }
    row = new ArrayList<>();
  }
}
