package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lastword.endpoint.Outcome.NotSent;
import dev.lastword.endpoint.Outcome.Partial;
import dev.lastword.endpoint.Outcome.Rejected;
import dev.lastword.endpoint.Outcome.Unknown;
import dev.lastword.endpoint.RetryPolicy.Decision;
import dev.lastword.endpoint.RetryPolicy.Decision.Again;
import dev.lastword.endpoint.RetryPolicy.Decision.GiveUp;
import dev.lastword.talk.Usage;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
  private static final RandomGenerator NONE = () -> 0;
  private static final RetryPolicy POLICY = RetryPolicy.DEFAULT;

  @ParameterizedTest
  @CsvSource({"1, 250, 500", "2, 500, 1000", "3, 1000, 2000", "4, 2000, 4000"})
  void waitsTwiceAsLongEachTimeWithJitter(int attempt, long least, long most) {
    var random = new SplittableRandom(42);
    for (var i = 0; i < 200; i++) {
      var again = (Again) POLICY.after(new NotSent("x", true), attempt, Duration.ZERO, random);
      assertThat(again.pause()).isBetween(Duration.ofMillis(least), Duration.ofMillis(most));
    }
  }

  @Test
  void neverComesBackSoonerThanItIsTold() {
    var random = new SplittableRandom(7);
    for (var i = 0; i < 200; i++) {
      assertThat(((Again) after(rejected(Duration.ofSeconds(20)), 1, 0, random)).pause())
          .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(22));
    }
    assertThat(after(rejected(Duration.ofMinutes(2)), 1, 0, random))
        .isEqualTo(new Again(Duration.ofMinutes(2)));
    assertThat(after(rejected(Duration.ZERO), 1, 0, NONE))
        .isEqualTo(new Again(Duration.ofMillis(250)));
  }

  @ParameterizedTest
  @CsvSource({"121, 0", "60, 61", "31622400, 0"})
  void failsAtOnceWhereItWouldHaveToWaitTooLong(long asked, long elapsed) {
    var decision = after(rejected(Duration.ofSeconds(asked)), 1, elapsed, NONE);
    assertThat(decision)
        .isInstanceOfSatisfying(
            GiveUp.class,
            giveUp -> {
              assertThat(giveUp.comeBack()).isEqualTo(Duration.ofSeconds(asked));
              assertThat(giveUp.why()).startsWith("rate limited, and asks to wait ");
            });
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    assertThat(after(rejected(null), 4, 10, NONE)).isInstanceOf(Again.class);
    assertThat(after(rejected(null), 5, 10, NONE))
        .isEqualTo(new GiveUp("rate limited, at the last of 5 attempts", null));
  }

  @Test
  void givesUpWhenTheTimeIsOver() {
    assertThat(after(rejected(null), 4, 119, NONE))
        .isEqualTo(new GiveUp("rate limited, for 120 s", null));
  }

  @Test
  void neverRepeatsWhatMayHaveBeenPaid() {
    assertThat(after(new Unknown("reset"), 1, 0, NONE)).isEqualTo(new GiveUp("reset", null));
    assertThat(after(new Partial("Hi", "cut", ""), 1, 0, NONE)).isEqualTo(new GiveUp("cut", null));
    assertThat(after(new NotSent("no trust", false), 1, 0, NONE))
        .isEqualTo(new GiveUp("no trust", null));
    assertThat(after(new Rejected(401, "no", "", Duration.ZERO, false), 1, 0, NONE))
        .isEqualTo(new GiveUp("no", null));
  }

  @Test
  void refusesToJudgeAReply() {
    var reply =
        new Outcome.Reply(
            "",
            "",
            Outcome.Finish.STOP,
            new Outcome.Served(null, null, null, Outcome.Match.UNKNOWN),
            Usage.NONE,
            new Outcome.Timing(Duration.ZERO, Duration.ZERO),
            "");
    assertThatThrownBy(() -> after(reply, 1, 0, NONE)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Decision after(
      Outcome outcome, int attempt, long elapsed, RandomGenerator random) {
    return POLICY.after(outcome, attempt, Duration.ofSeconds(elapsed), random);
  }

  private static Rejected rejected(@Nullable Duration retryAfter) {
    return new Rejected(429, "rate limited", "", retryAfter, true);
  }
}
