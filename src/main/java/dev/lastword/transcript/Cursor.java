package dev.lastword.transcript;

/// Walks through a text line by line. Only LF ends a line: all else may be part of a message.
final class Cursor {
  private final String text;
  private int at;
  private int line = 1;

  Cursor(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /// The number of the line that comes next, from 1.
  int number() {
    return line;
  }

  boolean looksAt(String start) {
    return text.startsWith(start, at);
  }

  /// The next line, without its end.
  String next() {
    var end = text.indexOf('\n', at);
    var next = text.substring(at, end < 0 ? text.length() : end);
    at = end < 0 ? text.length() : end + 1;
    line++;
    return next;
  }

  /// Passes over a blank line, if there is one.
  boolean passBlank() {
    if (at < text.length() && text.charAt(at) == '\n') {
      next();
      return true;
    }
    return false;
  }

  /// The text up to a line that reads as given, which is passed over; or up to the end.
  Block upTo(String rule) {
    var from = at;
    while (!atEnd()) {
      var start = at;
      if (next().equals(rule)) {
        return new Block(text.substring(from, start), true);
      }
    }
    return new Block(text.substring(from), false);
  }

  /// Part of a text.
  ///
  /// @param text the part
  /// @param closed whether the line that ends it was there
  record Block(String text, boolean closed) {
    /// The part without the blank line before the end, and without the end of its last line.
    String body() {
      if (!closed) {
        return text;
      }
      var cut = text.endsWith("\n\n") ? 2 : text.endsWith("\n") ? 1 : 0;
      return text.substring(0, text.length() - cut);
    }
  }
}
