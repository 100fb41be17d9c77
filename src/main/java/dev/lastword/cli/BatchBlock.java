package dev.lastword.cli;

import dev.lastword.text.Width;
import java.io.PrintStream;
import java.util.List;

/// A block of lines that is drawn again and again in place, and leaves. The cursor stays at the end
/// of its last line. Only what changed is written, in one piece.
final class BatchBlock {
  private static final char ESCAPE = '\u001b';
  private static final String CLEAR = "\u001b[2K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final PrintStream err;
  private List<String> shown = List.of();
  private int columns;

  BatchBlock(PrintStream err) {
    this.err = err;
  }

  /// Draws it.
  ///
  /// @param lines none wider than the terminal, together lower than it
  /// @param width the terminal's columns
  void show(List<String> lines, int width) {
    if (lines.equals(shown) && width == columns) {
      return;
    }
    var out = new StringBuilder();
    if (!shown.isEmpty() && width != columns) {
      toTop(out, width).append(CLEAR_BELOW);
      shown = List.of();
    }
    if (!shown.isEmpty()) {
      toTop(out, width);
    }
    draw(out, lines);
    shown = List.copyOf(lines);
    columns = width;
    write(out);
  }

  private void draw(StringBuilder out, List<String> lines) {
    for (var at = 0; at < lines.size(); at++) {
      out.append(at == 0 ? "\r" : "\n\r");
      if (at >= shown.size()) {
        out.append(CLEAR).append(lines.get(at));
      } else if (!lines.get(at).equals(shown.get(at)) || at == lines.size() - 1) {
        out.append(CLEAR).append(lines.get(at));
      }
    }
    var more = shown.size() - lines.size();
    if (more > 0) {
      out.append(("\n\r" + CLEAR).repeat(more)).append("\u001b[").append(more).append('A');
    }
  }

  /// A terminal that became narrower has broken our lines; so many rows they take now.
  private StringBuilder toTop(StringBuilder out, int width) {
    var up = -1;
    for (var line : shown) {
      var wide = width == columns ? 1 : Math.max(1, width);
      up += width == columns ? 1 : Math.max(1, (Width.of(plain(line)) + wide - 1) / wide);
    }
    out.append('\r');
    return up > 0 ? out.append("\u001b[").append(up).append('A') : out;
  }

  /// A line without its styles.
  static String plain(String line) {
    if (line.indexOf(ESCAPE) < 0) {
      return line;
    }
    var out = new StringBuilder();
    for (var at = 0; at < line.length(); at++) {
      if (line.charAt(at) == ESCAPE) {
        at = line.indexOf('m', at);
      } else {
        out.append(line.charAt(at));
      }
    }
    return out.toString();
  }

  /// Takes it away; the cursor stands where the block began.
  ///
  /// @param width the terminal's columns
  void erase(int width) {
    if (shown.isEmpty()) {
      return;
    }
    var out = new StringBuilder();
    if (width == columns) {
      toTop(out, width);
      var rows = shown.size();
      out.append(CLEAR).append(("\n\r" + CLEAR).repeat(rows - 1));
      toTop(out, width);
    } else {
      toTop(out, width).append(CLEAR_BELOW);
    }
    shown = List.of();
    write(out);
  }

  /// Something else has been at the terminal: the next drawing begins on a line of its own.
  void forget() {
    shown = List.of();
  }

  private void write(StringBuilder out) {
    err.print(out);
    err.flush();
  }
}
