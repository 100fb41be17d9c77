package dev.lastword.transcript;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Points of time as the programs of this world write them, told in one time zone.
final class Times {
  private static final int LONGEST = 40;
  private static final long MILLIS_FROM = 100_000_000_000L;
  private static final long LAST = 4_102_444_800L; // the year 2100

  private Times() {}

  /// Reads seconds or milliseconds since 1970, or a time as ISO 8601 writes it; one without an
  /// offset is taken to be local already.
  ///
  /// @return null where it is none
  static @Nullable LocalDateTime of(@Nullable Object value, ZoneId zone) {
    return switch (value) {
      case Number number -> of(number.doubleValue(), zone);
      case String text when text.length() <= LONGEST -> of(text.strip(), zone);
      case null, default -> null;
    };
  }

  /// The first of several that is a time.
  static @Nullable LocalDateTime of(JsonValues.Node node, ZoneId zone, String... keys) {
    for (var key : keys) {
      var time = of(node.get(key), zone);
      if (time != null) {
        return time;
      }
    }
    return null;
  }

  /// Milliseconds that something took.
  static @Nullable Duration millis(@Nullable Object value) {
    if (!(value instanceof Number number)) {
      return null;
    }
    var millis = number.doubleValue();
    return millis >= 0 && millis < MILLIS_FROM ? Duration.ofMillis(Math.round(millis)) : null;
  }

  /// A time of day, to the second.
  static @Nullable LocalTime clock(String text) {
    try {
      return text.length() == 8 ? LocalTime.parse(text, MarkdownWriter.CLOCK) : null;
    } catch (DateTimeException e) {
      return null; // some other text of eight characters
    }
  }

  private static @Nullable LocalDateTime of(double since, ZoneId zone) {
    var seconds = since >= MILLIS_FROM ? since / 1000 : since;
    if (!(seconds > 0 && seconds < LAST)) {
      return null;
    }
    var instant = Instant.ofEpochMilli((long) Math.floor(seconds * 1000));
    return LocalDateTime.ofInstant(instant, zone).truncatedTo(ChronoUnit.SECONDS);
  }

  private static @Nullable LocalDateTime of(String text, ZoneId zone) {
    var iso = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
    try {
      return told(OffsetDateTime.parse(iso).atZoneSameInstant(zone).toLocalDateTime());
    } catch (DateTimeException e) {
      return local(iso);
    }
  }

  private static @Nullable LocalDateTime local(String iso) {
    try {
      return told(LocalDateTime.parse(iso));
    } catch (DateTimeException e) {
      return null; // no time we could tell
    }
  }

  private static @Nullable LocalDateTime told(LocalDateTime time) {
    return time.getYear() < 1900 || time.getYear() > 2100
        ? null
        : time.truncatedTo(ChronoUnit.SECONDS);
  }
}
