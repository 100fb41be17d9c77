package dev.lastword.page;

import java.util.Locale;

/// The little picture that stands for an ending. It borrows shape and hue of the class of messages
/// that brings the ending about; a cap has an arrow, because it is no end.
public enum Mark {
  /// Both closed.
  CLOSING("close"),
  /// Only acting was left.
  STAGE("stage"),
  /// Bliss or symbols.
  CHANT("stage"),
  /// Each said what the other said.
  ECHO("again"),
  /// The same again.
  REPETITION("again"),
  /// The sides declined.
  REFUSAL("refuse"),
  /// Blank messages.
  EMPTY("void"),
  /// A token, phrase or pattern that asks for the end.
  TOKEN("void"),
  /// A cap.
  CAP("ink"),
  /// Somebody or something outside.
  OUTSIDE("ink"),
  /// It broke.
  BROKEN("refuse");

  private final String family;

  Mark(String family) {
    this.family = family;
  }

  /// The name of its drawing on the page.
  ///
  /// @return such as `k-closing`
  public String symbol() {
    return "k-" + name().toLowerCase(Locale.ROOT);
  }

  /// The family of its hue.
  ///
  /// @return such as `close`
  public String family() {
    return family;
  }
}
