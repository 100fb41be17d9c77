package dev.lastword.cli;

import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Words the status line.
final class StatusText {
  private static final int WIDE = 120;
  private static final int NAME = 24;
  private static final int TROUBLE = 40;
  private static final int HELD_BACK = 60;
  private static final String EIGHTHS = "·▁▂▃▄▅▆▇█";

  private StatusText() {}

  /// The line for a terminal so many columns wide; what is least needed goes first, and it never
  /// reaches the last column, where some terminals would begin a new line.
  static String of(StatusTally tally, int columns) {
    var wide = columns >= WIDE;
    var parts = wide ? wide(tally) : narrow(tally);
    parts.removeIf(String::isEmpty);
    var gap = wide ? "   " : "  ";
    while (parts.size() > 2 && Width.of(" " + String.join(gap, parts)) >= columns) {
      parts.removeLast();
    }
    return Width.truncate(" " + String.join(gap, parts), Math.max(1, columns - 1));
  }

  private static List<String> narrow(StatusTally tally) {
    return new ArrayList<>(
        List.of(
            tally.current() + "/" + tally.caps().messages(),
            doing(tally),
            closing(tally),
            tally.cost(),
            elapsed(tally),
            tally.tokens().isEmpty() ? "" : tally.tokens() + " tok",
            tally.speed()));
  }

  private static List<String> wide(StatusTally tally) {
    var most = tally.caps().cost();
    var cost = tally.cost();
    return new ArrayList<>(
        List.of(
            "message " + tally.current() + " of " + tally.caps().messages(),
            doing(tally),
            closing(tally),
            tally.tokens().isEmpty() ? "" : tally.tokens() + " tokens",
            cost.isEmpty() || most == null ? cost : cost + " of " + Figures.money(most),
            elapsed(tally),
            tally.speed(),
            tally.firstSeconds() == 0
                ? ""
                : String.format(Locale.ROOT, "first %.2fs", tally.firstSeconds())));
  }

  /// Nothing in the first second: a line that jumps at once is hard to read.
  private static String elapsed(StatusTally tally) {
    var seconds = Duration.ofSeconds(tally.elapsed().toSeconds());
    return seconds.toSeconds() < 60 ? shortly(seconds.toSeconds()) : Figures.span(seconds);
  }

  private static String shortly(long seconds) {
    return seconds == 0 ? "" : seconds + "s";
  }

  private static String doing(StatusTally tally) {
    var name = Width.truncate(Neutral.line(tally.speaker()), NAME);
    return switch (tally.doing()) {
      case NOTHING -> "";
      case PAUSED -> "paused";
      case HELD -> name + ": " + held(tally);
      case ASKED -> name + asked(tally.sinceAsked().toSeconds());
      case THINKING -> name + " thinking";
      case WRITING -> name + " writing";
      case DONE -> name + " done";
      case RETRYING -> name + ": " + retry(tally);
    };
  }

  private static String asked(long seconds) {
    return seconds < 2 ? " asked" : " asked " + seconds + "s ago";
  }

  /// What went wrong and when the next attempt is.
  static String retry(StatusTally tally) {
    var seconds = (tally.untilRetry().toMillis() + 999) / 1000;
    var when = seconds > 0 ? "again in " + seconds + " s" : "again now";
    var why = Width.truncate(Neutral.line(tally.trouble()), TROUBLE);
    return why + ", " + when + ", attempt " + tally.attempt();
  }

  /// What a side waits for, and how long.
  static String held(StatusTally tally) {
    var seconds = (tally.untilRetry().toMillis() + 999) / 1000;
    var why = Width.truncate(Neutral.line(tally.trouble()), HELD_BACK);
    return "held back by " + why + (seconds > 0 ? ", " + seconds + " s" : "");
  }

  private static String closing(StatusTally tally) {
    if (tally.threshold() <= 0) {
      return "";
    }
    return (tally.closing() ? "closing? " : "closing ")
        + eighths(tally.score() / tally.threshold())
        + " "
        + Figures.score(tally.score())
        + " of "
        + Figures.score(tally.threshold());
  }

  // Rounded down, so that a full bar is a reached threshold; anything above nothing shows.
  private static char eighths(double share) {
    var eighths = (int) Math.floor(Math.clamp(share, 0.0, 1.0) * 8);
    return EIGHTHS.charAt(share >= 0.0125 ? Math.max(1, eighths) : 0);
  }
}
