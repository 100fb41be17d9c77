package dev.lastword.config;

import java.util.Locale;
import java.util.Objects;

/// What is said before anybody is asked.
///
/// @param text the words, untrimmed; blank text is an opener like any other
/// @param as who says them
public record Opener(String text, As as) {
  /// Who says the opener.
  public enum As {
    /// The side that starts: it is message 1 and counted.
    A,
    /// The user, to both sides: it is not counted.
    USER;

    /// The name in files and flags.
    ///
    /// @return `a` or `user`
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Refuses what is absent.
  public Opener {
    Objects.requireNonNull(text);
    Objects.requireNonNull(as);
  }
}
