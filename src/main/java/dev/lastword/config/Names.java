package dev.lastword.config;

import dev.lastword.talk.Side;
import dev.lastword.text.Neutral;
import java.util.Locale;
import java.util.Optional;

/// The rules for names that are shown: of personas and models.
final class Names {
  private static final int LONGEST = 200;

  private Names() {}

  /// What is wrong with a name, or nothing.
  static Optional<String> fault(String name) {
    if (name.isBlank()) {
      return Optional.of("a name must not be blank");
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      return Optional.of("a name has at most " + LONGEST + " characters");
    }
    if (name.indexOf('\n') >= 0 || name.indexOf('\t') >= 0 || !Neutral.harmless(name)) {
      return Optional.of("a name is one line without control or invisible characters");
    }
    return Optional.empty();
  }

  /// The name, or an exception that says what is wrong with it.
  static String checked(String name) {
    fault(name)
        .ifPresent(fault -> {
          throw new IllegalArgumentException(fault);
        });
    return name;
  }

  /// A name made fit to show, for those that come from file names.
  static String fitted(String name) {
    var line = Neutral.line(name).strip();
    var end = line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length())));
    return line.isEmpty() ? "unnamed" : line.substring(0, end);
  }

  /// Whether two names differ by letter case at most.
  static boolean same(String one, String other) {
    return folded(one).equals(folded(other));
  }

  /// The name with its side's letter, cut so that it stays a name.
  static String lettered(String name, Side side) {
    var points = name.codePointCount(0, name.length());
    var end = name.offsetByCodePoints(0, Math.min(points, LONGEST - 2));
    return name.substring(0, end) + " " + side.name();
  }

  private static String folded(String name) {
    return name.strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
