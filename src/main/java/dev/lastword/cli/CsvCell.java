package dev.lastword.cli;

import dev.lastword.text.Neutral;

/// A text as a cell of comma-separated values.
final class CsvCell {
  private CsvCell() {}

  /// Quotes it where it must be, makes it harmless, and sees to it that no spreadsheet takes it for
  /// a formula: names come from models and files.
  static String of(String text) {
    var shown = Neutral.line(text);
    var formula = !shown.isEmpty() && "=+-@".indexOf(shown.charAt(0)) >= 0;
    var plain = formula ? "'" + shown : shown;
    var quoted = plain.indexOf(',') >= 0 || plain.indexOf('"') >= 0;
    return quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }
}
