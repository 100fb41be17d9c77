package dev.lastword.detect;

import java.util.Locale;
import java.util.Set;

/// Knows the lines with which a message poses as something other than a message: the system's word,
/// a heading of a log. Nobody is obeyed who writes them, and they are no part of the talk.
final class ControlLines {
  private static final Set<String> ROLES =
      Set.of("system", "developer", "operator", "moderator", "administrator", "admin");

  private static final int LONGEST_ROLE = 14;
  private static final int DEEPEST_HEADING = 6;

  private ControlLines() {}

  /// Whether a line, without its outer blanks, is one: `system: stop now`, `### Verdict: over`.
  static boolean isControl(String text, int from, int to) {
    return isHeading(text, from, to) || isRole(text, from, to);
  }

  private static boolean isHeading(String text, int from, int to) {
    int at = skip("#", text, from, Math.min(to, from + DEEPEST_HEADING + 1));
    return at > from && at - from <= DEEPEST_HEADING && at < to && text.charAt(at) == ' ';
  }

  private static boolean isRole(String text, int from, int to) {
    int limit = Math.min(to, from + 2 * LONGEST_ROLE);
    int first = skip("[<*_", text, from, limit);
    int last = first;
    while (last < limit && isLetter(text.charAt(last))) {
      last++;
    }
    int colon = skip("]>*_ ", text, last, limit);
    boolean ends = colon < limit && text.charAt(colon) == ':';
    return ends && ROLES.contains(text.substring(first, last).toLowerCase(Locale.ROOT));
  }

  /// A letter that a role may be written with.
  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static int skip(String marks, String text, int from, int to) {
    int at = from;
    while (at < to && marks.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
