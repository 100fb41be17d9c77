package dev.lastword.engine;

import java.util.Locale;

/// What is done about a call that may have been billed and brought no reply.
public enum OnUnknown {
  /// It is made again.
  RESEND,
  /// Nothing is done, and the run stays as it is.
  STOP,
  /// Its message is given up: the run is ended there, in good order.
  SKIP;

  /// Its name on record.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
