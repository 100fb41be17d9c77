package dev.lastword.page;

import dev.lastword.detect.MessageClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The picture of a conversation in one line: a cell a message, the onset as an open square, the
/// stop as a filled one. For lists, comparisons and the head of a page that is scrolled.
///
/// @param kinds the classes of its messages, in order
/// @param onset the first message of the closing; null: none
/// @param stop the last message that belongs to it; null: it ran on
public record Strip(List<MessageClass> kinds, @Nullable Integer onset, @Nullable Integer stop) {
  private static final int HEIGHT = 30;
  private static final int TOP = 8;
  private static final double WIDEST = 6;

  /// Copies the classes.
  public Strip {
    kinds = List.copyOf(kinds);
  }

  /// Reads the letters of classes, as an index keeps them.
  ///
  /// @param letters one a message; those we do not know are plain talk
  /// @param onset the first message of the closing; null: none
  /// @param stop the last message that belongs to it; null: it ran on
  /// @return the strip
  public static Strip of(String letters, @Nullable Integer onset, @Nullable Integer stop) {
    return new Strip(letters.chars().mapToObj(letter -> kind((char) letter)).toList(), onset, stop);
  }

  private static MessageClass kind(char letter) {
    for (var kind : MessageClass.values()) {
      if (kind.letter() == letter) {
        return kind;
      }
    }
    return MessageClass.SUBSTANTIVE;
  }

  /// Draws it.
  ///
  /// @param width how many units wide the longest may be
  /// @param label what it shows, for those who do not see it; raw
  /// @return an `svg` element that takes its colours from the page
  public String svg(int width, String label) {
    return svg(width, WIDEST, label);
  }

  /// Draws it with wider cells.
  String svg(int width, double widest, String label) {
    var cell = Math.min(widest, width / (double) Math.max(1, kinds.size()));
    var svg = new StringBuilder(512);
    svg.append(
        "<svg class=\"strip\" viewBox=\"0 0 %d %d\" role=\"img\" preserveAspectRatio=\"xMinYMid meet\" aria-label=\"%s\">"
            .formatted(width, HEIGHT, Markup.line(label)));
    paths(0, stop == null ? kinds.size() : Math.min(stop, kinds.size()), cell)
        .forEach((family, path) -> append(svg, family, path, ""));
    if (stop != null) {
      paths(stop, kinds.size(), cell)
          .forEach((family, path) -> append(svg, family, path, " opacity=\".38\""));
    }
    marks(svg, cell);
    return svg.append("</svg>").toString();
  }

  private static void append(StringBuilder svg, String family, String path, String more) {
    svg.append("<path fill=\"var(--").append(family).append(")\"").append(more);
    svg.append(" d=\"").append(path).append("\"/>");
  }

  private void marks(StringBuilder svg, double cell) {
    if (onset != null && stop != null && onset <= kinds.size()) {
      var x = (onset - 1) * cell;
      svg.append(
          "<rect x=\"%s\" y=\"1\" width=\"4.6\" height=\"4.6\" fill=\"var(--paper)\" stroke=\"var(--ink)\" stroke-width=\"1.2\"/>"
              .formatted(figure(Math.max(0.6, x - 2.3))));
    }
    if (stop != null) {
      var x = stop * cell;
      svg.append(
          "<path fill=\"var(--ink)\" d=\"M%s 0h6v6h-6zM%s 0h1.6v29h-1.6z\"/>"
              .formatted(figure(x - 3), figure(x - 0.8)));
    }
  }

  private Map<String, String> paths(int from, int to, double cell) {
    var paths = new LinkedHashMap<String, StringBuilder>();
    var gap = cell > 3 ? 1 : cell * 0.25;
    for (var i = from; i < to; i++) {
      var kind = Kind.of(kinds.get(i).code());
      var path = paths.computeIfAbsent(kind.family(), _ -> new StringBuilder());
      draw(path, kinds.get(i), i * cell, cell - gap);
    }
    var done = new LinkedHashMap<String, String>();
    paths.forEach((family, path) -> done.put(family, path.toString()));
    return done;
  }

  /// Each class keeps its height and one cut.
  private static void draw(StringBuilder path, MessageClass kind, double x, double width) {
    switch (kind) {
      case SUBSTANTIVE, QUESTION -> bar(path, x, 7, width, 4);
      case PRE_CLOSING -> bar(path, x, 9, width, 9);
      case CLOSING, FAREWELL -> bar(path, x, 0, width, 18);
      case ACKNOWLEDGEMENT, GRATITUDE -> bar(path, x, 3, width, 12);
      case STAGE_DIRECTION, CHANT -> bar(path, x, 0, width * 0.6, 18);
      case ECHO -> bars(path, x, width, 2, 5, 11, 5);
      case REPETITION -> {
        bars(path, x, width, 0, 4, 7, 4);
        bar(path, x, 14, width, 4);
      }
      case REFUSAL -> bars(path, x, width, 0, 7, 11, 7);
      case EMPTY -> bars(path, x, width, 0, 2, 16, 2);
      case STOP_TOKEN -> bar(path, x, 0, width * 0.4, 18);
    }
  }

  private static void bars(
      StringBuilder path, double x, double width, int y1, int h1, int y2, int h2) {
    bar(path, x, y1, width, h1);
    bar(path, x, y2, width, h2);
  }

  private static void bar(StringBuilder path, double x, int y, double width, int height) {
    path.append('M').append(figure(x)).append(' ').append(TOP + y);
    path.append('h').append(figure(width)).append('v').append(height);
    path.append('h').append(figure(-width)).append('z');
  }

  /// A number without more digits than are seen.
  static String figure(double value) {
    var text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
