package dev.lastword.endpoint;

import dev.lastword.endpoint.Outcome.Match;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether the model that answered is the one that was asked.
///
/// Equal to the letter is equal. The same model under a longer or another name is resolved: case, a
/// router's vendor prefix and variant, a dot for a dash between digits, a date or version behind
/// the name asked for, or an alias row of the provider table. Whatever is left is another model: a
/// dated name is not answered by another date, nor a bare one by a size or an edition.
final class SameModel {
  /// A router's variants: other terms for the same weights.
  private static final List<String> VARIANTS =
      List.of(
          ":free",
          ":beta",
          ":nitro",
          ":floor",
          ":online",
          ":extended",
          ":thinking",
          ":exacto",
          ":latest");

  private static final String LATEST = "-latest";

  private SameModel() {}

  static Match compare(String asked, @Nullable String served, Map<String, List<String>> aliases) {
    if (served == null || served.isBlank()) {
      return Match.UNKNOWN;
    }
    if (asked.equals(served)) {
      return Match.EQUAL;
    }
    if (resolves(asked, served)) {
      return Match.RESOLVED;
    }
    return aliases.getOrDefault(asked, List.of()).stream().anyMatch(a -> resolves(a, served))
        ? Match.RESOLVED
        : Match.OTHER;
  }

  private static boolean resolves(String asked, String served) {
    var wanted = plain(asked);
    var given = plain(served);
    if (wanted.indexOf('/') >= 0 && given.indexOf('/') >= 0) {
      return longer(wanted, given);
    }
    return longer(lastSegment(wanted), lastSegment(given));
  }

  private static boolean longer(String wanted, String given) {
    if (given.equals(wanted)) {
      return true;
    }
    var base = without(wanted, LATEST);
    if (!given.startsWith(base)) {
      return false;
    }
    var rest = given.substring(base.length());
    return rest.isEmpty() || rest.equals(LATEST) || isVersion(rest);
  }

  private static String plain(String name) {
    var text = name.toLowerCase(Locale.ROOT);
    if (text.startsWith("models/")) {
      text = text.substring("models/".length());
    }
    for (var variant : VARIANTS) {
      text = without(text, variant);
    }
    return dashes(text);
  }

  private static String dashes(String text) {
    var out = new StringBuilder(text);
    for (var i = 1; i + 1 < text.length(); i++) {
      if (text.charAt(i) == '.' && digit(text.charAt(i - 1)) && digit(text.charAt(i + 1))) {
        out.setCharAt(i, '-');
      }
    }
    return out.toString();
  }

  private static String lastSegment(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String without(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }

  /// What may stand behind the name asked for: `-20250929`, `@20250929`, `-2024-08-06`, `-0613`,
  /// `-2407`, `-001`, `-preview-05-20`, `-v1`, `-v1:0`. One or two digits are another model:
  /// `claude-3` is not `claude-3-5`.
  private static boolean isVersion(String rest) {
    var mark = rest.charAt(0);
    if (mark != '-' && mark != '@') {
      return false;
    }
    var tail = rest.substring(1);
    var preview = "preview-";
    if (tail.startsWith(preview)) {
      var day = tail.substring(preview.length());
      return isDate(day) || isMonthDay(day.replace("-", ""));
    }
    return isDate(tail) || isShort(tail) || isNumbered(tail);
  }

  private static boolean isDate(String text) {
    var digits =
        text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-'
            ? text.replace("-", "")
            : text;
    return digits.length() == 8
        && digits(digits)
        && digits.startsWith("20")
        && isMonthDay(digits.substring(4));
  }

  private static boolean isShort(String text) {
    if (!digits(text)) {
      return false;
    }
    return switch (text.length()) {
      case 3 -> text.startsWith("0");
      case 4 -> isMonthDay(text) || isYearMonth(text);
      case 6 -> isYearMonth(text.substring(0, 4)) && between(text.substring(4), 1, 31);
      default -> false;
    };
  }

  private static boolean isNumbered(String text) {
    if (text.length() < 2 || text.charAt(0) != 'v' || !digit(text.charAt(1))) {
      return false;
    }
    return text.chars().skip(1).allMatch(c -> digit((char) c) || c == '-' || c == ':');
  }

  private static boolean isMonthDay(String text) {
    return text.length() == 4
        && digits(text)
        && between(text.substring(0, 2), 1, 12)
        && between(text.substring(2), 1, 31);
  }

  private static boolean isYearMonth(String text) {
    return between(text.substring(0, 2), 23, 39) && between(text.substring(2), 1, 12);
  }

  private static boolean between(String digits, int low, int high) {
    if (!digits(digits)) {
      return false;
    }
    var number = Integer.parseInt(digits);
    return number >= low && number <= high;
  }

  private static boolean digits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> digit((char) c));
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
