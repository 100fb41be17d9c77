package dev.lastword.page;

import dev.lastword.text.Neutral;

/// Text on its way into a page: nothing in it acts, hides or is taken for markup.
final class Markup {
  private Markup() {}

  /// A text that was made harmless already, with the characters of markup written as references.
  static String escape(String harmless) {
    var out = new StringBuilder(harmless.length() + 16);
    for (var i = 0; i < harmless.length(); i++) {
      var c = harmless.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /// Any text of several lines.
  static String text(String raw) {
    return escape(Neutral.text(raw));
  }

  /// Any text in one line of bounded length.
  static String line(String raw) {
    return escape(Plain.line(raw));
  }
}
