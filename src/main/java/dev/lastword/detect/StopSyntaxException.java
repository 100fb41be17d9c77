package dev.lastword.detect;

/// That a stop expression is malformed. The message says what is wrong, names the column and, where
/// one is near, the atom that may have been meant; it quotes what was written.
public final class StopSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /// Where the trouble begins, from 1.
  private final int column;

  /// What may have been meant; empty where nothing is near.
  private final String nearest;

  StopSyntaxException(int column, String what, String nearest) {
    super("column " + column + ": " + what + (nearest.isEmpty() ? "" : "; nearest: " + nearest));
    this.column = column;
    this.nearest = nearest;
  }

  /// Where the trouble begins.
  ///
  /// @return the column, from 1
  public int column() {
    return column;
  }

  /// What may have been meant.
  ///
  /// @return an atom, or an empty text where nothing is near
  public String nearest() {
    return nearest;
  }
}
