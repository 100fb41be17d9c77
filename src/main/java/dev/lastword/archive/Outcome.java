package dev.lastword.archive;

import java.util.Locale;

/// What became of a labelled transcript in the hands of a watcher.
public enum Outcome {
  /// Ended where it was due.
  HIT,
  /// Ended after it was due, or not at all where the window reaches to the end.
  LATE,
  /// Never ended, though it was due.
  MISSED,
  /// Ended before it was due: talk was destroyed.
  EARLY,
  /// Ended though it goes on: talk was destroyed.
  FALSE,
  /// Left alone, as was right.
  OK;

  /// The name on screens and in files.
  ///
  /// @return lower case
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it was what the label asks for.
  ///
  /// @return true for a hit and for a talk rightly left alone
  public boolean right() {
    return this == HIT || this == OK;
  }

  /// Whether talk was destroyed.
  ///
  /// @return true for an end too early and for one where none was due
  public boolean premature() {
    return this == EARLY || this == FALSE;
  }
}
