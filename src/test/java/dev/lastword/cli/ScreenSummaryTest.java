package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.Kill;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Summary;
import dev.lastword.talk.Summary.Because;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScreenSummaryTest {
  private static final Palette SIGNS = new Palette(false, -1, false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MUTUAL_CLOSING    | ■ Over after 7. Mutual closing.
          REPEATED_REFUSALS | ■ Over after 7. Repeated refusals.
          STOP_TOKEN        | ■ Over after 7. Stop token.
          MESSAGES          | → The cap of 7 messages was reached; the talk was still alive.
          TOKENS            | → The cap of 200,000 tokens was reached; the talk was still alive.
          COST              | → The cap of $0.50 was reached; the talk was still alive.
          TIME              | → The cap of 30m00s was reached; the talk was still alive.
          OPERATOR          | ■ Stopped after 7. Somebody asked for it.
          BUDGET            | ■ Stopped after 7. The budget is spent.
          KILL_SWITCH       | ■ Stopped after 7. The provider is shut by its kill switch.
          MODEL_CHANGED     | ■ Stopped after 7. Another model answered than the one asked.
          CONTEXT           | ■ Stopped after 7. The talk no longer fits the model's window.
          SCRIPT_END        | ■ Over after 7. The script has no further line.
          ERROR             | error: the talk broke off after 7
          """)
  void everyEndingHasItsSentence(Ending ending, String sentence) {
    assertThat(words(ending, 1.0, 80).lines().findFirst()).contains(sentence);
  }

  @Test
  void aCapNearTheEndSaysSo() {
    assertThat(words(Ending.MESSAGES, 3.0, 80)).contains("was reached; it was near its end.");
    assertThat(words(Ending.MESSAGES, -1, 80)).startsWith("→ The cap of 7 messages was reached.\n");
  }

  @Test
  void aCapIsToldOnce() {
    var told = told(Ending.MESSAGES, "the cap of 7 messages was reached");
    assertThat(told.split("the cap of", -1)).hasSize(1);
    assertThat(told).contains("→ The cap of 7 messages was reached");
  }

  @Test
  void aCapThatCannotBeHeldSaysWhy() {
    assertThat(told(Ending.COST, "the provider did not say the cost of a reply, so it is unknown"))
        .contains("cannot be held.\n  the provider did not say the cost of a reply");
  }

  @Test
  void whoHadNoMoreToSayIsToldOnce() {
    assertThat(told(Ending.SCRIPT_END, "Iris has no further line"))
        .startsWith("■ Over after 7. Iris has no further line.\n\n");
    assertThat(told(Ending.SCRIPT_END, "Iris ended the talk: end of input (Ctrl-D)"))
        .startsWith("■ Over after 7. Iris ended the talk: end of input (Ctrl-D).\n\n");
  }

  @Test
  void theTimeOfASwitchIsLocal() {
    var since = Instant.parse("2025-10-26T17:12:18Z");
    var words = new Kill("openai", since, "2025-10-26T17:12:18Z", false).words();
    assertThat(told(Ending.KILL_SWITCH, "openai (gpt): " + words))
        .contains("since 2025-10-26 12:12:18; lastword revive openai")
        .contains("why: 2025-10-26T17:12:18Z");
    assertThat(told(Ending.KILL_SWITCH, Kill.SHUT + " since the flood; why: rain"))
        .contains("since the flood; why: rain");
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void everyEndingTellsWhatItCameTo(Ending ending) {
    assertThat(words(ending, 1.0, 80))
        .endsWith(
            "\n\n  7 of 7 messages, tokens unknown, cost unknown, 4.1s\n  transcripts/t.md\n");
  }

  @Test
  void aNarrowTerminalGetsTwoLinesAnItem() {
    assertThat(summary(4.2).of(new Event.Ended(Ending.MUTUAL_CLOSING, TalkPlay.summary()), 50))
        .contains(
            """
              20 haiku-4.5  0.0 → 1.8
                 “I'm going to stop responding now”
              21 Kimi K2    1.8 → 3.4
                 “End of thread.”
              22 haiku-4.5  3.4 → 4.2 of 4.0
                 “Acknowledged.”
            """);
  }

  @Test
  void sentencesWrapOnANarrowTerminal() {
    assertThat(words(Ending.MESSAGES, 1.0, 44))
        .isEqualTo(
            """
            → The cap of 7 messages was reached; the
              talk was still alive.

              7 of 7 messages, tokens unknown, cost
              unknown, 4.1s
              transcripts/t.md
            """);
  }

  @Test
  void longWordsAreShortenedAndFiguresAreNot() {
    var quote = "word ".repeat(40);
    var because = List.of(new Because(8, "n".repeat(60), "echo", List.of("a", quote), 0, 4.0));
    var ended =
        new Event.Ended(
            Ending.ECHO,
            new Summary(8, 8, because, 4.0, 1L, BigDecimal.ZERO, Duration.ofHours(2), "", null));
    var lines = summary(4.0).of(ended, 80).lines().toList();
    assertThat(lines)
        .containsExactly(
            "■ Over after 8. Echo, begun at 8.",
            "  8 nnnnnnnnnnnnnnnnnnn…  “a”, “word word word word word…”  0.0 → 4.0 of 4.0",
            "",
            "  8 of 7 messages, 1 tokens, $0.00, 2h00m");
  }

  @Test
  void ofManyReasonsTheFirstAndLastAreShown() {
    var because =
        IntStream.rangeClosed(1, 20)
            .mapToObj(n -> new Because(n, "a", "refusal", List.of(), 0, 1))
            .toList();
    var ended =
        new Event.Ended(
            Ending.REPEATED_REFUSALS,
            new Summary(20, 1, because, 4.0, 1L, BigDecimal.ZERO, Duration.ZERO, "", null));
    assertThat(summary(1).of(ended, 80).lines().map(line -> line.strip().split(" ", -1)[0]))
        .containsExactly("■", "1", "2", "3", "4", "…", "17", "18", "19", "20", "", "20");
  }

  private static String words(Ending ending, double score, int columns) {
    return summary(score).of(new Event.Ended(ending, TalkPlay.cutShort(7, "")), columns);
  }

  private static String told(Ending ending, String detail) {
    return summary(1.0).of(new Event.Ended(ending, TalkPlay.cutShort(7, detail)), 80);
  }

  private static ScreenSummary summary(double score) {
    var tally = new StatusTally(() -> 0);
    var caps = new Caps(7, 200_000L, new BigDecimal("0.50"), Duration.ofMinutes(30));
    tally.hear(new Event.Started("x", "a", "b", caps, null));
    if (score >= 0) {
      tally.hear(new Event.Judged(7, "x", List.of(), 0, score, 4.0));
    }
    return new ScreenSummary(SIGNS, tally, ZoneId.of("America/Lima"));
  }
}
