package dev.lastword.archive;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// One entry of a researcher's own list of labels.
///
/// @param line where it begins, from 1
/// @param cells its values by name
record LabelRow(int line, Map<String, Cell> cells) {
  /// The names a value may have.
  static final Set<String> NAMES = Set.of("file", "id", "first", "last", "sure", "source", "note");

  /// The names every entry has; the others may be left out.
  static final Set<String> NEEDED = Set.of("file", "first", "last");

  /// The value of a name, empty where it was left out.
  Cell cell(String name) {
    return Objects.requireNonNull(cells.getOrDefault(name, new Cell("", line, 1)));
  }
}
