package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.PaceRules.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceRulesTest {
  private static final long MINUTE = 60_000_000;
  private static final long START = 1_700_000_000_000_000L;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20, 60, 333, 5000})
  void noMinuteHoldsMoreRequestsThanTheLimit(int rpm) {
    var times = times(rules(rpm, null), rpm * 3, 0);
    for (var i = rpm; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - rpm)).as("%d. request", i).isGreaterThan(MINUTE - 1);
    }
    var minutes = (times.getLast() - times.getFirst()) / (double) MINUTE;
    assertThat(times.size() / minutes).isBetween(rpm * 0.75, rpm * 1.75);
  }

  @Test
  void tokensAreSpreadWhateverARequestUses() {
    var times = times(rules(null, 10_000), 100, 700);
    var minutes = (times.getLast() - times.getFirst()) / (double) MINUTE;
    assertThat(100 * 700 / minutes).isBetween(9_000.0, 10_700.0);
  }

  @Test
  void aRequestLargerThanTheLimitGoesAndIsPaidOffLater() {
    var rules = rules(null, 1000);
    assertThat(rules.hold(Pace.NONE, START)).isNull();
    var pace = rules.granted(Pace.NONE, START, 5000);
    var hold = rules.hold(pace, START);
    assertThat(hold).isNotNull();
    assertThat(hold.reason()).isEqualTo(Reason.TOKENS);
    assertThat(hold.micros()).isBetween(4 * MINUTE, 6 * MINUTE);
  }

  @Test
  void aReplyCorrectsWhatWasThoughtOfItsTokens() {
    var rules = rules(null, 1000);
    var pace = rules.granted(Pace.NONE, START, 500);
    assertThat(rules.used(pace, START, 0, 500).tokensDue()).isEqualTo(START);
    assertThat(rules.used(pace, START, 900, 500).tokensDue())
        .isCloseTo(rules.granted(Pace.NONE, START, 900).tokensDue(), within());
  }

  private static org.assertj.core.data.Offset<Long> within() {
    return org.assertj.core.data.Offset.offset(2L);
  }

  @Test
  void absurdTokensBlockNobodyForEver() {
    var rules = rules(null, 1);
    var pace = rules.now(rules.granted(Pace.NONE, START, Long.MAX_VALUE), START);
    assertThat(pace.tokensDue() - START).isPositive().isLessThanOrEqualTo(24 * 60 * MINUTE);
  }

  @Test
  void halvesAtEachTooManyAndClimbsBackInSteps() {
    var rules = rules(60, null);
    var pace = rules.tooMany(Pace.NONE, START, START + 1, 100);
    assertThat(pace.rate()).isEqualTo(28.5);
    pace = rules.tooMany(pace, START + 2, START + 3, 100);
    assertThat(pace.rate()).isEqualTo(14.25);
    var replies = 0;
    for (var before = 0.0; pace.slowed(); before = pace.rate(), pace = rules.answered(pace)) {
      assertThat(pace.rate()).isGreaterThan(before).isLessThanOrEqualTo(57);
      replies++;
    }
    assertThat(replies).isBetween(200, 400); // seven to eight minutes at that pace
    assertThat(pace.requestsDue()).isZero();
  }

  @Test
  void refusalsOfCallsThatWereUnderWayTogetherCountOnce() {
    var rules = rules(null, null);
    var pace = rules.tooMany(Pace.NONE, START, START + 10, 200);
    assertThat(pace.rate()).isEqualTo(100);
    for (var i = 1; i < 9; i++) {
      pace = rules.tooMany(pace, START + i, START + 20, 200);
    }
    assertThat(pace.rate()).isEqualTo(100);
  }

  @Test
  void neverAsksLessThanOnceAMinute() {
    var rules = rules(null, null);
    var pace = Pace.NONE;
    for (var i = 1L; i < 40; i++) {
      pace = rules.tooMany(pace, START + i * 10, START + i * 10 + 1, 0);
    }
    assertThat(pace.rate()).isEqualTo(1);
    pace = rules.granted(pace, START + 1000, 0);
    assertThat(rules.hold(pace, START + 1000)).isEqualTo(new PaceRules.Hold(Reason.SLOWED, MINUTE));
  }

  @Test
  void aConversationAloneHardlyNoticesASingleTooMany() {
    var rules = rules(null, null);
    var pace = rules.tooMany(Pace.NONE, START, START + 1, 3);
    assertThat(rules.hold(pace, START + 1)).isNull();
    pace = rules.granted(pace, START + 1, 0);
    assertThat(rules.hold(pace, START + 1)).isEqualTo(new PaceRules.Hold(Reason.SLOWED, 3_000_000));
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0", "PT30S, 30", "PT23H, 82800", "P366D, 86400"})
  void leavesAProviderAloneAsLongAsItAsksAndADayAtMost(Duration asked, long seconds) {
    var rules = rules(null, null);
    var pace = rules.leftAlone(Pace.NONE, START, asked);
    assertThat(pace.until() - START).isEqualTo(seconds * 1_000_000);
    var shorter = rules.leftAlone(pace, START, Duration.ofNanos(asked.toNanos() / 2));
    assertThat(shorter.until()).as("a shorter wish takes nothing back").isEqualTo(pace.until());
  }

  @Test
  void aClockThatIsSetBackMovesEverythingWithIt() {
    var rules = rules(60, null);
    var pace = rules.leftAlone(Pace.NONE, START, Duration.ofSeconds(30)).withAt(START);
    var anHourEarlier = START - 60 * MINUTE;
    assertThat(rules.now(pace, anHourEarlier).until()).isEqualTo(anHourEarlier + 30_000_000);
  }

  @Test
  void forgetsAnHourLater() {
    var rules = rules(null, null);
    var pace = rules.tooMany(Pace.NONE, START, START + 1, 100);
    assertThat(rules.now(pace, START + 59 * MINUTE).slowed()).isTrue();
    assertThat(rules.now(pace, START + 61 * MINUTE).slowed()).isFalse();
  }

  /// When requests go that are all there from the beginning.
  private static List<Long> times(PaceRules rules, int count, long tokens) {
    var times = new ArrayList<Long>();
    var pace = Pace.NONE;
    var now = START;
    while (times.size() < count) {
      var hold = rules.hold(pace, now);
      if (hold == null) {
        pace = rules.granted(pace, now, tokens);
        times.add(now);
      } else {
        now += hold.micros();
      }
    }
    return times;
  }

  private static PaceRules rules(@Nullable Integer rpm, @Nullable Integer tpm) {
    return new PaceRules(new Limits(rpm, tpm, null), MINUTE);
  }
}
