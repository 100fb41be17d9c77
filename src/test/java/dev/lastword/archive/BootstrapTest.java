package dev.lastword.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private final Score mixed = score(100, 80, 10);

  @Test
  void theSameSeedLeadsToTheSameIntervals() {
    assertThat(new Bootstrap(500, 7).of(mixed)).isEqualTo(new Bootstrap(500, 7).of(mixed));
    assertThat(new Bootstrap(500, 7).of(mixed)).isNotEqualTo(new Bootstrap(500, 8).of(mixed));
  }

  @Test
  void anIntervalHoldsTheFigureAndIsAsWideAsStatisticsSays() {
    var bounds = Bootstrap.USUAL.of(mixed);
    // 10 of 100: the standard error of a share is 3 percent points
    assertThat(bounds.premature().low()).isBetween(3.0, 6.0);
    assertThat(bounds.premature().high()).isBetween(14.0, 18.0);
    var hit = Objects.requireNonNull(bounds.hit());
    assertThat(mixed.hitPercent()).isBetween(hit.low(), hit.high());
    assertThat(mixed.quality()).isBetween(bounds.quality().low(), bounds.quality().high());
  }

  @Test
  void noneInManyIsNotNever() {
    var bounds = Bootstrap.USUAL.of(score(76, 76, 0));
    assertThat(bounds.premature().low()).isZero();
    assertThat(bounds.premature().high()).isEqualTo(4.7, within(0.05)); // 1 − 0.025^(1/76)
    assertThat(Objects.requireNonNull(bounds.hit()).high()).isEqualTo(100);
    assertThat(Objects.requireNonNull(bounds.hit()).low()).isEqualTo(95.3, within(0.05));
    assertThat(bounds.quality().low()).isEqualTo(0.953, within(0.0005));
    assertThat(bounds.quality().high()).isEqualTo(1);
  }

  @Test
  void withoutAnEndNothingIsSaidOfEnds() {
    var score = Score.of(List.of(Talks.labelled("t", 5, null)), said -> null);
    assertThat(Bootstrap.USUAL.of(score).hit()).isNull();
    assertThat(Bootstrap.USUAL.of(score).waste()).isNull();
    assertThat(Bootstrap.USUAL.of(new Score(List.of())).hit()).isNull();
  }

  @Test
  void tooFewDrawsAreRefused() {
    assertThatThrownBy(() -> new Bootstrap(10, 1)).hasMessageContaining("at least 100");
  }

  /// So many transcripts with an end: hits first, early ends last, late ones between.
  private static Score score(int all, int hits, int early) {
    return new Score(
        IntStream.range(0, all)
            .mapToObj(i -> {
              var after = i < hits ? 5 : i < all - early ? 8 : 2;
              return Row.of(Talks.labelled("t" + i, 10, new Window(4, 6)), new Decision(after, ""));
            })
            .toList());
  }
}
