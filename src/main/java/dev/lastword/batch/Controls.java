package dev.lastword.batch;

/// What a user can do with a batch that runs, from its own screen or from another terminal. Safe
/// for use by several threads.
public interface Controls {
  /// Where a batch stands.
  enum Phase {
    /// Conversations begin and go on.
    RUNNING,
    /// Nobody is asked; calls that were under way come to their end.
    PAUSED,
    /// No further conversation begins; those that run go on to their end.
    FINISHING,
    /// Those that run are being stopped, to be gone on with another time.
    STOPPING
  }

  /// Where it stands.
  ///
  /// @return the phase
  Phase phase();

  /// Asks nobody any more until [#goOn].
  void pause();

  /// Lifts a pause.
  void goOn();

  /// Begins no further conversation, and lifts a pause.
  void finish();

  /// Begins no further conversation and stops those that run, where they are.
  void stop();
}
