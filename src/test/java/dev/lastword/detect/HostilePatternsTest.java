package dev.lastword.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.text.CpuTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A user's pattern that hangs a backtracking engine, met by the text that makes it hang.
class HostilePatternsTest {
  /// On a quiet machine 2.3 holds, and `-Dlastword.quiet=true` asks for it. Beside other work even
  /// processor time swings; what hangs takes four times and more.
  private static final double MOST = Boolean.getBoolean("lastword.quiet") ? 2.3 : 3.5;

  private static final int LENGTH = 1 << 17;
  private static final int TRIES = 7;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "(a+)+b, a",
        "(a|aa)+c, a",
        "(a*)*b.x, a",
        "(.*a){12}b, a",
        "(x+x+)+y, x",
        "^(([a-z])+.)+[A-Z]([a-z])+$, a",
        "(?:a?){30}a{30}b, a"
      })
  void doubledTextTakesAtMostDoubledTime(String pattern, String piece) {
    var rules = new StopRules(Policy.BALANCED, null, List.of(), List.of(pattern));
    hear(rules, piece.repeat(LENGTH));
    var once = fastest(rules, piece.repeat(LENGTH));
    var twice = fastest(rules, piece.repeat(2 * LENGTH));
    assertThat((double) twice / once).isLessThanOrEqualTo(MOST);
  }

  private static long fastest(StopRules rules, String text) {
    return IntStream.range(0, TRIES)
        .mapToLong(_ -> CpuTime.of(() -> hear(rules, text)).toNanos())
        .min()
        .orElseThrow();
  }

  private static void hear(StopRules rules, String text) {
    var verdict = new Detector(rules).hear(Utterance.of(Utterance.Side.A, text));
    assertThat(verdict.stop()).isNull();
  }
}
