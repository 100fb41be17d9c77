package dev.lastword.cli;

/// How a screen sets things apart: colours where it has them, and the signs it can draw. Colour
/// never says anything that a sign or a word does not say too.
///
/// @param ansi whether escape sequences are understood
/// @param second the 256-colour number of the second voice; below 0: none
/// @param ascii whether our own signs keep to ASCII
record Palette(boolean ansi, int second, boolean ascii) {
  /// No escape sequences, ASCII signs.
  static final Palette PLAIN = new Palette(false, -1, true);

  private static final int ON_DARK = 110;
  private static final int ON_LIGHT = 24;

  /// What a terminal can show.
  static Palette of(TerminalFacts facts) {
    var many = facts.colours() == TerminalFacts.Colours.MANY;
    return new Palette(true, many ? (facts.dark() ? ON_DARK : ON_LIGHT) : -1, false);
  }

  String bold(String text) {
    return styled("1", text, "22");
  }

  String underlined(String text) {
    return styled("4", text, "24");
  }

  String dim(String text) {
    return styled("2", text, "22");
  }

  String red(String text) {
    return styled("31", text, "39");
  }

  /// The second voice.
  String second(String text) {
    return second < 0 ? text : styled("38;5;" + second, text, "39");
  }

  /// The mark of the end.
  String stop() {
    return ascii ? "#>" : "■";
  }

  String arrow() {
    return ascii ? "->" : "→";
  }

  String quoted(String text) {
    return ascii ? '"' + text + '"' : '“' + text + '”';
  }

  private String styled(String on, String text, String off) {
    return ansi && !text.isEmpty() ? "\u001b[" + on + "m" + text + "\u001b[" + off + "m" : text;
  }
}
