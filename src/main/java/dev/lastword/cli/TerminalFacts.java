package dev.lastword.cli;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/// What the two streams lead to and what can be shown there.
///
/// @param out whether stdout is a terminal
/// @param err whether stderr is a terminal
/// @param colours how many colours it has
/// @param dark whether its background is dark
/// @param unicode whether more than ASCII can be written
record TerminalFacts(boolean out, boolean err, Colours colours, boolean dark, boolean unicode) {
  /// How much a terminal can set apart.
  enum Colours {
    /// Nothing: no escape sequence may be written.
    NONE,
    /// Bold and the sixteen colours of old.
    SIXTEEN,
    /// 256 or more.
    MANY
  }

  /// Overrides what is a terminal: the numbers of those streams, `1`, `2`, `1 2` or nothing. For
  /// systems where it cannot be found out, and for tests.
  static final String OVERRIDE = "LASTWORD_TTY";

  /// Finds out.
  ///
  /// @param env the environment
  /// @param isTerminal whether a stream, 1 or 2, is a terminal
  /// @param charset how stdout writes text
  static TerminalFacts of(Map<String, String> env, IntPredicate isTerminal, Charset charset) {
    var override = env.get(OVERRIDE);
    IntPredicate terminal =
        override == null ? isTerminal : stream -> override.indexOf('0' + stream) >= 0;
    return new TerminalFacts(
        terminal.test(1),
        terminal.test(2),
        colours(env),
        dark(env.getOrDefault("COLORFGBG", "")),
        charset.newEncoder().canEncode("●│█’"));
  }

  private static Colours colours(Map<String, String> env) {
    var term = env.getOrDefault("TERM", "dumb").toLowerCase(Locale.ROOT);
    if (!env.getOrDefault("NO_COLOR", "").isEmpty() || term.isEmpty() || term.equals("dumb")) {
      return Colours.NONE;
    }
    var rich =
        !env.getOrDefault("COLORTERM", "").isEmpty()
            || term.contains("256")
            || term.contains("direct")
            || term.contains("kitty")
            || term.contains("ghostty");
    return rich ? Colours.MANY : Colours.SIXTEEN;
  }

  // `15;0` or `0;default;15`: foreground first, background last; 7 and the bright ones but 8 are
  // light.
  private static boolean dark(String foregroundAndBackground) {
    var background =
        foregroundAndBackground.substring(foregroundAndBackground.lastIndexOf(';') + 1);
    return switch (background) {
      case "7", "9", "10", "11", "12", "13", "14", "15" -> false;
      default -> true;
    };
  }
}
