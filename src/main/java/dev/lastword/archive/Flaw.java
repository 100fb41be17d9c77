package dev.lastword.archive;

import java.util.Objects;

/// One thing in a labelled folder that cannot be used. Its texts come from files: show them only
/// neutralised.
///
/// @param file the file, as the user knows it
/// @param line the line in that file, from 1; 0 where the whole file is meant
/// @param column the column, from 1; 0 where there is none
/// @param message what is wrong, the offending value quoted
/// @param hint what would be right; may be empty
public record Flaw(String file, int line, int column, String message, String hint) {
  /// Refuses what is absent.
  public Flaw {
    Objects.requireNonNull(file);
    Objects.requireNonNull(message);
    Objects.requireNonNull(hint);
  }

  /// The place, as compilers write it.
  ///
  /// @return `file:line:column`, or as much of it as is known
  public String place() {
    return file + (line == 0 ? "" : ":" + line + (column == 0 ? "" : ":" + column));
  }

  @Override
  public String toString() {
    return place() + "  " + message + (hint.isEmpty() ? "" : " (" + hint + ")");
  }
}
