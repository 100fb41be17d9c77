package dev.lastword.transcript;

import dev.lastword.journal.Call;
import dev.lastword.journal.Target;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Adds up the replies of a side. One unknown makes the sum unknown.
final class RoutingSum {
  private final Side side;
  private final Target target;
  private int turns;
  private Duration latency = Duration.ZERO;
  private @Nullable Long prompt = 0L;
  private @Nullable Long completion = 0L;
  private @Nullable BigDecimal cost = BigDecimal.ZERO;

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
    var known = cost;
    var more = usage.cost();
    cost = known == null || more == null ? null : known.add(more);
  }

  Routing routing() {
    return new Routing(
        side, target.provider(), target.model(), turns, latency, prompt, completion, cost);
  }

  private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
    return one == null || other == null ? null : Long.valueOf(one + other);
  }
}
