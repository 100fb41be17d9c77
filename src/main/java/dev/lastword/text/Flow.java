package dev.lastword.text;

/// Breaks a stream of neutral text into lines while it arrives. A word is held back until it is
/// complete, so that it never has to be taken back from a screen; [Width#wrap] is the same over a
/// whole text.
///
/// Blanks at a break go, blanks that indent a line stay, a tab reaches the next fourth column. Wide
/// (Chinese, Japanese) characters may be parted anywhere but before closing punctuation.
public final class Flow {
  private static final int TAB = 4;
  private static final String NEVER_FIRST = "、。，．・：；？！）］｝〉》」』】〕’”…‥ー々％";

  private final int columns;
  private final StringBuilder word = new StringBuilder();
  private int used;
  private int blanks;
  private boolean fresh = true;

  /// Begins at the left edge.
  ///
  /// @param columns the width of a line, at least 1
  public Flow(int columns) {
    Width.refuseNoRoom(columns);
    this.columns = columns;
  }

  /// Takes the next part of the text.
  ///
  /// @param part neutral text, cut anywhere between code points
  /// @return what may be shown now, with a line feed at each end of a line
  public String next(String part) {
    var out = new StringBuilder(part.length() + 16);
    for (var i = 0; i < part.length(); i++) {
      var c = part.charAt(i);
      switch (c) {
        case '\n' -> lineEnd(out);
        case ' ' -> blank(1, out);
        case '\t' -> tab(out);
        default -> letter(c, out);
      }
    }
    return out.toString();
  }

  /// Ends the text. The instance may then begin another.
  ///
  /// @return the word that was held back
  public String end() {
    var out = new StringBuilder();
    placeWord(out);
    used = 0;
    blanks = 0;
    fresh = true;
    return out.toString();
  }

  private void letter(char c, StringBuilder out) {
    word.append(c);
    // A single word may be megabytes long; what fills a line leaves.
    if (word.length() >= 4 * columns + 64 && !Character.isHighSurrogate(c)) {
      var held = lastGrapheme();
      placeWord(out);
      word.append(held);
    }
  }

  private String lastGrapheme() {
    var tail = Math.max(0, word.length() - 64);
    var graphemes = Width.graphemes(word.substring(tail));
    var last = graphemes.getLast();
    word.setLength(word.length() - last.length());
    return last;
  }

  private void lineEnd(StringBuilder out) {
    placeWord(out);
    out.append('\n');
    used = 0;
    blanks = 0;
    fresh = true;
  }

  private void tab(StringBuilder out) {
    placeWord(out);
    blank(TAB - (used + blanks) % TAB, out);
  }

  private void blank(int count, StringBuilder out) {
    placeWord(out);
    blanks = Math.min(blanks + count, columns);
  }

  private void placeWord(StringBuilder out) {
    if (word.isEmpty()) {
      return;
    }
    var piece = new StringBuilder();
    var afterWide = false;
    for (var grapheme : Width.graphemes(word.toString())) {
      var wide = Width.ofGrapheme(grapheme) == 2;
      if ((wide || afterWide) && NEVER_FIRST.indexOf(grapheme.codePointAt(0)) < 0) {
        place(piece.toString(), out);
        piece.setLength(0);
      }
      piece.append(grapheme);
      afterWide = wide;
    }
    place(piece.toString(), out);
    word.setLength(0);
  }

  private void place(String piece, StringBuilder out) {
    if (piece.isEmpty()) {
      return;
    }
    var width = Width.of(piece);
    if (used + blanks + width > columns && !fresh) {
      breakLine(out);
    }
    if (used + blanks + width > columns) {
      blanks = Math.min(blanks, Math.max(0, columns - 1));
    }
    out.repeat(' ', blanks);
    used += blanks;
    blanks = 0;
    fresh = false;
    if (used + width <= columns) {
      out.append(piece);
      used += width;
    } else {
      placeByGrapheme(piece, out);
    }
  }

  private void placeByGrapheme(String piece, StringBuilder out) {
    for (var grapheme : Width.graphemes(piece)) {
      var width = Width.ofGrapheme(grapheme);
      if (used > 0 && used + width > columns) {
        breakLine(out);
        fresh = false;
      }
      out.append(grapheme);
      used += width;
    }
  }

  private void breakLine(StringBuilder out) {
    out.append('\n');
    used = 0;
    blanks = 0;
  }
}
