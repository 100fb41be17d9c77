package dev.lastword.cli;

import dev.lastword.batch.Progress;
import dev.lastword.batch.Spending;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stays on screen of a batch: how it went, what it said and cost, what to look at first, and
/// where its report is.
final class BatchClosing {
  private BatchClosing() {}

  /// The words.
  ///
  /// @param progress how far it came
  /// @param report where its report is, as the user would name it; null: there is none
  /// @param columns the width of what shows it
  static List<String> lines(Progress progress, @Nullable String report, int columns) {
    var lines = new ArrayList<String>();
    lines.add(ended(progress));
    lines.add(said(progress));
    var look = look(progress.sums());
    if (!look.isEmpty()) {
      lines.add("First to look at: " + look);
    }
    if (report != null) {
      lines.add("report  " + Neutral.line(report));
    }
    return lines.stream()
        .flatMap(line -> Width.wrap(line, Math.max(20, columns - 1)).stream())
        .toList();
  }

  private static String ended(Progress progress) {
    var counts = progress.counts();
    var parts = new ArrayList<String>();
    parts.add(
        "%s of %s ended".formatted(Figures.count(counts.done()), Figures.count(counts.all()))
            + (counts.earlier() > 0 ? " (" + Figures.count(counts.earlier()) + " earlier)" : ""));
    add(parts, progress.sums().capped(), "ran to the cap");
    parts.add(Figures.count(counts.failed()) + " failed");
    add(parts, counts.broken(), "broken off");
    add(parts, counts.waiting() + counts.running(), "not begun");
    parts.add(Figures.span(progress.took()));
    return Neutral.line(progress.name()) + ": " + String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(Figures.count(count) + " " + what);
    }
  }

  private static String said(Progress progress) {
    var sums = progress.sums();
    var spending = progress.spending();
    var said = "%s %s sent".formatted(Figures.count(sums.messages()), messages(sums.messages()));
    var spared = sums.spared() > 0 ? ", " + Figures.count(sums.spared()) + " not needed" : "";
    var more =
        sums.sparedDollars().signum() > 0
            ? ", about " + Figures.money(sums.sparedDollars()) + " not spent"
            : "";
    return said + spared + ". " + cost(spending) + more + ".";
  }

  /// What nobody knows is said alone, never as a nought.
  private static String cost(Spending spending) {
    var known = Figures.money(spending.spent()) + " spent";
    if (spending.unknown() == 0) {
      return known;
    }
    var calls = spending.unknown() == 1 ? " call" : " calls";
    var unknown = Figures.count(spending.unknown()) + calls + " of unknown cost";
    return spending.spent().signum() == 0 ? unknown : known + ", and " + unknown;
  }

  private static String messages(long count) {
    return count == 1 ? "message" : "messages";
  }

  private static String look(Progress.Sums sums) {
    var parts = new ArrayList<String>();
    look(parts, "flagged", sums.flagged());
    look(parts, "ended by an error", sums.unsettled());
    look(parts, "cut reply", sums.cut());
    look(parts, "asked again", sums.retries());
    return String.join(", ", parts);
  }

  private static void look(List<String> parts, String what, int count) {
    if (count > 0) {
      parts.add(what + " (" + Figures.count(count) + ")");
    }
  }
}
