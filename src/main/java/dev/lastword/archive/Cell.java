package dev.lastword.archive;

/// A value of a list of labels and where it stands.
///
/// @param text the value; empty where none is given
/// @param line its line, from 1
/// @param column its column in code points, from 1
record Cell(String text, int line, int column) {
  boolean isEmpty() {
    return text.isBlank();
  }
}
