package dev.lastword.journal;

import java.io.IOException;

/// A journal holds a line that is no record of it, and where.
public final class BadRecordException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long record;
  private final long offset;

  BadRecordException(long record, long offset, String what) {
    super("record " + record + " at byte " + offset + ": " + what);
    this.record = record;
    this.offset = offset;
  }

  /// The record it stands in the place of.
  ///
  /// @return its `seq`, from 0
  public long record() {
    return record;
  }

  /// Where the line begins.
  ///
  /// @return bytes from the beginning of the file
  public long offset() {
    return offset;
  }
}
