package dev.lastword.config;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/// Times, money and counts as people write them.
public final class Amounts {
  private static final Pattern TIME =
      Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]{0,30})(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,2})?");
  private static final Pattern MONEY = Pattern.compile("\\$?(\\d{1,9}(?:\\.\\d{1,6})?)");

  private Amounts() {}

  /// Reads a time.
  ///
  /// @param text such as `90s`, `30m` or `1h30m`
  /// @return the time, above zero
  /// @throws IllegalArgumentException for anything else; its message says what would be right
  public static Duration time(String text) {
    var matcher = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (text.isBlank() || !matcher.matches()) {
      throw new IllegalArgumentException("a time is written like 90s, 30m or 1h30m");
    }
    var seconds = 0L;
    var units = new int[] {86_400, 3_600, 60, 1};
    for (var i = 0; i < units.length; i++) {
      var digits = matcher.group(i + 1);
      seconds += digits == null ? 0 : Long.parseLong(digits) * units[i];
    }
    if (seconds == 0) {
      throw new IllegalArgumentException("a time must be above 0s");
    }
    return Duration.ofSeconds(seconds);
  }

  /// Reads an amount of United States dollars.
  ///
  /// @param text such as `0.50` or `$2`
  /// @return the amount, above zero
  /// @throws IllegalArgumentException for anything else; its message says what would be right
  public static BigDecimal money(String text) {
    var matcher = MONEY.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("an amount of dollars is written like 0.50");
    }
    var amount = new BigDecimal(matcher.group(1));
    if (amount.signum() == 0) {
      throw new IllegalArgumentException("an amount of dollars must be above 0");
    }
    return amount;
  }

  /// Reads a count.
  ///
  /// @param text digits
  /// @param max the largest count allowed
  /// @return the count, at least 1
  /// @throws IllegalArgumentException for anything else; its message says what would be right
  public static long count(String text, long max) {
    var digits = text.strip();
    var legible =
        !digits.isEmpty() && digits.length() <= 18 && digits.chars().allMatch(Amounts::isDigit);
    var count = legible ? Long.parseLong(digits) : 0;
    if (count < 1 || count > max) {
      throw new IllegalArgumentException("a whole number from 1 to " + max + " is needed");
    }
    return count;
  }

  /// Reads a price in dollars per million tokens; nothing is a price too.
  static BigDecimal price(String text) {
    var price = between(text, "0", "1000000");
    if (price.scale() > 12) {
      throw new IllegalArgumentException("a price has at most 12 decimals");
    }
    return price;
  }

  /// Reads a number between two others.
  static BigDecimal between(String text, String min, String max) {
    var stripped = text.strip();
    if (isNumber(stripped)) {
      var number = new BigDecimal(stripped);
      if (number.compareTo(new BigDecimal(min)) >= 0
          && number.compareTo(new BigDecimal(max)) <= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number from " + min + " to " + max + " is needed");
  }

  static boolean isNumber(String text) {
    return NUMBER.matches(text);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
