package dev.lastword.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/// How numbers are written on pages.
final class Figures {
  private Figures() {}

  static long words(String text) {
    var count = 0L;
    var in = false;
    for (var i = 0; i < text.length(); i++) {
      var blank = Character.isWhitespace(text.charAt(i));
      count += !blank && !in ? 1 : 0;
      in = !blank;
    }
    return count;
  }

  static TalkPage.Fact fact(String name, String value) {
    return new TalkPage.Fact(name, List.of(Words.of(value)));
  }

  static String messages(int count) {
    return grouped(count) + (count == 1 ? " message" : " messages");
  }

  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String money(BigDecimal dollars) {
    var places = dollars.compareTo(BigDecimal.ONE) < 0 ? 4 : 2;
    return "$" + dollars.setScale(places, RoundingMode.HALF_UP).toPlainString();
  }
}
