package dev.lastword.detect;

import java.util.Locale;

/// Why the judge holds a conversation to be over. A later version may know more reasons.
public enum Rule {
  /// Both sides closed, in neighbouring messages, with nothing open between them.
  MUTUAL_CLOSING,
  /// Only stage directions are left.
  STAGE_DIRECTIONS,
  /// Both, or one side again and again, decline to take part.
  REPEATED_REFUSALS,
  /// Each says what the other said.
  ECHO,
  /// The same few messages return in the same order.
  CYCLE,
  /// Bliss, emoji or symbols are left.
  CHANT,
  /// Blank messages are left.
  SILENCE,
  /// One side no longer adds anything, whatever the other does.
  STUCK,
  /// Both sides sent a token that asks for the end, or one did twice with nothing else.
  STOP_TOKEN,
  /// A phrase the user named was said.
  PHRASE,
  /// A pattern the user named matched.
  PATTERN;

  /// The name in files and on screens.
  ///
  /// @return lower case, words joined by hyphens: `mutual-closing`
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
