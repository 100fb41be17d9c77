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

  private static int blanked(int point) {
    return Character.isISOControl(point) || point == 0x2028 || point == 0x2029 ? ' ' : point;
  }

  private static void append(StringBuilder out, int point) {
    if (point != ' ' || out.isEmpty() || out.charAt(out.length() - 1) != ' ') {
      out.appendCodePoint(point);
    }
  }
}
