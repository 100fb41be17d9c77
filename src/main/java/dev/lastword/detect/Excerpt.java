package dev.lastword.detect;

/// A few words out of a message, fit to stand in a sentence of ours.
final class Excerpt {
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int EMOJI_STYLE = 0xFE0F;

  /// A longer text is cut between words where that leaves this share of the room in use.
  private static final double WORTH = 0.6;

  private Excerpt() {}

  /// The beginning of a text on one line, `…` where it is cut.
  ///
  /// @param text anything, however long; no more than its beginning is looked at
  /// @param most how many code points it may have
  static String of(String text, int most) {
    var out = new StringBuilder();
    int points = 0;
    int at = 0;
    int previous = ' ';
    int limit = Math.min(text.length(), 8 * most);
    while (at < limit && points <= most) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      if (isGap(point)) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
          points++;
        }
      } else if (isPlain(point) || isSeen(point, previous)) {
        out.appendCodePoint(point);
        previous = point;
        points++;
      }
    }
    var whole = out.toString().strip();
    return at < text.length() || points > most ? cut(whole, most) : whole;
  }

  /// The same in quotation marks.
  static String quoted(String text, int most) {
    return "“" + of(text, most) + "”";
  }

  private static String cut(String text, int most) {
    int room = Math.min(most - 1, text.codePointCount(0, text.length()));
    int end = text.offsetByCodePoints(0, room);
    int blank = text.lastIndexOf(' ', end);
    int last = blank > WORTH * end ? blank : end;
    while (last > 0 && isPause(text.charAt(last - 1))) {
      last--;
    }
    return text.substring(0, last) + "…";
  }

  private static boolean isPause(char c) {
    return " .,;:–—-…".indexOf(c) >= 0;
  }

  private static boolean isPlain(int point) {
    return point > ' ' && point < 0x7F;
  }

  private static boolean isGap(int point) {
    return !isPlain(point) && isRareGap(point);
  }

  private static boolean isRareGap(int point) {
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || Character.getType(point) == Character.CONTROL;
  }

  /// Characters that reorder, hide or join are left out, but for those that make one emoji of two.
  private static boolean isSeen(int point, int previous) {
    if (point == ZERO_WIDTH_JOINER || point == EMOJI_STYLE) {
      return previous == EMOJI_STYLE || (previous >= 0x80 && Character.isEmoji(previous));
    }
    return switch (Character.getType(point)) {
      case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
