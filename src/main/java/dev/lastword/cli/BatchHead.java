package dev.lastword.cli;

import dev.lastword.batch.Progress;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The three lines that never go: how many talks are where, how far it is, what it costs.
///
/// @param columns the terminal's columns
/// @param palette marks and styles
/// @param now the time of day
record BatchHead(int columns, Palette palette, LocalTime now) {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
  private static final int MONEY_BAR = 28;
  private static final Duration A_DAY = Duration.ofHours(20);

  List<String> lines(Progress progress) {
    return List.of(
        first(progress),
        columns >= BatchView.WIDE ? bar(columns - 1, progress) : second(progress),
        third(progress));
  }

  private int room() {
    return Math.max(1, columns - 1);
  }

  /// The name on the left, the counts on the right; the name gives way.
  private String first(Progress progress) {
    var counts = counts(progress);
    var width = Width.of(counts);
    var name = Neutral.line(progress.name()) + phase(progress);
    if (width + 2 >= room()) {
      var few = shortCounts(progress);
      var named = name + "  " + few;
      return Width.truncate(Width.of(named) <= room() ? named : few, room());
    }
    var left = Width.truncate(name, room() - width - 2);
    return palette.bold(left) + " ".repeat(room() - width - Width.of(left)) + counts;
  }

  private static String phase(Progress progress) {
    return switch (progress.phase()) {
      case RUNNING -> "";
      case PAUSED -> "  paused";
      case FINISHING -> "  finishing";
      case STOPPING -> "  stopping";
    };
  }

  private String counts(Progress progress) {
    var counts = progress.counts();
    var gap = columns < 72 ? "  " : "   ";
    var parts = new ArrayList<String>();
    parts.add(Figures.count(counts.done()) + " done");
    parts.add(Figures.count(counts.running()) + " running");
    parts.add(Figures.count(counts.waiting()) + " waiting");
    if (counts.broken() > 0) {
      parts.add(Figures.count(counts.broken()) + " broken off");
    }
    parts.add(Figures.count(counts.failed()) + " failed");
    if (columns >= BatchView.WIDE) {
      parts.add(percent(counts));
    }
    return String.join(gap, parts);
  }

  private static String shortCounts(Progress progress) {
    var counts = progress.counts();
    var phase = phase(progress).strip();
    return "%s/%s, %s failed%s"
        .formatted(
            Figures.count(counts.done()),
            Figures.count(counts.all()),
            Figures.count(counts.failed()),
            phase.isEmpty() ? "" : ", " + phase);
  }

  /// Rounded down: all is done only when all is done.
  static String percent(Progress.Counts counts) {
    return (int) Math.floor(counts.share() * 100) + " %";
  }

  private String second(Progress progress) {
    var words = "  " + percent(progress.counts());
    var left = left(progress);
    words += left.isEmpty() ? "" : "   " + left;
    var width = room() - Math.max(19, Width.of(words));
    return width < 5 ? Width.truncate(words.strip(), room()) : bar(width, progress) + words;
  }

  private String bar(int width, Progress progress) {
    return bar(width, progress.counts().share());
  }

  /// A bar of eighths; rounded down, so that a full one is full.
  private String bar(int width, double share) {
    var eighths = (int) Math.floor(Math.clamp(share, 0.0, 1.0) * width * 8 + 1e-9);
    var full = eighths / 8;
    var part = full < width && eighths % 8 > 0 ? 1 : 0;
    if (palette.ascii()) {
      return "#".repeat(full) + ".".repeat(width - full);
    }
    var rest = width - full - part;
    return "█".repeat(full)
        + (part == 1 ? EIGHTHS.substring(eighths % 8, eighths % 8 + 1) : "")
        + "·".repeat(rest);
  }

  private String third(Progress progress) {
    return columns >= BatchView.WIDE ? wide(progress) : narrow(progress);
  }

  private String wide(Progress progress) {
    var parts = new ArrayList<String>();
    var held = progress.spending().held();
    parts.add(
        spent(progress)
            + (held.signum() > 0 ? ", calls in flight may add " + Figures.money(held) : ""));
    var left = left(progress);
    if (!left.isEmpty()) {
      parts.add(left + at(progress));
    }
    var odd = oddities(progress);
    if (!odd.isEmpty()) {
      parts.add(odd);
    }
    return Width.truncate(String.join("      ", parts), room());
  }

  /// When it will be over; empty where that is another day.
  private String at(Progress progress) {
    var left = progress.left();
    return left == null || left.compareTo(A_DAY) > 0 ? "" : ", " + CLOCK.format(now.plus(left));
  }

  private static String oddities(Progress progress) {
    var sums = progress.sums();
    var parts = new ArrayList<String>();
    if (sums.retries() > 0) {
      parts.add(sums.retries() == 1 ? "1 retry" : Figures.count(sums.retries()) + " retries");
    }
    if (sums.flagged() > 0) {
      parts.add(Figures.count(sums.flagged()) + " flagged");
    }
    if (sums.cut() > 0) {
      parts.add(Figures.count(sums.cut()) + " cut");
    }
    return parts.isEmpty() ? "" : String.join(", ", parts) + " (press a)";
  }

  private String narrow(Progress progress) {
    var spent = spent(progress);
    var budget = progress.spending().budget();
    var flight = flight(progress);
    var gap = 3;
    var room = room() - Width.of(spent) - 2 - (flight.isEmpty() ? 0 : gap + Width.of(flight));
    if (budget != null && room >= 6) {
      var share = share(progress.spending().worst(), budget);
      spent += "  " + bar(Math.min(MONEY_BAR, room), share);
    }
    var all = flight.isEmpty() ? spent : spent + " ".repeat(gap) + flight;
    return Width.truncate(Width.of(all) <= room() ? all : spent(progress), room());
  }

  private static double share(BigDecimal spent, BigDecimal budget) {
    return budget.signum() <= 0 ? 1 : spent.divide(budget, MathContext.DECIMAL32).doubleValue();
  }

  private static String flight(Progress progress) {
    var spending = progress.spending();
    if (spending.inFlight() == 0) {
      return "";
    }
    var most = spending.held().signum() > 0 ? ", at most " + Figures.money(spending.held()) : "";
    return "calls in flight " + Figures.count(spending.inFlight()) + most;
  }

  /// What was spent, of what; a plus where some call's cost is unknown.
  static String spent(Progress progress) {
    var spending = progress.spending();
    var budget = spending.budget();
    var some = Figures.money(spending.spent()) + (spending.unknown() > 0 ? "+" : "");
    return budget == null ? some + " spent" : some + " of " + Figures.money(budget);
  }

  /// How long it will take; empty where nobody can say.
  static String left(Progress progress) {
    var left = progress.left();
    if (left == null) {
      return "";
    }
    var seconds = left.toSeconds();
    if (seconds < 60) {
      return "ETA " + Math.max(1, seconds) + " s";
    }
    var minutes = (seconds + 59) / 60;
    return String.format(Locale.ROOT, "ETA %02d:%02d", minutes / 60, minutes % 60);
  }
}
