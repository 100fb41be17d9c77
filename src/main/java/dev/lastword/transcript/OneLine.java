package dev.lastword.transcript;

/// Text that has to stand on one line.
final class OneLine {
  private OneLine() {}

  /// Makes every control character and line separator a blank, joins blanks, trims.
  static String of(String text) {
    var out = new StringBuilder();
    text.codePoints().map(OneLine::blanked).forEach(point -> append(out, point));
    return out.toString().strip();
  }

  /// The same, shortened where it is longer than that many code points.
  static String cut(String text, int longest) {
    var start = text.length() > 4L * longest ? text.substring(0, 4 * longest) : text;
    var halved = !start.isEmpty() && Character.isHighSurrogate(start.charAt(start.length() - 1));
    var line = of(halved ? start.substring(0, start.length() - 1) : start);
    return line.codePointCount(0, line.length()) <= longest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
  }

  private static int blanked(int point) {
    return Character.isISOControl(point) || point == 0x2028 || point == 0x2029 ? ' ' : point;
  }

  private static void append(StringBuilder out, int point) {
    if (point != ' ' || out.isEmpty() || out.charAt(out.length() - 1) != ' ') {
      out.appendCodePoint(point);
    }
  }
}
