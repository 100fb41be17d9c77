package dev.lastword.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Outcome;
import dev.lastword.endpoint.Price;
import dev.lastword.endpoint.Prompt;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.endpoint.Request;
import dev.lastword.endpoint.Sampling;
import dev.lastword.engine.Purse;
import dev.lastword.talk.Usage;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final BigDecimal MILLI = BigDecimal.valueOf(1_000);
  private static final Request REQUEST = new Request(URI.create("http://127.0.0.1/"), new byte[29]);

  /// A tenth of a dollar at most: ten tokens sent, ninety answered, a thousandth each.
  private static final Endpoint PRICED =
      new Silent("priced", new Price(MILLI, MILLI, null, null, null, false, "today"));

  private static final Endpoint UNPRICED = new Silent("unpriced", null);

  @Test
  void whatIsInFlightCounts() throws InterruptedException {
    var budget = budget("0.25");
    var one = take(budget, PRICED);
    take(budget, PRICED);
    assertThat(budget.now().held()).isEqualByComparingTo("0.2");
    one.settle(reply("0.01"));
    assertThat(budget.now().spent()).isEqualByComparingTo("0.01");
    take(budget, PRICED);
    assertThat(budget.now().inFlight()).isEqualTo(2);
  }

  @Test
  void onceNothingIsInFlightNobodyIsPaidAnyMore() throws InterruptedException {
    var budget = budget("0.15");
    take(budget, PRICED).settle(reply("0.1"));
    assertThat(open(budget, PRICED)).isInstanceOf(Purse.Refused.class);
    assertThat(budget.exhausted()).isTrue();
  }

  @Test
  void aReplyOfUnknownCostCountsAsDearAsItMayBe() throws InterruptedException {
    var budget = budget("1");
    take(budget, PRICED).settle(reply(null));
    take(budget, PRICED).settle(new Outcome.Unknown("gone"));
    assertThat(budget.now()).extracting(Spending::unknown).isEqualTo(2);
    assertThat(budget.now().worst()).isEqualByComparingTo("0.2");
    assertThat(budget.now().spent()).isEqualByComparingTo("0");
  }

  @Test
  void whatWasNotSentIsGivenBack() throws InterruptedException {
    var budget = budget("0.1");
    take(budget, PRICED).settle(new Outcome.NotSent("no", true));
    take(budget, PRICED).close();
    assertThat(budget.now().held()).isEqualByComparingTo("0");
    take(budget, PRICED);
  }

  @Test
  void anUnknownPriceIsLearnedFromTheFirstReply() throws InterruptedException {
    var budget = budget("0.05");
    var first = take(budget, UNPRICED);
    first.settle(reply("0.001"));
    var second = take(budget, UNPRICED);
    assertThat(budget.now().held()).isLessThan(new BigDecimal("0.01"));
    second.close();
  }

  @Test
  void whoeverWasTurnedAwayBeforeAPriceWasLearnedMayAskAgain() throws InterruptedException {
    var budget = budget("0.0001");
    take(budget, UNPRICED).settle(new Outcome.NotSent("no", true));
    take(budget, UNPRICED).close();
    take(budget, UNPRICED).settle(reply("0.00001"));
    assertThat(budget.exhausted()).isFalse();
  }

  @Test
  void neverSpendsMoreThanItHasHoweverManyAsk() throws InterruptedException {
    var seed = System.nanoTime();
    var budget = budget("3");
    var paid = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < 50; i++) {
      var chance = new Random(seed + i);
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  while (open(budget, PRICED) instanceof Purse.Funds funds) {
                    var milli = chance.nextInt(1, 101);
                    LockSupport.parkNanos(1_000);
                    funds.settle(reply("0." + "%03d".formatted(milli)));
                    paid.addAndGet(milli);
                  }
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    for (var thread : threads) {
      thread.join();
    }
    assertThat(paid.get()).as("seed " + seed).isBetween(2_900, 3_000);
    assertThat(budget.now().inFlight()).isZero();
  }

  private static Budget budget(String dollars) {
    return new Budget(
        new BigDecimal(dollars),
        Account.EMPTY,
        new Tariff(ProviderTable.builtIn()),
        BigDecimal::toPlainString);
  }

  private static Purse.Funds take(Budget budget, Endpoint endpoint) throws InterruptedException {
    var answer = open(budget, endpoint);
    assertThat(answer).isInstanceOf(Purse.Funds.class);
    return (Purse.Funds) answer;
  }

  private static Purse.Answer open(Budget budget, Endpoint endpoint) throws InterruptedException {
    var sampling = new Sampling(null, null, 90, null, List.of(), Map.of());
    var line = new Prompt.Line(Prompt.Role.USER, "hello");
    return budget.open(endpoint, new Prompt("", List.of(line), sampling), REQUEST);
  }

  private static Outcome.Reply reply(@Nullable String dollars) {
    var cost = dollars == null ? null : new BigDecimal(dollars);
    return new Outcome.Reply(
        "text",
        "",
        Outcome.Finish.STOP,
        new Outcome.Served("m", null, null, Outcome.Match.EQUAL),
        new Usage(10L, null, 90L, null, cost),
        new Outcome.Timing(Duration.ZERO, Duration.ZERO),
        "0".repeat(64));
  }

  /// An endpoint that is looked at and never asked.
  private record Silent(String model, @Nullable Price price) implements Endpoint {
    @Override
    public Identity identity() {
      return new Identity("custom", model, "http://127.0.0.1/", "openai");
    }

    @Override
    public Request prepare(Prompt prompt) {
      return REQUEST;
    }

    @Override
    public Outcome send(Request request, Listener listener) {
      throw new AssertionError("asked");
    }
  }
}
