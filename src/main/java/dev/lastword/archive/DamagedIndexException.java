package dev.lastword.archive;

import java.io.IOException;

/// An index that is no index, or one that its own library cannot read: to be built anew.
final class DamagedIndexException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedIndexException(String place, Throwable cause) {
    super("the index " + place + " is damaged: " + cause.getMessage(), cause);
  }
}
