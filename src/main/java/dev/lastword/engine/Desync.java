package dev.lastword.engine;

import java.util.List;

/// The first place where a run, driven again from its record, takes another way than it took.
///
/// @param record the `seq` of the record that is not met; one past the last where there is none
/// @param message the message it concerns; 0 where it concerns none
/// @param what which field differs, in a few words
/// @param details what was recorded and what is now, a line each
public record Desync(long record, int message, String what, List<String> details) {
  /// Copies the details.
  public Desync {
    details = List.copyOf(details);
  }

  /// Ends the run that is driven again.
  static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Desync desync;

    Found(Desync desync) {
      super(desync.what(), null, false, false);
      this.desync = desync;
    }

    Desync desync() {
      return desync;
    }
  }
}
