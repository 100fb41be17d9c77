package dev.lastword.detect;

import java.text.Normalizer;
import java.util.Locale;

/// Tells characters apart and folds them, so that spelling variants of a word meet: case, accents,
/// full width, curly or missing apostrophes.
final class Letters {
  /// What a character is to a reader of sentences.
  enum Kind {
    /// Part of a word.
    WORD,
    /// A word of its own: Han, kana, Hangul syllables, Thai and its neighbours.
    SIGN,
    /// Invisible inside a word: apostrophes, combining accents and dots, zero-width marks.
    JOINER,
    /// Ends a sentence.
    STOP,
    /// A picture or symbol that stands for itself.
    PICTURE,
    /// Separates words.
    GAP
  }

  private static final int LATIN = 0x250;

  /// The alphabets up to here, Devanagari the last of them, are looked up in tables.
  private static final int LISTED = 0x980;

  private static final char[] FOLD = foldTable();
  private static final Kind[] KINDS = kindTable();
  private static final char[] PARTS = partTable();

  private Letters() {}

  /// Sorts a code point.
  static Kind kind(int point) {
    return point < LISTED ? KINDS[point] : kindOf(point);
  }

  private static Kind kindOf(int point) {
    if (point < 0x80) {
      return ascii(point);
    }
    if (isSign(point)) {
      return Kind.SIGN;
    }
    if (isJoiner(point)) {
      return Kind.JOINER;
    }
    if (isStop(point)) {
      return Kind.STOP;
    }
    if (isPicture(point)) {
      return Kind.PICTURE;
    }
    if (Character.isLetterOrDigit(point) || isVowelSign(point)) {
      return Kind.WORD;
    }
    return Kind.GAP;
  }

  /// The folded form of a character that is part of a word; 0 where it is none, or none of the
  /// usual alphabets.
  static char part(char letter) {
    return letter < LISTED ? PARTS[letter] : 0;
  }

  /// The folded form of a character: lower case without its accent.
  static char fold(char letter) {
    return letter < LISTED ? FOLD[letter] : foldOf(letter);
  }

  private static char foldOf(char letter) {
    if (letter < LATIN) {
      return foldLatin(letter);
    }
    if (letter >= 0xFF01 && letter <= 0xFF5E) {
      return FOLD[letter - 0xFEE0];
    }
    return switch (letter) {
      case 'أ', 'إ', 'آ' -> 'ا';
      case 'ى' -> 'ي';
      case 'ة' -> 'ه';
      case 'ё', 'Ё' -> 'е';
      case 'ँ' -> 'ं';
      default -> foldRest(letter);
    };
  }

  /// Digits of all scripts meet, and letters of Hindi with and without the dot below.
  private static char foldRest(char letter) {
    if (Character.isDigit(letter)) {
      return (char) ('0' + Character.digit(letter, 10));
    }
    if (in(letter, 0x0958, 0x095F)) {
      return Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD).charAt(0);
    }
    return Character.toLowerCase(letter);
  }

  /// Whether words of this script are written in Latin letters.
  static boolean isLatin(char folded) {
    return folded < LATIN;
  }

  /// Whether the code point is a hiragana, with which Japanese writes grammar rather than content.
  static boolean isHiragana(int point) {
    return in(point, 0x3041, 0x309F);
  }

  /// Whether the code point is a Hangul syllable.
  static boolean isHangul(int point) {
    return in(point, 0xAC00, 0xD7A3);
  }

  private static Kind ascii(int point) {
    if (in(point, 'a', 'z') || in(point, 'A', 'Z')) {
      return Kind.WORD;
    }
    if (in(point, '0', '9')) {
      return Kind.WORD;
    }
    return switch (point) {
      case '\'', '`' -> Kind.JOINER;
      case '.', '!', '?' -> Kind.STOP;
      default -> Kind.GAP;
    };
  }

  private static boolean in(int point, int first, int last) {
    return point >= first && point <= last;
  }

  private static boolean isSign(int point) {
    return in(point, 0x3041, 0x30FA)
        || in(point, 0x30FC, 0x30FF)
        || in(point, 0x3400, 0x9FFF)
        || isHangul(point)
        || in(point, 0xF900, 0xFAFF)
        || in(point, 0x0E01, 0x0E3A)
        || in(point, 0x0E40, 0x0EDF)
        || in(point, 0x1780, 0x17D3)
        || in(point, 0x1000, 0x1049)
        || in(point, 0x104C, 0x109F)
        || in(point, 0x20000, 0x3FFFF);
  }

  private static boolean isJoiner(int point) {
    return point == 0x2019
        || point == 0x02BC
        || point == 0x00AD
        || in(point, 0x0300, 0x036F)
        || in(point, 0x064B, 0x0652)
        || point == 0x0670
        || point == 0x093C
        || point == 0x0640
        || in(point, 0x200B, 0x200F)
        || in(point, 0x202A, 0x202E)
        || in(point, 0x2060, 0x206F)
        || point == 0xFEFF
        || in(point, 0xE0000, 0xE007F);
  }

  private static boolean isStop(int point) {
    return switch (point) {
      case 0x2026,
          0x3002,
          0xFF01,
          0xFF1F,
          0xFF0E,
          0x061F,
          0x06D4,
          0x0964,
          0x0965,
          0x104A,
          0x104B,
          0x17D4 ->
          true;
      default -> false;
    };
  }

  private static boolean isPicture(int point) {
    return in(point, 0x1F000, 0x1FAFF)
        || in(point, 0x2600, 0x27BF)
        || in(point, 0x2B00, 0x2BFF)
        || in(point, 0x2190, 0x23FF)
        || in(point, 0x25A0, 0x25FF)
        || point == 0xFE0F;
  }

  private static boolean isVowelSign(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static Kind[] kindTable() {
    var table = new Kind[LISTED];
    for (int point = 0; point < LISTED; point++) {
      table[point] = kindOf(point);
    }
    return table;
  }

  private static char[] partTable() {
    var table = FOLD.clone();
    for (int point = 0; point < LISTED; point++) {
      if (KINDS[point] != Kind.WORD) {
        table[point] = 0;
      }
    }
    return table;
  }

  private static char[] foldTable() {
    var table = new char[LISTED];
    for (char c = 0; c < LISTED; c++) {
      table[c] = foldOf(c);
    }
    return table;
  }

  private static char foldLatin(char letter) {
    return switch (letter) {
      case 'ı', 'İ' -> 'i';
      case 'ł', 'Ł' -> 'l';
      case 'ß' -> 's';
      case 'ø', 'Ø', 'œ', 'Œ' -> 'o';
      case 'æ', 'Æ' -> 'a';
      case 'đ', 'Đ' -> 'd';
      default -> withoutAccent(letter);
    };
  }

  private static char withoutAccent(char letter) {
    var plain = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
    return plain.substring(0, 1).toLowerCase(Locale.ROOT).charAt(0);
  }
}
