package dev.lastword.transcript;

import java.io.IOException;

/// A file that holds no conversation we can read, where it stops being one, and why.
public final class NotATranscriptException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final String place;
  private boolean foreign;

  NotATranscriptException(String file, String place, String what) {
    super(file + (place.isEmpty() ? "" : ":" + place) + ": " + what);
    this.file = file;
    this.place = place;
  }

  NotATranscriptException(String file, String place, String what, Throwable cause) {
    this(file, place, what);
    initCause(cause);
  }

  /// The same, said of a file that is whole but of no form we know.
  NotATranscriptException foreign() {
    foreign = true;
    return this;
  }

  /// Whether the file is whole but of no form we know, rather than a conversation that is broken.
  ///
  /// @return whether nothing in it looks like a conversation
  public boolean isForeign() {
    return foreign;
  }

  /// The file.
  ///
  /// @return its name as it was given
  public String file() {
    return file;
  }

  /// Where in the file.
  ///
  /// @return `line`, `line:column` or `byte N`; empty where it is the whole file
  public String place() {
    return place;
  }
}
