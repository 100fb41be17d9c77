package dev.lastword.page;

import dev.lastword.text.Neutral;

/// Text as a page may show it: nothing that acts or hides, and never more than a page can bear.
/// Names, quotes and details come from models, files and providers.
final class Plain {
  private static final int LONGEST = 400;

  private Plain() {}

  /// One line.
  static String line(String text) {
    return line(text, LONGEST);
  }

  /// One line of so many code points at most.
  static String line(String text, int longest) {
    // Cut first: a text of megabytes is not worth being read to its end.
    var head = cut(text, longest + 1);
    var shown = Neutral.line(head);
    return shown.codePointCount(0, shown.length()) <= longest ? shown : cut(shown, longest) + "…";
  }

  private static String cut(String text, int points) {
    if (text.length() <= points) {
      return text;
    }
    return text.codePointCount(0, text.length()) <= points
        ? text
        : text.substring(0, text.offsetByCodePoints(0, points));
  }
}
