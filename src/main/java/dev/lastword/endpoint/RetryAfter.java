package dev.lastword.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/// Reads how long a provider asks us to wait, in each form that is seen.
final class RetryAfter {
  /// Longer is as good as never, and does not overflow.
  static final Duration LONGEST = Duration.ofDays(366);

  private static final String HEADER = "Retry-After";
  private static final int MOST_DIGITS = 15;

  private RetryAfter() {}

  /// Joins the two headers, the finer one first.
  ///
  /// @return null where neither says anything sensible; never negative
  static @Nullable Duration of(Headers headers, Instant now) {
    var milliseconds = headers.get("retry-after-ms");
    var fine = milliseconds == null ? null : number(milliseconds.strip(), 1);
    if (fine != null) {
      return fine;
    }
    var given = headers.get(HEADER);
    var seconds = given == null ? null : seconds(given);
    return given == null || seconds != null ? seconds : date(headers.getDate(HEADER), now);
  }

  static @Nullable Duration seconds(String text) {
    return number(text.strip(), 1000);
  }

  /// A number without sign; digits behind a point are taken as far as milliseconds go.
  private static @Nullable Duration number(String text, int unitMillis) {
    var point = text.indexOf('.');
    var whole = point < 0 ? text : text.substring(0, point);
    var rest = point < 0 ? "" : text.substring(point + 1);
    if (whole.isEmpty() || !digits(whole) || !digits(rest)) {
      return null;
    }
    if (whole.length() > MOST_DIGITS) {
      return LONGEST;
    }
    var thousandths = Long.parseLong((rest + "000").substring(0, 3));
    var millis = Long.parseLong(whole) * unitMillis + thousandths * unitMillis / 1000;
    return atMost(Duration.ofMillis(millis));
  }

  /// A date, in any of the three forms that HTTP has known.
  private static @Nullable Duration date(@Nullable Date then, Instant now) {
    if (then == null) {
      return null;
    }
    var wait = Duration.between(now, then.toInstant());
    return wait.isNegative() ? Duration.ZERO : atMost(wait);
  }

  private static Duration atMost(Duration wait) {
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static boolean digits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
