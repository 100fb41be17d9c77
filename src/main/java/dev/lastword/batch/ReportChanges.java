package dev.lastword.batch;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What has changed since the report before.
///
/// @param since when that was made
/// @param rows the figures that differ, and the most important ones in any case
public record ReportChanges(Instant since, List<Row> rows) {
  /// Copies the list.
  public ReportChanges {
    rows = List.copyOf(rows);
  }

  /// One figure.
  ///
  /// @param name what it counts
  /// @param before what it was
  /// @param now what it is
  /// @param change the difference, with its sign; empty: there is none, or it is unknown
  public record Row(String name, String before, String now, String change) {}

  private static final List<String> ALWAYS =
      List.of("conversations", "states.closed", "survival.median", "messages", "cost_usd");

  static ReportChanges of(ReportEarlier before, ReportEarlier now) {
    var rows = new ArrayList<Row>();
    ALWAYS.forEach(key -> rows.add(row(key, before, now)));
    var others = new TreeSet<>(before.figures().keySet());
    others.addAll(now.figures().keySet());
    for (var key : others) {
      if (told(key) && !ALWAYS.contains(key) && differs(key, before, now)) {
        rows.add(row(key, before, now));
      }
    }
    return new ReportChanges(before.made(), rows);
  }

  private static boolean told(String key) {
    return key.startsWith("endings.")
        || key.startsWith("states.")
        || key.equals("retries")
        || key.equals("cost_unknown_calls")
        || key.equals("saved.messages");
  }

  private static boolean differs(String key, ReportEarlier before, ReportEarlier now) {
    return value(key, before).compareTo(value(key, now)) != 0;
  }

  private static BigDecimal value(String key, ReportEarlier report) {
    return report.figures().getOrDefault(key, BigDecimal.ZERO);
  }

  private static Row row(String key, ReportEarlier before, ReportEarlier now) {
    var money = key.endsWith("_usd");
    // A count that is not there is 0; a median or a cost that is not there is unknown.
    var maybe = money || key.endsWith("median");
    var was = maybe ? before.figures().get(key) : value(key, before);
    var is = maybe ? now.figures().get(key) : value(key, now);
    return new Row(name(key), shown(was, money), shown(is, money), change(was, is, money));
  }

  private static String shown(@Nullable BigDecimal value, boolean money) {
    if (value == null) {
      return "unknown";
    }
    return money ? ReportNumber.money(value) : ReportNumber.count(value.longValue());
  }

  private static String change(@Nullable BigDecimal was, @Nullable BigDecimal is, boolean money) {
    if (was == null || is == null || was.compareTo(is) == 0) {
      return "";
    }
    var difference = is.subtract(was);
    return (difference.signum() > 0 ? "+" : "−") + shown(difference.abs(), money);
  }

  private static String name(String key) {
    return switch (key) {
      case "conversations" -> "Conversations";
      case "states.closed" -> "Came to an end";
      case "states.capped" -> "Ran to the cap";
      case "states.failed" -> "Failed";
      case "states.stopped" -> "Stopped before the end";
      case "states.unfinished" -> "Not finished";
      case "states.unreadable" -> "Unreadable";
      case "states.waiting" -> "Not begun";
      case "states.ended" -> "Ended for another reason";
      case "survival.median" -> "Median length";
      case "messages" -> "Messages";
      case "cost_usd" -> "Cost";
      case "cost_unknown_calls" -> "Calls of unknown cost";
      case "retries" -> "Retries";
      case "saved.messages" -> "Messages not needed";
      default -> "Ended by " + key.substring(key.indexOf('.') + 1);
    };
  }
}
