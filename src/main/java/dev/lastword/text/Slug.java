package dev.lastword.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/// Makes names into parts of file names that are safe on every system: lower-case ASCII, never
/// empty, never hidden, never a way out of a folder, never the name of a device.
public final class Slug {
  private static final int HASH = 8;
  private static final int LONGEST_ID = 96;

  private Slug() {}

  /// Makes a slug. Equal names give equal slugs; different names may share one.
  ///
  /// Accents are folded. Letters with no ASCII form (Chinese, Cyrillic) are dropped and a digest of
  /// the whole name stands in for them, so that two such names stay two. An underscore becomes a
  /// hyphen, because file names join slugs by underscores.
  ///
  /// @param name any text
  /// @param max the most characters, at least 1
  /// @return a text that matches `[a-z0-9][a-z0-9.-]*`
  public static String of(String name, int max) {
    if (max < 1) {
      throw new IllegalArgumentException("a slug needs at least 1 character, not " + max);
    }
    var folded = fold(name);
    var slug = keep(folded);
    if (losesLetters(folded)) {
      slug = withDigest(slug, name, max);
    }
    slug = cut(slug, max);
    if (isDevice(slug)) {
      slug = cut("x-" + slug, max);
    }
    return slug.isEmpty() || isDevice(slug) ? "x" : slug;
  }

  /// Says whether a text is an id as we make them.
  ///
  /// @param text any text
  /// @return true where it matches `[a-z0-9][a-z0-9._-]{0,95}` and names no device
  public static boolean isId(String text) {
    if (text.isEmpty() || text.length() > LONGEST_ID || !isPlain(text.charAt(0))) {
      return false;
    }
    return text.chars().allMatch(c -> isPlain(c) || c == '.' || c == '_' || c == '-')
        && !isDevice(text);
  }

  private static String fold(String name) {
    var decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    var out = new StringBuilder(decomposed.length());
    decomposed
        .codePoints()
        .filter(point -> !isMark(point))
        .forEach(point -> {
          switch (point) {
            case 'ß' -> out.append("ss");
            case 'æ' -> out.append("ae");
            case 'œ' -> out.append("oe");
            case 'þ' -> out.append("th");
            case 'ø' -> out.append('o');
            case 'đ', 'ð' -> out.append('d');
            case 'ł' -> out.append('l');
            case 'ı' -> out.append('i');
            default -> out.appendCodePoint(point);
          }
        });
    return out.toString();
  }

  private static String keep(String folded) {
    var out = new StringBuilder(folded.length());
    for (var i = 0; i < folded.length(); i++) {
      var c = folded.charAt(i);
      var last = out.isEmpty() ? '-' : out.charAt(out.length() - 1);
      if (isPlain(c)) {
        out.append(c);
      } else if (last != '-' && last != '.') {
        out.append(c == '.' ? '.' : '-');
      }
    }
    return out.toString();
  }

  private static boolean losesLetters(String folded) {
    return folded.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) && !isPlain(c));
  }

  private static String withDigest(String slug, String name, int max) {
    var digest = digest(name);
    var room = max - HASH - 1;
    return slug.isEmpty() || room < 1 ? "x" + digest : cut(slug, room) + "-" + digest;
  }

  private static String cut(String slug, int max) {
    var end = Math.min(slug.length(), max);
    while (end > 0 && !isPlain(slug.charAt(end - 1))) {
      end--;
    }
    return slug.substring(0, end);
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  // Windows takes `con` and `con.md` alike for the console.
  private static boolean isDevice(String slug) {
    var dot = slug.indexOf('.');
    var stem = dot < 0 ? slug : slug.substring(0, dot);
    return switch (stem) {
      case "con", "prn", "aux", "nul", "conin", "conout", "clock" -> true;
      default ->
          stem.length() == 4
              && (stem.startsWith("com") || stem.startsWith("lpt"))
              && Character.isDigit(stem.charAt(3));
    };
  }

  private static String digest(String name) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var bytes = sha.digest(name.getBytes(StandardCharsets.UTF_16BE));
      return HexFormat.of().formatHex(bytes).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
