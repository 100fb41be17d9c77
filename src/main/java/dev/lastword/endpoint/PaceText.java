package dev.lastword.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A [Pace] as a small text: a line per figure, the last line being the proof that it is whole.
final class PaceText {
  static final int LARGEST = 1024;

  private static final String HEAD = "lastword rates 1";
  private static final String END = "end";
  private static final List<String> NAMES =
      List.of("at", "until", "lowered", "rate", "peak", "requests", "tokens");

  /// The year 2500; nobody's clock is later.
  private static final long LATEST = 16_700_000_000_000_000L;

  private static final long HIGHEST = 1000L * Limits.LARGEST;

  private PaceText() {}

  static byte[] write(Pace pace) {
    var values =
        List.of(
            pace.at(),
            pace.until(),
            pace.lowered(),
            thousandths(pace.rate()),
            thousandths(pace.peak()),
            pace.requestsDue(),
            pace.tokensDue());
    var text = new StringBuilder(HEAD).append('\n');
    for (var i = 0; i < values.size(); i++) {
      text.append(NAMES.get(i)).append(' ').append(values.get(i)).append('\n');
    }
    return text.append(END).append('\n').toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static long thousandths(double rate) {
    return Math.round(rate * 1000);
  }

  /// Reads what [#write] wrote; null: it is torn, or nothing of ours.
  static @Nullable Pace read(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.US_ASCII);
    var lines = text.split("\n", NAMES.size() + 3);
    if (lines.length != NAMES.size() + 3
        || !lines[0].equals(HEAD)
        || !lines[NAMES.size() + 1].equals(END)
        || !lines[NAMES.size() + 2].isEmpty()) {
      return null;
    }
    var values = new long[NAMES.size()];
    for (var i = 0; i < values.length; i++) {
      values[i] = value(lines[i + 1], NAMES.get(i));
      if (values[i] < 0 || values[i] > LATEST) {
        return null;
      }
    }
    return values[3] > HIGHEST || values[4] > HIGHEST || (values[3] > 0 && values[4] == 0)
        ? null
        : new Pace(
            values[0],
            values[1],
            values[2],
            values[3] / 1000.0,
            values[4] / 1000.0,
            values[5],
            values[6]);
  }

  private static long value(String line, String name) {
    var digits = line.startsWith(name + " ") ? line.substring(name.length() + 1) : "";
    var sound =
        !digits.isEmpty()
            && digits.length() <= 18
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return sound ? Long.parseLong(digits) : -1;
  }
}
