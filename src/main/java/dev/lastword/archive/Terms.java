package dev.lastword.archive;

import java.text.Normalizer;
import java.util.Locale;

/// Cuts a text into the terms by which it is found, each with its place in the text. Case, width
/// and diacritics are folded as readers expect; what a script needs to be read is kept.
///
/// Scripts that part no words are cut into overlapping pairs of characters, and a run of them ends
/// with its last character alone: `今天天气` is `今天 天天 天气 气`. So every stretch of two characters or
/// more is a row of pairs, and every single character begins a term.
final class Terms {
  /// No term is longer, in code units; what is cut off a query is cut off the text too.
  private static final int LONGEST = 64;

  /// No cluster is longer: a letter under a thousand accents is still one letter.
  private static final int LONGEST_CLUSTER = 24;

  private static final String[] FOLDED = folded();

  /// What a term is.
  enum Kind {
    /// A word between blanks.
    WORD,
    /// Two neighbours of a script that parts no words.
    PAIR,
    /// The last character of a run of them.
    LAST,
    /// A run of one.
    LONE,
    /// A picture.
    SIGN
  }

  /// Hears the terms of a text, in order.
  interface Hearer {
    /// A term.
    ///
    /// @param term the folded term; another one after the call
    /// @param kind what it is
    /// @param from its first code unit in the text
    /// @param mid of a pair, the code unit after its first character; else as `to`
    /// @param to the code unit after its last
    void hear(StringBuilder term, Kind kind, int from, int mid, int to);
  }

  private final String text;
  private final Hearer hearer;
  private final StringBuilder word = new StringBuilder();
  private final StringBuilder run = new StringBuilder();
  private int wordFrom;
  private int wordTo;
  private int units;
  private int unitLength;
  private int unitFrom;
  private int unitTo;

  private Terms(String text, Hearer hearer) {
    this.text = text;
    this.hearer = hearer;
  }

  /// Cuts a text.
  static void of(String text, Hearer hearer) {
    new Terms(text, hearer).cut();
  }

  /// A name or a part of one, as names are compared: its terms in a row, unspaced scripts as they
  /// stand.
  static String name(String text) {
    var out = new StringBuilder();
    of(
        text,
        (term, kind, from, mid, to) -> {
          if (kind != Kind.PAIR) {
            out.append(out.isEmpty() || kind == Kind.LAST ? "" : " ").append(term);
          } else {
            var first = text.substring(from, mid);
            out.append(fold(first.codePointAt(0), first));
          }
        });
    return out.toString();
  }

  private void cut() {
    var at = 0;
    while (at < text.length()) {
      var c = text.charAt(at);
      if (c < 0x80) {
        if (!isAsciiWord(c)) {
          endWord();
          endRun();
          at++;
          continue;
        }
        if (at + 1 == text.length() || text.charAt(at + 1) < 0x300) {
          endRun();
          letter(c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c, at);
          at++;
          continue;
        }
      }
      at = cluster(at);
    }
    endWord();
    endRun();
  }

  private void letter(char c, int at) {
    if (word.isEmpty()) {
      wordFrom = at;
    }
    if (word.length() < LONGEST) {
      word.append(c);
    }
    wordTo = at + 1;
  }

  /// Takes a character with the marks on it.
  private int cluster(int from) {
    var point = text.codePointAt(from);
    var to = from + Character.charCount(point);
    while (to < text.length() && to - from < LONGEST_CLUSTER && text.charAt(to) >= 0x300) {
      var next = text.codePointAt(to);
      if (!extendsCluster(next)) {
        break;
      }
      to += Character.charCount(next);
    }
    take(point, from, to);
    return to;
  }

  private void take(int point, int from, int to) {
    if (isUnspaced(point)) {
      endWord();
      unit(fold(point, text.substring(from, to)), from, to);
    } else if (Character.isLetterOrDigit(point)) {
      endRun();
      add(fold(point, text.substring(from, to)), from, to);
    } else if (isPicture(point)) {
      endWord();
      endRun();
      run.setLength(0);
      run.appendCodePoint(point);
      hearer.hear(run, Kind.SIGN, from, to, to);
      run.setLength(0);
    } else if (!isSilent(point)) {
      endWord();
      endRun();
    }
  }

  private void add(String letters, int from, int to) {
    if (word.isEmpty()) {
      wordFrom = from;
    }
    if (word.length() + letters.length() <= LONGEST) {
      word.append(letters);
    }
    wordTo = to;
  }

  private void unit(String letters, int from, int to) {
    run.append(letters);
    if (units > 0) {
      hearer.hear(run, Kind.PAIR, unitFrom, unitTo, to);
      run.delete(0, unitLength);
    }
    units++;
    unitLength = letters.length();
    unitFrom = from;
    unitTo = to;
  }

  private void endWord() {
    if (!word.isEmpty()) {
      hearer.hear(word, Kind.WORD, wordFrom, wordTo, wordTo);
      word.setLength(0);
    }
  }

  private void endRun() {
    if (units > 0) {
      hearer.hear(run, units == 1 ? Kind.LONE : Kind.LAST, unitFrom, unitTo, unitTo);
      run.setLength(0);
      units = 0;
    }
  }

  private static boolean isAsciiWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean extendsCluster(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default ->
          point == 0xFF9E || point == 0xFF9F || (point >= 0x1160 && point <= 0x11FF); // and vowels
    };
  }

  /// Whether it is no letter and parts none: joiners, soft hyphens, skin tones, a mark on nothing.
  private static boolean isSilent(int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          true;
      default -> point >= 0x1F3FB && point <= 0x1F3FF;
    };
  }

  private static boolean isPicture(int point) {
    return point > 0xFF
        && Character.isExtendedPictographic(point)
        && !(point >= 0x1F3FB && point <= 0x1F3FF);
  }

  /// Han, Hiragana, Katakana, Hangul, Thai, Lao, Khmer, Myanmar.
  private static boolean isUnspaced(int point) {
    if (point < 0xE00) {
      return false;
    }
    if (point == 0x30FC || point == 0x3005 || point == 0xFF70) {
      return true; // marks of length and repetition belong to the characters before them
    }
    return (isThai(point) || isKorean(point) || isHan(point)) && Character.isLetterOrDigit(point);
  }

  private static boolean isThai(int point) {
    return point < 0xF00
        || (point >= 0x1000 && point < 0x10A0)
        || (point >= 0x1780 && point < 0x1800)
        || (point >= 0xA9E0 && point < 0xAA00)
        || (point >= 0xAA60 && point < 0xAA80);
  }

  private static boolean isKorean(int point) {
    return (point >= 0x1100 && point < 0x1200)
        || (point >= 0x3130 && point < 0x3190)
        || (point >= 0xAC00 && point < 0xD7A4)
        || (point >= 0xFFA0 && point < 0xFFDD);
  }

  private static boolean isHan(int point) {
    return (point >= 0x3007 && point < 0x3130)
        || (point >= 0x31F0 && point < 0x3200)
        || (point >= 0x3400 && point < 0xA000)
        || (point >= 0xF900 && point < 0xFB00)
        || (point >= 0xFF66 && point < 0xFF9E)
        || (point >= 0x20000 && point < 0x40000);
  }

  private static String fold(int point, String cluster) {
    var alone = cluster.length() == 1;
    if (alone && point < FOLDED.length) {
      return FOLDED[point];
    }
    return alone && ((isHan(point) && point < 0xA000) || (point >= 0xAC00 && point < 0xD7A4))
        ? cluster
        : fold(cluster);
  }

  /// Folds a letter with its marks.
  private static String fold(String cluster) {
    var wide = Normalizer.normalize(cluster, Normalizer.Form.NFKC);
    var small = wide.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    var point = small.isEmpty() ? 0 : small.codePointAt(0);
    if (point < 0x370 || (point >= 0x1E00 && point < 0x2000) || isSemitic(point)) {
      return plain(Normalizer.normalize(small, Normalizer.Form.NFD));
    }
    if (point < 0x400) {
      return plain(Normalizer.normalize(small, Normalizer.Form.NFD)).replace('ς', 'σ');
    }
    if (point < 0x530) {
      return small.charAt(0) == 'ё' ? "е" : withoutStress(small);
    }
    return Normalizer.normalize(small, Normalizer.Form.NFC);
  }

  /// Cyrillic accents tell letters apart (и and й), but for those that only tell how to read.
  private static String withoutStress(String letter) {
    return Normalizer.normalize(
            letter.replace("\u0301", "").replace("\u0300", ""), Normalizer.Form.NFC)
        .replace('ё', 'е');
  }

  private static boolean isSemitic(int point) {
    return (point >= 0x590 && point < 0x700) || (point >= 0x750 && point < 0x780);
  }

  /// Leaves the marks out, and writes the letters that only look like marked ones.
  private static String plain(String letters) {
    var out = new StringBuilder(letters.length());
    for (var i = 0; i < letters.length(); i++) {
      var c = letters.charAt(i);
      switch (c) {
        case 'ø' -> out.append('o');
        case 'đ', 'ð' -> out.append('d');
        case 'ł' -> out.append('l');
        case 'ħ' -> out.append('h');
        case 'ı' -> out.append('i');
        case 'æ' -> out.append("ae");
        case 'œ' -> out.append("oe");
        case 'þ' -> out.append("th");
        case 'ـ' -> {} // only makes a word longer
        default -> {
          if (Character.getType(c) != Character.NON_SPACING_MARK) {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  private static String[] folded() {
    var table = new String[0x700];
    for (var point = 0; point < table.length; point++) {
      table[point] = fold(Character.toString(point));
    }
    return table;
  }
}
