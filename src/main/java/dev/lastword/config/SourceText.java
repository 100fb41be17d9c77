package dev.lastword.config;

import dev.lastword.text.Neutral;
import dev.lastword.text.Width;

/// A text somebody wrote, with the name it goes by in messages.
///
/// @param name the path as the user knows it
/// @param text its whole text
record SourceText(String name, String text) {
  private static final int SHOWN = 72;
  private static final int BEFORE = 40;
  private static final int MASKED = 4_000;

  /// A problem at a place of this text, both counted from 1.
  Problem problem(int line, int column, String message, String hint) {
    var points = masked(line(line), column - 1).codePoints().toArray();
    var at = Math.min(column - 1, points.length);
    var from = Math.max(0, at - BEFORE);
    var to = Math.min(points.length, from + SHOWN);
    var lead = (from > 0 ? "…" : "") + Neutral.line(new String(points, from, at - from));
    var rest = Neutral.line(new String(points, at, to - at)) + (to < points.length ? "…" : "");
    return new Problem(name, line, column, message, lead + rest, Width.of(lead), hint);
  }

  /// The line with its keys starred out around a place. A line may be a megabyte; what lies far
  /// from the place is not shown and stays as it is.
  private static String masked(String line, int column) {
    var at = line.offsetByCodePoints(0, Math.min(column, line.codePointCount(0, line.length())));
    var from = Math.max(0, at - MASKED);
    var to = Math.min(line.length(), at + MASKED);
    return line.substring(0, from) + LiteralKey.mask(line.substring(from, to)) + line.substring(to);
  }

  /// A problem with the whole text.
  Problem problem(String message, String hint) {
    return Problem.with(name, message, hint);
  }

  /// A problem at a char offset of this text.
  Problem problemAt(int offset, String message, String hint) {
    var line = 1;
    var start = 0;
    for (var i = 0; i < offset; i++) {
      if (endsLine(i)) {
        line++;
        start = i + 1;
      }
    }
    return problem(line, text.codePointCount(start, offset) + 1, message, hint);
  }

  private String line(int wanted) {
    var line = 1;
    var start = 0;
    for (var i = 0; i < text.length(); i++) {
      if (!endsLine(i)) {
        continue;
      }
      if (line == wanted) {
        return text.substring(start, i).replace("\r", "");
      }
      line++;
      start = i + 1;
    }
    return line == wanted ? text.substring(start) : "";
  }

  private boolean endsLine(int i) {
    var c = text.charAt(i);
    var beforeFeed = i + 1 < text.length() && text.charAt(i + 1) == '\n';
    return c == '\n' || (c == '\r' && !beforeFeed);
  }
}
