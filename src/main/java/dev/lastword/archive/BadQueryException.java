package dev.lastword.archive;

import java.io.IOException;

/// A search that cannot be made as it was written.
public final class BadQueryException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  BadQueryException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  /// What would be right.
  ///
  /// @return a line for the user; may be empty
  public String hint() {
    return hint;
  }
}
