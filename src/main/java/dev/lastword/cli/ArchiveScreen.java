package dev.lastword.cli;

/// Where the commands of the archive show what they found.
final class ArchiveScreen {
  /// A pipe has all the room in the world: what reads it cuts for itself.
  private static final int UNBOUNDED = 10_000;

  private ArchiveScreen() {}

  static TerminalFacts facts(Console console) {
    return TerminalFacts.of(
        console.env(), new TerminalProbe()::isTerminal, console.out().charset());
  }

  /// How the screen sets things apart.
  static Palette palette(TerminalFacts facts, OutputOptions output) {
    var plain =
        output.plain
            || output.noColor
            || !facts.out()
            || facts.colours() == TerminalFacts.Colours.NONE
            || !facts.unicode();
    return plain ? Palette.PLAIN : Palette.of(facts);
  }

  /// The room there is.
  static int columns(Console console, TerminalFacts facts) {
    if (!facts.out() && console.env().getOrDefault("COLUMNS", "").isBlank()) {
      return UNBOUNDED;
    }
    return new TerminalColumns(console.env(), new TerminalProbe()::columns, console.nanos())
        .getAsInt();
  }
}
