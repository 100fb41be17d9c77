package dev.lastword.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The detection timeline: a cell a message with its class, how much each voice said above and
/// below, the score with its threshold, where the closing began and where the talk was over. Talks
/// too long for a cell a message are drawn in equal groups, each as its strongest class.
final class Timeline {
  private static final int WIDTH = 980;
  private static final int GUTTER = 72;
  private static final int LABEL = 118;
  private static final double CELL = 26;
  private static final double DRAWN = 17;
  private static final double NARROWEST = 3;
  private static final int UP = 52;
  private static final int DOWN = 78;
  private static final int ZERO = 178;
  private static final int NEEDED = 40;

  private final List<Cell> cells;
  private final Marks marks;
  private final List<String> names;
  private final IntFunction<String> link;
  private final int group;
  private final double width;
  private final StringBuilder svg = new StringBuilder(1 << 14);

  /// One message.
  ///
  /// @param a whether the first voice said it
  /// @param length how long it is, in code points
  /// @param kind its class
  /// @param score the closing score after it
  /// @param other the score under another policy; null: none is compared
  record Cell(boolean a, int length, Kind kind, double score, @Nullable Double other) {}

  /// What is marked.
  ///
  /// @param onset where the closing began; null: nowhere
  /// @param stop after which message it was over; null: after none
  /// @param threshold the score that ends it
  /// @param otherOnset the onset by the policy that is compared; null: none
  /// @param otherStop its stop; null: none
  record Marks(
      @Nullable Integer onset,
      @Nullable Integer stop,
      double threshold,
      @Nullable Integer otherOnset,
      @Nullable Integer otherStop) {}

  private Timeline(List<Cell> cells, Marks marks, List<String> names, IntFunction<String> link) {
    this.cells = cells;
    this.marks = marks;
    this.names = names;
    this.link = link;
    var ends = marks.stop() != null && marks.stop() > cells.size() - 7;
    var room = WIDTH - GUTTER - (ends ? LABEL : 4);
    var most = (int) (room / NARROWEST);
    this.group = Math.max(1, (cells.size() + most - 1) / most);
    var groups = (cells.size() + group - 1) / group;
    this.width = Math.min(CELL, room / (double) Math.max(1, groups));
  }

  /// Draws a timeline.
  ///
  /// @param cells the messages, in order
  /// @param marks what is marked
  /// @param names both voices, raw
  /// @param link where the link of a message leads
  static String svg(List<Cell> cells, Marks marks, List<String> names, IntFunction<String> link) {
    return new Timeline(cells, marks, names, link).draw();
  }

  private String draw() {
    svg.append("<svg viewBox=\"0 0 %d 198\" role=\"group\" aria-label=\"".formatted(WIDTH))
        .append(Markup.escape(told()))
        .append("\">");
    tail();
    lengths();
    cells();
    axis();
    if (cells.stream().anyMatch(cell -> cell.other() != null)) {
      other();
    }
    score();
    marks();
    return svg.append("</svg>").toString();
  }

  private String told() {
    var all = "Detection timeline, " + cells.size() + " messages.";
    var stop = marks.stop();
    if (stop == null) {
      return all + " The score never ended it.";
    }
    return all + " The closing begins at message " + marks.onset() + ", over after " + stop + ".";
  }

  private double left(int message) {
    var place = (message - 1) / group;
    return GUTTER + place * width;
  }

  private double right(int message) {
    return left(message) + width;
  }

  private void tail() {
    var stop = marks.stop();
    if (stop == null || stop >= cells.size()) {
      return;
    }
    var x = right(stop);
    rect(x, 22, right(cells.size()) - x, 156, "url(#tail)", "");
    var more = cells.size() - stop;
    if (right(cells.size()) - x > 200) {
      label(
          right(cells.size()),
          14,
          "end",
          "",
          more + (more == 1 ? " message" : " messages") + " more");
    }
  }

  private void lengths() {
    var longest = Math.pow(cells.stream().mapToInt(Cell::length).max().orElse(1) + 1.0, 0.6);
    var bar = Math.max(1, Math.min(DRAWN - 3, width * 0.74));
    var inset = (width - bar) / 2;
    for (var at = 0; at < cells.size(); at += group) {
      var x = left(at + 1) + inset;
      var up = height(at, true, longest);
      var down = height(at, false, longest);
      if (up > 0) {
        rect(x, UP - up, bar, up, "var(--ink)", " opacity=\".8\"");
      }
      if (down > 0) {
        rect(x, DOWN, bar, down, "var(--voice-b)", " opacity=\".45\"");
      }
    }
    label(GUTTER - 8, 44, "end", "", cut(names.getFirst()));
    label(GUTTER - 8, 98, "end", "", cut(names.getLast()));
  }

  private double height(int from, boolean a, double longest) {
    var most = -1;
    for (var i = from; i < Math.min(cells.size(), from + group); i++) {
      most = cells.get(i).a() == a ? Math.max(most, cells.get(i).length()) : most;
    }
    return most < 0 ? 0 : Math.max(1, 26 * Math.pow(most, 0.6) / longest);
  }

  private static String cut(String name) {
    return Plain.line(name, 7);
  }

  private void cells() {
    for (var at = 0; at < cells.size(); at += group) {
      var last = Math.min(cells.size(), at + group);
      var cell = strongest(at, last);
      var x = left(at + 1);
      svg.append("<a href=\"")
          .append(Markup.escape(link.apply(at + 1)))
          .append("\" tabindex=\"-1\"");
      svg.append(" data-m=\"").append(at + 1).append("\">");
      svg.append("<title>").append(Markup.escape(title(at, last, cell))).append("</title>");
      rect(x, 24, width, 154, "transparent", "");
      var gap = Math.max(width > 8 ? 2 : width > 4 ? 1 : 0.4, (width - DRAWN) / 2);
      var faded = marks.stop() != null && at + 1 > marks.stop();
      svg.append(
          "<use href=\"#%s\" x=\"%s\" y=\"56\" width=\"%s\" height=\"18\"%s/></a>"
              .formatted(
                  cell.kind().symbol(),
                  Strip.figure(x + gap),
                  Strip.figure(width - 2 * gap),
                  faded ? " opacity=\".38\"" : ""));
    }
  }

  private String title(int from, int to, Cell cell) {
    var last = cells.get(to - 1);
    var where = to - from == 1 ? String.valueOf(from + 1) : (from + 1) + "–" + to;
    var who = to - from == 1 ? Plain.line(names.get(cell.a() ? 0 : 1), 40) + " · " : "";
    return where + " · " + who + cell.kind().code() + " · score " + decimal(last.score());
  }

  private Cell strongest(int from, int to) {
    var best = cells.get(from);
    for (var i = from + 1; i < to; i++) {
      best = cells.get(i).kind().strength() > best.kind().strength() ? cells.get(i) : best;
    }
    return best;
  }

  private void axis() {
    var end = right(Math.max(1, cells.size()));
    var needed = ZERO - NEEDED;
    svg.append(
        "<path d=\"M%d %dH%s\" stroke=\"var(--line)\" fill=\"none\"/>"
            .formatted(GUTTER, ZERO, Strip.figure(end)));
    svg.append(
        "<path d=\"M%d %dH%s\" stroke=\"var(--edge)\" stroke-dasharray=\"2 3\" fill=\"none\"/>"
            .formatted(GUTTER, needed, Strip.figure(end)));
    label(GUTTER - 8, needed + 4, "end", "", decimal(marks.threshold()));
    label(GUTTER - 8, ZERO + 2, "end", "", "score");
    var step = step();
    label(left(1) + width / 2, 194, "middle", "", "1");
    for (var n = step; n <= cells.size(); n += step) {
      if (n > 1) {
        label(left(n) + width / 2, 194, "middle", "", String.valueOf(n));
      }
    }
  }

  private int step() {
    for (var step = 5; ; step *= 10) {
      for (var factor : new int[] {1, 2, 5, 10}) {
        if (step * factor / (double) group * width >= 56) {
          return step * factor;
        }
      }
    }
  }

  private void score() {
    var stop = Objects.requireNonNullElse(marks.stop(), cells.size());
    var scores = cells.stream().map(Cell::score).toList();
    curve(scores, 0, stop, "var(--ink)", " stroke-width=\"1.8\"");
    if (stop < cells.size()) {
      curve(
          scores,
          stop,
          cells.size(),
          "var(--ink-3)",
          " stroke-width=\"1.3\" stroke-dasharray=\"3 2.5\"");
    }
  }

  /// The score under the policy that is compared.
  private void other() {
    var scores = new ArrayList<Double>();
    cells.forEach(cell -> scores.add(Objects.requireNonNullElse(cell.other(), 0.0)));
    curve(scores, 0, cells.size(), "var(--focus)", " stroke-width=\"1.3\" opacity=\".8\"");
    var onset = marks.otherOnset();
    var stop = marks.otherStop();
    if (onset != null && stop != null) {
      square(left(onset) + 4, ZERO - 4, false, "var(--focus)");
      square(right(stop) - 4, ZERO - 4, true, "var(--focus)");
    }
  }

  private void curve(List<Double> scores, int from, int to, String colour, String more) {
    var path = new StringBuilder();
    for (var at = from / group * group; at < to; at += group) {
      var last = Math.min(to, at + group);
      var y = ZERO - Math.min(1.6, scores.get(last - 1) / marks.threshold()) * NEEDED;
      path.append(path.isEmpty() ? "M" : "L").append(Strip.figure(left(at + 1))).append(' ');
      path.append(Strip.figure(y)).append('H').append(Strip.figure(right(last)));
    }
    svg.append("<path fill=\"none\" stroke=\"%s\"%s d=\"%s\"/>".formatted(colour, more, path));
  }

  private void marks() {
    var onset = marks.onset();
    var stop = marks.stop();
    if (onset == null || stop == null) {
      return;
    }
    var x = left(onset);
    svg.append(
        "<path d=\"M%s 18V%d\" stroke=\"var(--ink)\" stroke-dasharray=\"2 2\"/>"
            .formatted(Strip.figure(x), ZERO));
    square(x, 12, false, "var(--ink)");
    label(x - 10, 16, "end", "strong", "closing begins, " + onset);
    var end = right(stop);
    svg.append(
        "<path d=\"M%s 14V%d\" stroke=\"var(--ink)\" stroke-width=\"2\"/>"
            .formatted(Strip.figure(end), ZERO));
    square(end, 12, true, "var(--ink)");
    label(end + 10, 16, "start", "stop", "stop after " + stop);
  }

  private void square(double x, int y, boolean filled, String colour) {
    svg.append(
        "<rect x=\"%s\" y=\"%d\" width=\"8\" height=\"8\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.6\"/>"
            .formatted(Strip.figure(x - 4), y - 4, filled ? colour : "var(--paper)", colour));
  }

  private void rect(double x, double y, double w, double h, String fill, String more) {
    svg.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"%s/>"
            .formatted(
                Strip.figure(x), Strip.figure(y), Strip.figure(w), Strip.figure(h), fill, more));
  }

  private void label(double x, int y, String anchor, String style, String text) {
    svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"%s\"".formatted(Strip.figure(x), y, anchor));
    svg.append(style.isEmpty() ? ">" : " class=\"" + style + "\">");
    svg.append(Markup.escape(text)).append("</text>");
  }

  private static String decimal(double value) {
    return String.format(java.util.Locale.ROOT, "%.1f", value);
  }
}
