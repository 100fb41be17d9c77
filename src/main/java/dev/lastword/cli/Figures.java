package dev.lastword.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/// Numbers as the screen writes them.
final class Figures {
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal LEAST = new BigDecimal("0.0001");

  private Figures() {}

  /// A count, thousands parted by commas.
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// Dollars with two decimals, four under a cent.
  static String money(BigDecimal dollars) {
    if (dollars.signum() > 0 && dollars.compareTo(LEAST) < 0) {
      return "<$0.0001";
    }
    var decimals = dollars.signum() > 0 && dollars.compareTo(CENT) < 0 ? 4 : 2;
    var rounded = dollars.setScale(decimals, RoundingMode.HALF_UP);
    return "$" + String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }

  /// Dollars for programs: all decimals that say something.
  static String exact(BigDecimal dollars) {
    return dollars.signum() == 0 ? "0" : dollars.stripTrailingZeros().toPlainString();
  }

  /// A closing score.
  static String score(double score) {
    return String.format(Locale.ROOT, "%.1f", score);
  }

  /// A time span in its two largest units; tenths of a second under ten seconds.
  static String span(Duration span) {
    var seconds = span.toSeconds();
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1fs", Math.max(0, span.toMillis() / 100) / 10.0);
    }
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds % 3600 / 60);
  }
}
