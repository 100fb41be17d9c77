package dev.lastword.detect;

import java.util.Locale;

/// How readily the judge ends a conversation. `docs/stopping.md` says what each costs and saves.
public enum Policy {
  /// Waits longer: for talks where a stop too early costs most.
  CAREFUL,
  /// The default.
  BALANCED,
  /// Ends sooner: for talks where every message after the end costs most.
  EAGER,
  /// For laconic personas: short messages are no sign of an end.
  TERSE,
  /// Never ends a conversation by itself, though a phrase, a pattern or a count of classes may;
  /// still reads every message.
  OFF;

  /// The name in files and on screens.
  ///
  /// @return lower case
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
