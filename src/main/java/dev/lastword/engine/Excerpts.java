package dev.lastword.engine;

/// A short piece of a long text, around a place in it.
final class Excerpts {
  private static final int BEFORE = 30;
  private static final int AFTER = 60;

  private Excerpts() {}

  /// What stands around a place.
  ///
  /// @param at an index into the text, or its length
  static String around(String text, int at) {
    var from = text.offsetByCodePoints(0, 0) + Math.max(0, Math.min(at, text.length()) - BEFORE);
    var to = Math.min(text.length(), at + AFTER);
    while (from > 0 && from < text.length() && Character.isLowSurrogate(text.charAt(from))) {
      from--;
    }
    while (to < text.length() && to > from && Character.isLowSurrogate(text.charAt(to))) {
      to++;
    }
    var piece = text.substring(Math.min(from, to), to);
    return (from > 0 ? "…" : "") + "\"" + piece + "\"" + (to < text.length() ? "…" : "");
  }
}
