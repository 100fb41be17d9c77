package dev.lastword.endpoint;

import java.time.Duration;

/// Says a span of time in words.
final class Spans {
  private Spans() {}

  static String words(Duration span) {
    if (span.compareTo(Duration.ofDays(2)) >= 0) {
      return span.toDays() + " days";
    }
    if (span.compareTo(Duration.ofHours(2)) >= 0) {
      return span.toHours() + " h";
    }
    if (span.compareTo(Duration.ofMinutes(5)) >= 0) {
      return span.toMinutes() + " min";
    }
    return span.toSeconds() >= 2 ? span.toSeconds() + " s" : span.toMillis() + " ms";
  }
}
