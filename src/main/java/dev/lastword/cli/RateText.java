package dev.lastword.cli;

import dev.lastword.endpoint.RateState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A provider's limits in words.
final class RateText {
  private RateText() {}

  /// The limits and what holds it back; empty where nothing does.
  ///
  /// @param time shows a time of day
  static String of(RateState rates, Function<Instant, String> time) {
    var words = new ArrayList<String>();
    var limits = rates.limits();
    add(words, limits.rpm(), "requests a minute");
    add(words, limits.tpm(), "tokens a minute");
    add(words, limits.concurrent(), "at a time");
    var slowed = rates.slowedTo();
    if (slowed != null) {
      words.add(String.format(Locale.ROOT, "slowed to %.1f requests a minute", slowed));
    }
    var until = rates.leftAloneUntil();
    if (until != null) {
      words.add("left alone until " + time.apply(until));
    }
    return words.isEmpty() ? "" : "limits: " + String.join(", ", words);
  }

  private static void add(List<String> words, @Nullable Integer limit, String what) {
    if (limit != null) {
      words.add(Figures.count(limit) + " " + what);
    }
  }
}
