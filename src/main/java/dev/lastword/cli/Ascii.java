package dev.lastword.cli;

/// Our own signs in ASCII, for `--plain`: the bars of a strip become digits, eighths of the
/// threshold.
final class Ascii {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Ascii() {}

  /// Rewrites the signs in a line; whatever else it holds stays.
  static String of(String line) {
    var plain = new StringBuilder(line.length());
    for (var i = 0; i < line.length(); i++) {
      plain.append(sign(line.charAt(i)));
    }
    return plain.toString();
  }

  private static String sign(char c) {
    var eighths = BARS.indexOf(c);
    if (eighths >= 0) {
      return Integer.toString(eighths + 1);
    }
    return switch (c) {
      case '□' -> "[";
      case '■' -> "#";
      case '●' -> "A";
      case '○' -> "B";
      case '→' -> "->";
      case '↔' -> "<->";
      case '–' -> "-";
      case '…' -> "...";
      case 'µ' -> "u";
      case '“', '”' -> "\"";
      default -> String.valueOf(c);
    };
  }
}
