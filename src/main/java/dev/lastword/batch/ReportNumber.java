package dev.lastword.batch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers as the report writes them.
final class ReportNumber {
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal LEAST = new BigDecimal("0.0001");

  private ReportNumber() {}

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// A number of things: `1 talk`, `2 talks`.
  static String of(long count, String thing) {
    return count(count) + " " + thing + (count == 1 ? "" : "s");
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

  /// What calls cost: unknown where nothing is known, and never less than what is.
  static String cost(ProviderCalls calls) {
    if (calls.calls() == 0) {
      return "no calls";
    }
    if (calls.costUnknown()) {
      return "unknown";
    }
    var known = money(calls.dollars());
    return calls.unpriced() == 0
        ? known
        : known + " and " + of(calls.unpriced(), "call") + " of unknown cost";
  }

  static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  /// A time as seconds or milliseconds; a dash where there is none.
  static String time(long nanos) {
    if (nanos < 0) {
      return "–";
    }
    var millis = nanos / 1e6;
    return millis < 1_000
        ? Math.round(millis) + " ms"
        : String.format(Locale.ROOT, "%.1f s", millis / 1_000);
  }
}
