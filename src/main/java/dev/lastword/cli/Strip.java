package dev.lastword.cli;

import dev.lastword.detect.Stop;
import dev.lastword.detect.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation as a strip of letters, one a message, with the closing score below and the marks
/// of onset and stop under that.
final class Strip {
  private static final String BARS = " ▁▂▃▄▅▆▇█";
  private static final String MARGIN = "      ";

  private final List<Verdict> verdicts;
  private final @Nullable Stop stop;
  private final double threshold;

  Strip(List<Verdict> verdicts, @Nullable Stop stop, double threshold) {
    this.verdicts = verdicts;
    this.stop = stop;
    this.threshold = threshold;
  }

  /// Draws the strip in rows that fit.
  ///
  /// @param columns the width of the screen
  List<String> lines(int columns) {
    var room = Math.max(10, (columns - MARGIN.length()) / 10 * 10);
    var lines = new ArrayList<String>();
    for (var from = 0; from < verdicts.size(); from += room) {
      row(lines, from, Math.min(verdicts.size(), from + room));
    }
    return lines;
  }

  private void row(List<String> lines, int from, int to) {
    lines.add(MARGIN + ruler(from, to));
    lines.add(MARGIN + letters(from, to));
    var bars = bars(from, to);
    if (!bars.isBlank()) {
      lines.add((MARGIN + bars).stripTrailing());
    }
    var marks = marks(from, to);
    if (!marks.isBlank()) {
      lines.add((MARGIN + marks).stripTrailing());
    }
  }

  /// The first message's number, every tenth, and the last; the last gives way to none.
  private static String ruler(int from, int to) {
    var ruler = new StringBuilder(" ".repeat(to - from + 8));
    put(ruler, 0, from + 1);
    for (var number = (from / 10 + 1) * 10; number <= to; number += 10) {
      put(ruler, number - from - 1, number);
    }
    if (to % 10 > 3) {
      put(ruler, to - from - 1, to);
    }
    return ruler.toString().stripTrailing();
  }

  private static void put(StringBuilder line, int at, int number) {
    var digits = Integer.toString(number);
    line.replace(at, at + digits.length(), digits);
  }

  private String letters(int from, int to) {
    var letters = new StringBuilder();
    verdicts
        .subList(from, to)
        .forEach(verdict -> letters.append(verdict.reading().kind().letter()));
    return letters.toString();
  }

  private String bars(int from, int to) {
    var bars = new StringBuilder();
    for (var verdict : verdicts.subList(from, to)) {
      bars.append(bar(verdict.reading().score(), threshold));
    }
    return bars.toString();
  }

  /// A score against its threshold, in eighths.
  static char bar(double score, double threshold) {
    var eighths = (int) Math.ceil(8 * score / threshold);
    return BARS.charAt(Math.clamp(eighths, 0, 8));
  }

  private String marks(int from, int to) {
    var marks = new StringBuilder(" ".repeat(to - from));
    if (stop != null) {
      mark(marks, stop.onset() - 1 - from, '□');
      mark(marks, stop.after() - 1 - from, '■');
    }
    return marks.toString();
  }

  private static void mark(StringBuilder marks, int at, char mark) {
    if (at >= 0 && at < marks.length()) {
      marks.setCharAt(at, mark);
    }
  }
}
