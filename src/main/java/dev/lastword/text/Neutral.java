package dev.lastword.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Makes text from models, files and providers safe to show: what would move a cursor, reorder a
/// line or hide from the eye becomes a visible stand-in, `␛` or `⟨U+202E⟩`. Line feeds and tabs
/// stay; every form of line end becomes one line feed.
///
/// An instance reads one stream in parts, cut anywhere, also between the halves of a character; the
/// static forms read a whole text. Everything a terminal shows goes through here; files and
/// journals do not, they keep what was said.
public final class Neutral {
  private static final int NONE = -1;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  // Scripts whose spelling needs the two joiners. Elsewhere a joiner only makes two words look one.
  private static final Set<UnicodeScript> JOINING =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.MONGOLIAN);

  private char half;
  private boolean halved;
  private boolean returned;
  private int previous = NONE;

  /// Begins a stream.
  public Neutral() {}

  /// Neutralises a whole text.
  ///
  /// @param text anything, also with halves of surrogate pairs
  /// @return the text as it may be shown, line feeds and tabs kept
  public static String text(String text) {
    var stream = new Neutral();
    return stream.next(text) + stream.end();
  }

  /// Neutralises a text and joins its lines, for names, quotes and messages of one line.
  ///
  /// @param text anything
  /// @return the text as it may be shown, `⏎` for a line end, a blank for a tab
  public static String line(String text) {
    return text(text).replace('\n', '⏎').replace('\t', ' ');
  }

  /// Says whether a text may be shown as it is.
  ///
  /// @param text anything
  /// @return true where [#text(String)] would change nothing
  public static boolean harmless(String text) {
    return text(text).equals(text);
  }

  /// Takes the next part of the stream.
  ///
  /// @param part anything; may be empty
  /// @return what may be shown of all given so far and not returned yet
  public String next(String part) {
    var out = new StringBuilder(part.length() + 8);
    for (var i = 0; i < part.length(); i++) {
      accept(part.charAt(i), out);
    }
    return out.toString();
  }

  /// Ends the stream. The instance may then begin another.
  ///
  /// @return what was held back: the stand-in of half a character, or nothing
  public String end() {
    var out = new StringBuilder();
    dropHalf(out);
    returned = false;
    previous = NONE;
    return out.toString();
  }

  private void accept(char unit, StringBuilder out) {
    if (halved && Character.isLowSurrogate(unit)) {
      halved = false;
      show(Character.toCodePoint(half, unit), out);
      return;
    }
    dropHalf(out);
    if (Character.isHighSurrogate(unit)) {
      half = unit;
      halved = true;
      returned = false;
      return;
    }
    if (unit == '\n' && returned) {
      returned = false;
      return;
    }
    returned = unit == '\r';
    show(returned ? '\n' : unit, out);
  }

  private void dropHalf(StringBuilder out) {
    if (halved) {
      halved = false;
      show(half, out);
    }
  }

  private void show(int point, StringBuilder out) {
    if (passes(point)) {
      out.appendCodePoint(point);
      previous = point;
    } else {
      out.append(standIn(point));
      previous = NONE;
    }
  }

  private boolean passes(int point) {
    if (point == '\n' || point == '\t' || (point >= 0x20 && point < 0x7F)) {
      return true;
    }
    if (point == ZERO_WIDTH_JOINER) {
      return followsEmoji() || followsJoiningScript();
    }
    if (point == ZERO_WIDTH_NON_JOINER || (point >= 0x180B && point <= 0x180D)) {
      return followsJoiningScript();
    }
    if (point == 0xFE0E || point == 0xFE0F) {
      return previous != NONE && Character.isEmoji(previous);
    }
    return !hidden(point);
  }

  private boolean followsEmoji() {
    return previous == 0xFE0F
        || (previous >= 0x80
            && (Character.isEmoji(previous) || Character.isExtendedPictographic(previous)));
  }

  private boolean followsJoiningScript() {
    return previous != NONE
        && previous != ZERO_WIDTH_JOINER
        && previous != ZERO_WIDTH_NON_JOINER
        && JOINING.contains(UnicodeScript.of(previous));
  }

  /// Whether a code point acts on a screen or hides from it, wherever it stands.
  private static boolean hidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> !drawn(point);
      default -> blankLetter(point) || ignorable(point) || (point & 0xFFFE) == 0xFFFE;
    };
  }

  // Format characters that are seen: the signs before a number in Arabic, Syriac and Kaithi.
  private static boolean drawn(int point) {
    return switch (point) {
      case 0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2 -> true;
      default -> point == 0x110BD || point == 0x110CD;
    };
  }

  // Letters and marks without a shape: they make equal-looking names differ.
  private static boolean blankLetter(int point) {
    return switch (point) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
      default -> false;
    };
  }

  // Reserved, variation-selecting or tagging code points that draw nothing: whole messages have
  // been
  // smuggled in them.
  private static boolean ignorable(int point) {
    return (point >= 0x2060 && point <= 0x206F)
        || (point >= 0x180B && point <= 0x180F)
        || (point >= 0xFE00 && point <= 0xFE0F)
        || (point >= 0xFFF0 && point <= 0xFFFB)
        || (point >= 0xFDD0 && point <= 0xFDEF)
        || (point >= 0x1BCA0 && point <= 0x1BCA3)
        || (point >= 0x1D173 && point <= 0x1D17A)
        || (point >= 0xE0000 && point <= 0xE0FFF);
  }

  private static String standIn(int point) {
    if (point < 0x20) {
      return String.valueOf((char) (0x2400 + point));
    }
    return point == 0x7F ? "␡" : String.format(Locale.ROOT, "⟨U+%04X⟩", point);
  }
}
