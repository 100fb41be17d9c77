package dev.lastword.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lastword.batch.ReportedTalk.Place;
import dev.lastword.batch.ReportedTalk.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The arithmetic of the survival curve.
class ReportSurvivalTest {
  @Test
  void withoutCutTalksItIsTheShareThatIsLeft() {
    var survival = ReportSurvival.of(closed(4, 6, 6, 10));
    assertThat(survival.steps()).extracting(ReportSurvival.Step::after).containsExactly(4, 6, 10);
    assertThat(survival.left(3)).isEqualTo(1);
    assertThat(survival.left(4)).isCloseTo(0.75, within(1e-9));
    assertThat(survival.left(9)).isCloseTo(0.25, within(1e-9));
    assertThat(survival.left(10)).isCloseTo(0, within(1e-9));
    assertThat(survival.median()).isEqualTo(6);
  }

  @Test
  void aTalkThatWasCutShortCountsAsLongAsItWasSeen() {
    var talks = new ArrayList<>(closed(4, 8));
    talks.add(talk(6, State.CAPPED));
    talks.add(talk(2, State.FAILED));
    var survival = ReportSurvival.of(talks);
    // At 4, three are at risk and one dies; at 8 only one is left, and dies.
    assertThat(survival.left(4)).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(survival.left(7)).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(survival.left(8)).isCloseTo(0, within(1e-9));
    assertThat(survival.cut()).containsExactly(2, 6);
    assertThat(survival.closed()).isEqualTo(2);
    assertThat(survival.last()).isEqualTo(8);
  }

  @Test
  void whoIsCutWhereAnotherDiesWasStillAtRisk() {
    var talks = List.of(talk(5, State.CLOSED), talk(5, State.CAPPED));
    assertThat(ReportSurvival.of(talks).left(5)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void whereNobodyDiesThereIsNoMedian() {
    var survival = ReportSurvival.of(List.of(talk(9, State.CAPPED), talk(0, State.WAITING)));
    assertThat(survival.median()).isNull();
    assertThat(survival.talks()).isEqualTo(1);
    assertThat(survival.left(9)).isEqualTo(1);
    assertThat(ReportSurvival.of(List.of()).median()).isNull();
  }

  @Test
  void theCurveNeverRisesAndStaysAShare() {
    var seed = System.nanoTime();
    var chance = new Random(seed);
    for (var round = 0; round < 200; round++) {
      var talks = new ArrayList<ReportedTalk>();
      for (var i = chance.nextInt(30); i >= 0; i--) {
        talks.add(talk(1 + chance.nextInt(20), chance.nextBoolean() ? State.CLOSED : State.CAPPED));
      }
      var before = 1.0;
      for (var step : ReportSurvival.of(talks).steps()) {
        assertThat(step.left()).as("seed %d", seed).isBetween(0.0, before);
        before = step.left();
      }
    }
  }

  private static List<ReportedTalk> closed(int... lengths) {
    var talks = new ArrayList<ReportedTalk>();
    for (var length : lengths) {
      talks.add(talk(length, State.CLOSED));
    }
    return talks;
  }

  private static ReportedTalk talk(int messages, State state) {
    var place = new Place("x", "a", "b", "o", 1);
    return new ReportedTalk(
        place, state, "", "", "A", "B", "1", messages, null, 50, 1, false, null, null, Map.of(),
        null, List.of(), null);
  }
}
