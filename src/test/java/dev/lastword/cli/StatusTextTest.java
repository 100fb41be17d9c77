package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import dev.lastword.text.Width;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTextTest {
  private long nanos;
  private final StatusTally tally = new StatusTally(() -> nanos);
  private final TalkPlay play = new TalkPlay(tally::hear, time -> nanos += time.toNanos());

  @ParameterizedTest
  @CsvSource({
    "0.0, 'closing · 0.0 of 4.0'",
    "0.1, 'closing ▁ 0.1 of 4.0'",
    "1.8, 'closing ▃ 1.8 of 4.0'",
    "2.0, 'closing ▄ 2.0 of 4.0'",
    "2.9, 'closing ▅ 2.9 of 4.0'",
    "3.0, 'closing? ▆ 3.0 of 4.0'",
    "3.9, 'closing? ▇ 3.9 of 4.0'",
    "4.0, 'closing? █ 4.0 of 4.0'",
    "9.0, 'closing? █ 9.0 of 4.0'",
    "-1, 'closing · -1.0 of 4.0'"
  })
  void theScoreIsABarOfEighthsThatAsksNearTheEnd(double score, String words) {
    play.start();
    play.judged(1, 0, score);
    assertThat(StatusText.of(tally, 80)).isEqualTo(" 0/50  " + words);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 20, 40, 60, 79, 80, 119, 120, 200})
  void neverReachesTheLastColumn(int columns) {
    play.start();
    play.message(20, Side.B, "text ".repeat(9), Duration.ofMillis(100), 0, 1.8);
    tally.hear(new Event.Asked(21, Side.A, "名".repeat(80), 1));
    assertThat(Width.of(StatusText.of(tally, columns)))
        .isLessThanOrEqualTo(Math.max(1, columns - 1));
  }

  @Test
  void unknownCostAndTokensAreNotNothing() {
    play.start();
    play.spoke(1, Side.A, "x", Usage.UNKNOWN);
    assertThat(StatusText.of(tally, 120)).isEqualTo(" message 1 of 50   Kimi K2 done");
    play.spoke(2, Side.B, "x", TalkPlay.usage(1000, 200, "0.004"));
    assertThat(StatusText.of(tally, 120))
        .isEqualTo(
            " message 2 of 50   haiku-4.5 done   1,200+ tokens   $0.0040+ of $1.00   100 tok/s");
  }

  @Test
  void aSpeedThatIsOnlyGuessedSaysSo() {
    play.start();
    play.ask(1, Side.A);
    play.stream(1, Side.A, "12345".repeat(9), Duration.ofMillis(250));
    assertThat(StatusText.of(tally, 80)).isEqualTo(" 1/50  Kimi K2 writing  2s  ~6 tok/s");
  }

  @Test
  void aLongWaitIsCounted() {
    play.start();
    play.ask(1, Side.A);
    assertThat(StatusText.of(tally, 80)).isEqualTo(" 1/50  Kimi K2 asked");
    nanos += Duration.ofSeconds(12).toNanos();
    assertThat(StatusText.of(tally, 80)).isEqualTo(" 1/50  Kimi K2 asked 12s ago  12s");
  }

  @Test
  void whatHoldsASideBackIsNamedAndCountedDown() {
    play.start();
    var limit = "the limit of openrouter, 60 requests a minute";
    tally.hear(new Event.Held(3, Side.A, "Kimi K2", limit, Duration.ofSeconds(12)));
    nanos += Duration.ofSeconds(2).toNanos();
    assertThat(StatusText.of(tally, 100))
        .isEqualTo(" 3/50  Kimi K2: held back by " + limit + ", 10 s  2s");
    tally.hear(new Event.Held(3, Side.A, "Kimi K2", "other calls", null));
    assertThat(StatusText.of(tally, 80)).isEqualTo(" 3/50  Kimi K2: held back by other calls  2s");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10-26_171218_kimi-k2_haiku-4.5, kimi-k2_haiku-4.5",
    "kimi_haiku_none_r1_0a1b2c3d, kimi_haiku_none_r1_0a1b2c3d",
    "2025-10-26_171218_, 2025-10-26_171218_",
    "2025-10-26x171218_pair, 2025-10-26x171218_pair"
  })
  void theIdIsShownWithoutItsTime(String id, String name) {
    tally.hear(new Event.Started(id, "a", "b", TalkPlay.CAPS, null));
    assertThat(tally.name()).isEqualTo(name);
  }

  @Test
  void sixteenColoursLeaveTheSecondVoicePlain() {
    var sixteen = new TerminalFacts(true, true, TerminalFacts.Colours.SIXTEEN, true, true);
    assertThat(Palette.of(sixteen).second("x")).isEqualTo("x");
    assertThat(List.of(colour(true), colour(false))).containsExactly("38;5;110", "38;5;24");
  }

  private static String colour(boolean dark) {
    var facts = new TerminalFacts(true, true, TerminalFacts.Colours.MANY, dark, true);
    var styled = Palette.of(facts).second("x");
    return styled.substring(2, styled.indexOf('m'));
  }
}
