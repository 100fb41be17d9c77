package dev.lastword.cli;

/// Whether somebody can be asked.
final class Keyboard {
  private Keyboard() {}

  /// Whether stdin is a terminal.
  static boolean present() {
    return new TerminalProbe().isTerminal(0);
  }
}
