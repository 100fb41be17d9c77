package dev.lastword.transcript;

import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// How a message came about, as the log tells it.
///
/// @param receipt the receipt of its call; null: none is named
/// @param latency how long its call took, in whole milliseconds; null: unknown
/// @param time when it was said, to the second; null: unknown
public record Telemetry(
    @Nullable String receipt, @Nullable Duration latency, @Nullable LocalTime time) {
  /// Cuts what the log does not show.
  public Telemetry {
    latency = latency == null ? null : latency.truncatedTo(ChronoUnit.MILLIS);
    time = time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
  }
}
