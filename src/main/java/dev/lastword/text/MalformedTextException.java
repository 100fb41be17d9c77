package dev.lastword.text;

import java.io.IOException;

/// Bytes that are no UTF-8 text, and where they stop being it.
public final class MalformedTextException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long offset;

  /// Names the place.
  ///
  /// @param offset the first offending byte, counted from 0
  /// @param what what is wrong with it, such as `invalid UTF-8`
  public MalformedTextException(long offset, String what) {
    super(what + " at byte " + offset);
    this.offset = offset;
  }

  /// The first offending byte.
  ///
  /// @return counted from 0
  public long offset() {
    return offset;
  }
}
