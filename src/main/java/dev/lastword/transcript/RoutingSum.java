package dev.lastword.transcript;

import dev.lastword.journal.Call;
import dev.lastword.journal.Target;
import dev.lastword.talk.Bill;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Adds up the replies of a side. One unknown makes the sum unknown.
final class RoutingSum {
  private static final String DATED = " of ";

  private final Side side;
  private final Target target;
  private int turns;
  private Duration latency = Duration.ZERO;
  private @Nullable Long prompt = 0L;
  private @Nullable Long completion = 0L;
  private Bill bill = Bill.FREE;

  RoutingSum(Side side, Target target) {
    this.side = side;
    this.target = target;
  }

  void add(Call.Reply reply) {
    Usage usage = reply.usage();
    turns++;
    latency = latency.plus(reply.took());
    prompt = sum(prompt, usage.promptTokens());
    completion = sum(completion, usage.completionTokens());
    bill = bill.plus(usage.bill());
  }

  Routing routing() {
    return new Routing(
        side,
        target.provider(),
        target.model(),
        turns,
        latency,
        prompt,
        completion,
        cost(),
        costing());
  }

  private @Nullable BigDecimal cost() {
    return bill.dollars();
  }

  /// How the cost is known, without names: those stand beside it.
  private @Nullable String costing() {
    var dates =
        bill.prices().stream()
            .map(row -> row.substring(row.lastIndexOf(DATED) + DATED.length()))
            .distinct()
            .collect(Collectors.joining(", "));
    return switch (bill.from()) {
      case COMPUTED -> "computed at prices of " + dates;
      case BOTH -> "partly computed at prices of " + dates;
      case UNKNOWN -> bill.gaps().isEmpty() ? null : "unknown, not said and not in the price table";
      case NOTHING, REPORTED -> null;
    };
  }

  private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
    return one == null || other == null ? null : Long.valueOf(one + other);
  }
}
