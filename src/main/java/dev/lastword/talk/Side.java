package dev.lastword.talk;

import java.util.Locale;

/// Whom a message belongs to. Names are for show; the side is what counts.
public enum Side {
  /// The first side, `-a`.
  A,
  /// The second side, `-b`.
  B;

  /// The side across the table.
  ///
  /// @return the other one
  public Side other() {
    return this == A ? B : A;
  }

  /// The name in files and flags.
  ///
  /// @return `a` or `b`
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads what [#code()] wrote.
  ///
  /// @param code `a` or `b`
  /// @return the side
  /// @throws IllegalArgumentException for anything else
  public static Side of(String code) {
    return switch (code) {
      case "a" -> A;
      case "b" -> B;
      default -> throw new IllegalArgumentException("a side is a or b, not \"" + code + "\"");
    };
  }
}
