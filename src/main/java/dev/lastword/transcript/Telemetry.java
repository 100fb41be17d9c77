package dev.lastword.transcript;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// How a message came about, as the log tells it.
///
/// @param receipt the receipt of its call; null: none is named
/// @param latency how long its call took, in whole milliseconds; null: unknown
/// @param time when it was said, to the second; null: unknown
/// @param date the day it was said; null: unknown, or the day on which the conversation began
public record Telemetry(
    @Nullable String receipt,
    @Nullable Duration latency,
    @Nullable LocalTime time,
    @Nullable LocalDate date) {
  private static final int LONGEST = 200;

  /// Cuts what the log does not show. A day without a time of day is not kept.
  public Telemetry {
    receipt = receipt == null ? null : OneLine.cut(receipt, LONGEST).replace(" | ", " ");
    receipt = receipt == null || receipt.isEmpty() ? null : receipt;
    latency = latency == null ? null : latency.truncatedTo(ChronoUnit.MILLIS);
    time = time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    date = time == null ? null : date;
  }

  /// Whether it tells nothing.
  boolean isNothing() {
    return receipt == null && latency == null && time == null;
  }

  /// What is known of a message that was said on the day on which the conversation began.
  ///
  /// @param receipt the receipt of its call; null: none is named
  /// @param latency how long its call took; null: unknown
  /// @param time when it was said; null: unknown
  public Telemetry(@Nullable String receipt, @Nullable Duration latency, @Nullable LocalTime time) {
    this(receipt, latency, time, null);
  }
}
