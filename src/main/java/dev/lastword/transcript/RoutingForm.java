package dev.lastword.transcript;

import dev.lastword.talk.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Routing and latencies as text: `Provider: p | Model: m | Total Turns: 3 | …`.
final class RoutingForm {
  private static final String COSTING = "Costing:";
  private static final List<String> LABELS =
      List.of(
          "Provider:",
          "Model:",
          "Total Turns:",
          "Cumulative Latency:",
          "Tokens:",
          "Cost:",
          COSTING);

  private RoutingForm() {}

  static String write(Routing routing) {
    var out = new StringBuilder();
    out.append("Provider: ").append(routing.provider());
    out.append(" | Model: ").append(routing.model());
    out.append(" | Total Turns: ").append(routing.turns());
    if (!routing.latency().isZero()) { // an import may know the model and no times
      out.append(" | Cumulative Latency: ").append(millis(routing.latency()));
    }
    var prompt = routing.promptTokens();
    var completion = routing.completionTokens();
    if (prompt != null && completion != null) {
      out.append(" | Tokens: ").append(grouped(prompt)).append(" prompt / ");
      out.append(grouped(completion)).append(" completion");
    }
    var cost = routing.cost();
    if (cost != null) {
      out.append(" | Cost: $").append(cost.toPlainString());
    }
    if (routing.costing() != null) {
      out.append(" | ").append(COSTING).append(' ').append(routing.costing());
    }
    return out.toString();
  }

  /// Reads what [#write] wrote and what seed 000 shows.
  ///
  /// @return null where it is something else
  static @Nullable Routing read(Side side, String text) {
    var provider = value(text, "Provider:");
    var model = value(text, "Model:");
    if (provider == null || model == null) {
      return null;
    }
    var turns = whole(value(text, "Total Turns:"));
    var latency = millis(value(text, "Cumulative Latency:"));
    var tokens = value(text, "Tokens:");
    return new Routing(
        side,
        provider,
        model,
        turns == null ? 0 : turns.intValue(),
        latency == null ? Duration.ZERO : latency,
        tokens == null ? null : whole(before(tokens, " prompt")),
        tokens == null ? null : whole(after(before(tokens, " completion"), "/ ")),
        dollars(value(text, "Cost:")),
        value(text, COSTING));
  }

  static String millis(Duration duration) {
    return grouped(duration.toMillis()) + "ms";
  }

  /// Reads `50,117ms`.
  static @Nullable Duration millis(@Nullable String text) {
    var whole = text == null || !text.endsWith("ms") ? null : whole(before(text, "ms"));
    return whole == null ? null : Duration.ofMillis(whole);
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static @Nullable Long whole(@Nullable String text) {
    if (text == null || text.length() > 24) {
      return null;
    }
    var digits = text.replace(",", "");
    var isWhole =
        !digits.isEmpty()
            && digits.length() <= 18
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isWhole ? Long.valueOf(digits) : null;
  }

  static @Nullable BigDecimal dollars(@Nullable String text) {
    if (text == null || !text.startsWith("$") || text.length() > 100) {
      return null;
    }
    var plain = text.substring(1);
    return plain.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')) && isNumber(plain)
        ? new BigDecimal(plain)
        : null;
  }

  private static boolean isNumber(String plain) {
    var digits = plain.replace(".", "");
    return !digits.isEmpty() && plain.length() - digits.length() <= 1;
  }

  private static @Nullable String before(String text, String mark) {
    var at = text.indexOf(mark);
    return at < 0 ? null : text.substring(0, at);
  }

  private static @Nullable String after(@Nullable String text, String mark) {
    var at = text == null ? -1 : text.indexOf(mark);
    return text == null || at < 0 ? null : text.substring(at + mark.length());
  }

  /// The text after a label, up to the next label or bar.
  private static @Nullable String value(String text, String label) {
    var at = text.indexOf(label);
    if (at < 0) {
      return null;
    }
    var from = at + label.length();
    var to = text.length();
    for (var other : LABELS) {
      var next = text.indexOf(other, from);
      to = next < 0 ? to : Math.min(to, next);
    }
    var value = text.substring(from, to).strip();
    return value.endsWith("|") ? value.substring(0, value.length() - 1).strip() : value;
  }
}
