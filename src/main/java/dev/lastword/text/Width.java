package dev.lastword.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The room that text takes on a terminal, counted in columns of one narrow letter: most characters
/// take one, East Asian wide ones and emoji two, marks that sit on another character none.
/// Characters of ambiguous width take one. What counts is the grapheme, what a reader calls a
/// character.
///
/// Give it neutral text ([Neutral]); control characters count nothing.
public final class Width {
  private static final String ELLIPSIS = "…";

  // Pairs of first and last code point of East Asian width W and F (Unicode 16), emoji apart: those
  // the JDK knows. Neighbouring ranges are joined over gaps that are unassigned.
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2329, 0x232A, 0x2630, 0x2637, 0x268A, 0x268F, 0x2E80, 0x303E, 0x3041, 0x4DBF,
    0x4DC0, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F,
    0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18CFF, 0x18D00, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1D300,
    0x1D376, 0x1F200, 0x1F265, 0x20000, 0x2FFFD, 0x30000, 0x3FFFD
  };

  private Width() {}

  /// Counts the columns of one line.
  ///
  /// @param line text without line ends
  /// @return its columns
  public static int of(String line) {
    if (isAscii(line)) {
      return (int) line.chars().filter(c -> c >= ' ' && c != 0x7F).count();
    }
    return graphemes(line).stream().mapToInt(Width::ofGrapheme).sum();
  }

  /// Parts a text into what a reader calls characters.
  ///
  /// @param text any text
  /// @return its grapheme clusters; joined they are the text
  public static List<String> graphemes(String text) {
    var graphemes = new ArrayList<String>();
    var breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    var from = breaks.first();
    for (var to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      graphemes.add(text.substring(from, to));
      from = to;
    }
    return graphemes;
  }

  /// Breaks a text into lines, between words where a word fits, between graphemes where none does.
  /// Line ends stay; blanks at a break go; the indent of a line stays.
  ///
  /// @param text neutral text
  /// @param columns the width of a line, at least 1
  /// @return its lines, none wider than `columns` unless a single grapheme is; at least one
  public static List<String> wrap(String text, int columns) {
    var flow = new Flow(columns);
    var broken = flow.next(text) + flow.end();
    return List.of(broken.split("\n", -1));
  }

  /// Shortens a line to a width.
  ///
  /// @param line text without line ends
  /// @param columns the width, at least 1
  /// @return the line, or its beginning with `…` where it is wider
  public static String truncate(String line, int columns) {
    refuseNoRoom(columns);
    if (of(line) <= columns) {
      return line;
    }
    var out = new StringBuilder();
    var used = 0;
    for (var grapheme : graphemes(line)) {
      used += ofGrapheme(grapheme);
      if (used > columns - 1) {
        break;
      }
      out.append(grapheme);
    }
    return out.append(ELLIPSIS).toString();
  }

  /// Fills a line with blanks on its right.
  ///
  /// @param line text without line ends
  /// @param columns the width to reach
  /// @return the line, flush left; unchanged where it is wider
  public static String padRight(String line, int columns) {
    return line + " ".repeat(Math.max(0, columns - of(line)));
  }

  /// Fills a line with blanks on its left.
  ///
  /// @param line text without line ends
  /// @param columns the width to reach
  /// @return the line, flush right; unchanged where it is wider
  public static String padLeft(String line, int columns) {
    return " ".repeat(Math.max(0, columns - of(line))) + line;
  }

  static void refuseNoRoom(int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException("a line needs at least 1 column, not " + columns);
    }
  }

  static int ofGrapheme(String grapheme) {
    if (grapheme.isEmpty()) {
      return 0;
    }
    var base = grapheme.codePointAt(0);
    if (Character.isEmoji(base) && grapheme.indexOf(0xFE0F) > 0) {
      return 2;
    }
    return ofPoint(base);
  }

  private static int ofPoint(int point) {
    if (point < 0x300) {
      return point < ' ' || (point >= 0x7F && point < 0xA0) || point == 0xAD ? 0 : 1;
    }
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          0;
      default -> Character.isEmojiPresentation(point) || isWide(point) ? 2 : 1;
    };
  }

  private static boolean isWide(int point) {
    var at = Arrays.binarySearch(WIDE, point);
    return at >= 0 || (-at - 1) % 2 == 1;
  }

  private static boolean isAscii(String line) {
    return line.chars().allMatch(c -> c < 0x80);
  }
}
