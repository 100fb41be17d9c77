package dev.lastword.config;

import dev.lastword.text.Neutral;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One thing the user wrote that cannot be used, or a warning about it: where, what, and what would
/// be right. Everything in it may be shown as it is: neutral, keys masked.
///
/// @param source the file, flag or variable it stands in; empty where there is none
/// @param line the line in that file, from 1; 0 where the whole source is meant
/// @param column the column in code points, from 1; 0 where there is no line
/// @param message what is wrong, the offending value quoted
/// @param excerpt the line it stands on, perhaps cut; empty where there is none
/// @param caret the columns before the offending place in `excerpt`
/// @param hint what would be right, such as `nearest: max_messages`; may be empty
public record Problem(
    String source, int line, int column, String message, String excerpt, int caret, String hint) {
  /// Makes every text safe to show.
  public Problem {
    source = Neutral.line(source);
    message = Neutral.line(LiteralKey.mask(message));
    excerpt = Neutral.line(excerpt);
    hint = Neutral.line(LiteralKey.mask(hint));
    if (line < 0 || column < 0 || caret < 0) {
      throw new IllegalArgumentException("places are counted from 1, not " + line + ":" + column);
    }
  }

  /// A problem with a whole source.
  ///
  /// @param source the file, flag or variable; empty where there is none
  /// @param message what is wrong
  /// @param hint what would be right; may be empty
  /// @return the problem
  public static Problem with(String source, String message, String hint) {
    return new Problem(source, 0, 0, message, "", 0, hint);
  }

  /// The problems of one file in the order of its lines, those of the whole file last.
  static List<Problem> inOrder(List<Problem> problems) {
    return problems.stream()
        .sorted(
            Comparator.<Problem>comparingInt(p -> p.line() == 0 ? Integer.MAX_VALUE : p.line())
                .thenComparingInt(Problem::column))
        .toList();
  }

  /// The place, as compilers write it.
  ///
  /// @return `file:line:column`, `file`, or nothing
  public String place() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }

  /// The problem as a screen shows it, without the word `error`.
  ///
  /// @return one to three lines
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(place().isEmpty() ? message : place() + "  " + message);
    if (!excerpt.isEmpty()) {
      var gutter = "  " + line + " | ";
      lines.add(gutter + excerpt);
      lines.add((" ".repeat(gutter.length() + caret) + "^ " + hint).stripTrailing());
    } else if (!hint.isEmpty()) {
      lines.add("  " + hint);
    }
    return List.copyOf(lines);
  }

  @Override
  public String toString() {
    return String.join("\n", lines());
  }
}
