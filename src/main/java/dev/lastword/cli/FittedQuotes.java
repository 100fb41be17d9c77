package dev.lastword.cli;

import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Several quotations in the room of one line: where they do not fit, the longest are shortened
/// first, and those there is no room for at all are counted.
final class FittedQuotes {
  private static final int LEAST = 10;
  private static final int MARKS = 2;
  private static final String BETWEEN = ", ";

  private FittedQuotes() {}

  /// Fits them in, the last ones before the first.
  ///
  /// @param quotes harmless and without quotation marks
  /// @param room the columns there are
  /// @param marks puts a text into quotation marks
  static String of(List<String> quotes, int room, UnaryOperator<String> marks) {
    var shown = quotes;
    while (shown.size() > 1 && least(shown, quotes.size()) > room) {
      shown = shown.subList(1, shown.size());
    }
    var left = left(shown, quotes.size());
    var widths = widths(shown, room - Width.of(left));
    var fitted = new ArrayList<String>();
    for (var i = 0; i < shown.size(); i++) {
      var cut = Width.truncate(shown.get(i), Math.max(1, widths.get(i)));
      fitted.add(marks.apply(cut.replace(" …", "…")));
    }
    return left + String.join(BETWEEN, fitted);
  }

  private static String left(List<String> shown, int all) {
    return shown.size() == all ? "" : "+" + (all - shown.size()) + " ";
  }

  private static int least(List<String> shown, int all) {
    return left(shown, all).length()
        + shown.stream().mapToInt(quote -> Math.min(LEAST, Width.of(quote)) + MARKS).sum()
        + BETWEEN.length() * (shown.size() - 1);
  }

  private static List<Integer> widths(List<String> shown, int room) {
    var widths = new ArrayList<>(shown.stream().map(Width::of).toList());
    var over =
        widths.stream().mapToInt(width -> width + MARKS).sum()
            + BETWEEN.length() * (shown.size() - 1)
            - room;
    while (over > 0) {
      var widest = 0;
      for (var i = 1; i < widths.size(); i++) {
        widest = widths.get(i) > widths.get(widest) ? i : widest;
      }
      var cut = widths.get(widest) - 1;
      if (cut < 1) {
        break;
      }
      widths.set(widest, cut);
      over--;
    }
    return widths;
  }
}
