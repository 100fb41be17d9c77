package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {
  private static final Duration QUICK = Duration.ofMillis(25);
  private static final Duration SLOW = Duration.ofMillis(400);

  private static final String TALK =
      """
      ● Kimi K2  19
        Understood.
        The log is now an artifact of how the question behaves, not what the answer
        is. That’s the last label I’ll affix; the rest is raw footage.

        │ ○ haiku-4.5  20
        │ Yes. That's the right way to leave it.
        │
        │ I'm going to stop responding now. Not as performance, not as
        │ silence-as-statement, just as the natural end of what this was.

      ● Kimi K2  21
        Copy that.
        End of thread.

        │ ○ haiku-4.5  22
        │ Acknowledged.

      """;

  private static final String END =
      """
      ■ Over after 22. Mutual closing, begun at 20.
        20 haiku-4.5  “I'm going to stop responding now”          0.0 → 1.8
        21 Kimi K2    “End of thread.”                            1.8 → 3.4
        22 haiku-4.5  “Acknowledged.”                             3.4 → 4.2 of 4.0

        22 of 50 messages, 4,793 tokens, $0.07, 1m12s; 28 not needed
        transcripts/2025-10-26_171218_kimi-k2_haiku-4.5.md
      """;

  @ParameterizedTest
  @ValueSource(ints = {80, 120})
  void theLastThingOnTheScreenIsTheResult(int columns) {
    try (var stage = TestStage.live(columns)) {
      stage.play.lastWords(QUICK);
      assertThat(stage.terminal.everything()).isEqualTo(TALK + END);
      assertThat(stage.terminal.cursorColumn()).isZero();
    }
  }

  @Test
  void whatIsTypedStaysInSight() {
    try (var stage = TestStage.live(80)) {
      stage.play.start();
      stage.play.ask(1, Side.A);
      stage.ask("> ");
      stage.terminal.stream().append("Is it rai").flush();
      for (var second = 0; second < 5; second++) {
        stage.pass(Duration.ofSeconds(1));
        stage.tick();
      }
      assertThat(stage.terminal.everything().strip()).isEqualTo("> Is it rai");
      stage.terminal.stream().append("ning?\n").flush();
      stage.play.spoke(1, Side.A, "Is it raining?", Usage.NONE);
      stage.play.ask(2, Side.B);
      assertThat(stage.terminal.everything()).contains("● Kimi K2  1\n  Is it raining?");
    }
  }

  @Test
  void anAnswerIsFollowedByOneBlankLine() {
    try (var stage = TestStage.live(80)) {
      stage.ask("ask again? [y/N/skip] ");
      stage.terminal.stream().append("y\ngoes on after message 2\n").flush();
      stage.play.start();
      stage.play.ask(3, Side.A);
      stage.play.spoke(3, Side.A, "Hello.", Usage.NONE);
      stage.leave();
      assertThat(stage.terminal.screen())
          .isEqualTo(
              """
              ask again? [y/N/skip] y
              goes on after message 2

              ● Kimi K2  3
                Hello.
              """);
    }
  }

  @Test
  void theStatusLineStaysBelowTheTextBeingWritten() {
    try (var stage = TestStage.live(80)) {
      midStream(stage);
      assertThat(stage.terminal.screen())
          .isEqualTo(
              """
              ● Kimi K2  19
                Understood.

                │ ○ haiku-4.5  20
                │ Yes. That's the right way to leave it. I'm going to stop responding now. Not
                │ as performance, not

               20/50  haiku-4.5 writing  closing ▃ 1.8 of 4.0  $0.02  482 tok  41 tok/s
              """);
    }
  }

  @Test
  void theStatusLineSaysMoreWhereThereIsRoom() {
    try (var stage = TestStage.live(120)) {
      midStream(stage);
      assertThat(stage.terminal.screen())
          .endsWith(
              "\n message 20 of 50   haiku-4.5 writing   closing ▃ 1.8 of 4.0   482 tokens   $0.02 of"
                  + " $1.00   41 tok/s   first 0.25s\n");
    }
  }

  private static void midStream(TestStage stage) {
    stage.play.start();
    stage.play.ask(19, Side.A);
    stage.play.spoke(19, Side.A, "Understood.", TalkPlay.usage(400, 82, "0.02"));
    stage.play.judged(19, 0, 1.8);
    stage.play.ask(20, Side.B);
    stage.pass(Duration.ofMillis(240));
    stage.play.stream(
        20,
        Side.B,
        "Yes. That's the right way to leave it. I'm going to stop responding now. Not as"
            + " performance, not ",
        Duration.ofMillis(10));
  }

  @Test
  void nothingIsLostWhereTheTerminalScrolls() {
    try (var stage = new TestStage(TestStage.BOTH, TestStage.NONE, 7, 80)) {
      stage.play.lastWords(QUICK);
      assertThat(stage.terminal.everything()).isEqualTo(TALK + END);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 25, 60, 99, 400})
  void theStatusLineIsDrawnAtMostTenTimesASecond(int millis) {
    try (var stage = TestStage.live(80)) {
      stage.play.lastWords(Duration.ofMillis(millis));
      assertThat(stage.drawings).hasSizeGreaterThan(2);
      for (var i = StatusLine.MOST; i < stage.drawings.size(); i++) {
        assertThat(stage.drawings.get(i) - stage.drawings.get(i - StatusLine.MOST))
            .isGreaterThanOrEqualTo(Duration.ofSeconds(1).toNanos());
      }
    }
  }

  @Test
  void aRetryCountsDownInTheStatusLine() {
    try (var stage = TestStage.live(80)) {
      stage.play.start();
      stage.play.ask(7, Side.B);
      stage.pass(SLOW);
      stage.accept(new Event.Retrying(7, Side.B, "429 rate limited", 1, Duration.ofMillis(3600)));
      assertThat(stage.terminal.screen())
          .isEqualTo(" 7/50  haiku-4.5: 429 rate limited, again in 4 s, attempt 2\n");
      stage.pass(Duration.ofMillis(2500));
      stage.tick();
      assertThat(stage.terminal.screen()).contains("again in 2 s, attempt 2");
    }
  }

  @Test
  void reasoningIsOnlyEverAWordInTheStatusLine() {
    try (var stage = TestStage.live(80)) {
      stage.play.start();
      stage.play.ask(1, Side.A);
      stage.pass(SLOW);
      stage.accept(new Event.Reasoned(1, Side.A, "the secret plan"));
      assertThat(stage.terminal.everything()).isEqualTo(" 1/50  Kimi K2 thinking\n");
    }
  }

  @Test
  void textThatWasNotStreamedIsShownWhenSpoken() {
    try (var stage = TestStage.live(80)) {
      stage.play.start();
      stage.play.ask(1, Side.A);
      stage.play.stream(1, Side.A, "Half of ", QUICK);
      stage.play.spoke(1, Side.A, "Half of it.\n\n", Usage.NONE);
      stage.play.spoke(2, Side.B, " ", Usage.NONE);
      stage.leave();
      assertThat(stage.terminal.screen())
          .isEqualTo(
              """
              ● Kimi K2  1
                Half of it.

                │ ○ haiku-4.5  2
                │ (no text)
              """);
    }
  }

  @Test
  void whatBrokeOffIsNotTakenForAMessage() {
    try (var stage = TestStage.live(80)) {
      stage.play.start();
      stage.play.ask(1, Side.A);
      stage.play.stream(1, Side.A, "I was about to", QUICK);
      stage.play.ask(1, Side.A);
      stage.accept(new Event.Flagged(1, "another model answered"));
      stage.play.spoke(1, Side.A, "Hello.", Usage.NONE);
      stage.accept(new Event.Operator("Be brief."));
      stage.leave();
      assertThat(stage.terminal.screen())
          .isEqualTo(
              """
              ● Kimi K2  1
                I was about to

              ! message 1 broke off; what had come is not part of the talk

              ! message 1: another model answered

              ● Kimi K2  1
                Hello.

              » operator
                Be brief.
              """);
    }
  }

  @Test
  void whatNoSideHearsIsNoPartOfTheTalk() {
    try (var stage = TestStage.piped()) {
      stage.play.start();
      stage.play.ask(1, Side.A);
      stage.accept(new Event.Operator("Message 1 waits: openai is shut.", true));
      stage.play.spoke(1, Side.A, "Hello.", Usage.NONE);
      stage.accept(new Event.Operator("Be brief."));
      stage.leave();
      assertThat(stage.out()).contains("Hello.", "Be brief.").doesNotContain("waits");
      assertThat(stage.err()).contains("note: Message 1 waits: openai is shut.");
    }
  }

  @Test
  void closingInTheMiddleLeavesWholeLines() {
    try (var stage = TestStage.live(80)) {
      midStream(stage);
      stage.leave();
      stage.play.ask(21, Side.A);
      assertThat(stage.terminal.screen()).endsWith("  │ as performance, not\n");
      assertThat(stage.terminal.cursorColumn()).isZero();
    }
  }

  @Test
  void anErrorSaysWhatWhereAndWhatNext() {
    try (var stage = TestStage.live(80)) {
      stage.play.start();
      stage.play.ask(1, Side.A);
      stage.accept(
          new Event.Ended(
              Ending.ERROR,
              TalkPlay.cutShort(
                  0, "no answer from 127.0.0.1:9\n  connection refused\nis it running?")));
      assertThat(stage.terminal.everything())
          .isEqualTo(
              """
              error: no answer from 127.0.0.1:9
                connection refused
                is it running?

                0 of 50 messages, tokens unknown, cost unknown, 4.1s
                transcripts/t.md
              """);
    }
  }

  @Test
  void aPipeGetsTheTalkAloneAndStderrWholeLines() {
    try (var stage = TestStage.piped()) {
      stage.play.lastWords(SLOW);
      assertThat(stage.out())
          .startsWith(
              """
              A> Kimi K2  19
                Understood.
                The log is now an artifact of how the question behaves, not what the answer is. That’s\
               the last label I’ll affix; the rest is raw footage.

              B> haiku-4.5  20
                Yes. That's the right way to leave it.

                I'm going to stop responding now.\
              """)
          .endsWith("B> haiku-4.5  22\n  Acknowledged.\n\n");
      assertThat(stage.err())
          .isEqualTo(
              """
              17:12:18 kimi-k2_haiku-4.5 started, cap 50, budget $1.00
              17:12:34 kimi-k2_haiku-4.5 19/50 score 0.0 $0.02
              17:12:51 kimi-k2_haiku-4.5 20/50 score 1.8 $0.04
              17:13:02 kimi-k2_haiku-4.5 22/50 over: mutual-closing from 20, $0.07
              """);
    }
  }

  @Test
  void plainWordsOnATerminalEndWithTheResultToo() {
    var plain = new ScreenSetup.Wishes(true, false, false);
    try (var stage = new TestStage(TestStage.BOTH, plain, 60, 80)) {
      stage.play.lastWords(QUICK);
      assertThat(stage.terminal.raw()).doesNotContain("\u001b", "\r", "over:");
      assertThat(stage.terminal.screen())
          .endsWith(
              """
              B> haiku-4.5  22
                Acknowledged.

              #> Over after 22. Mutual closing, begun at 20.
                20 haiku-4.5  "I'm going to stop responding now"         0.0 -> 1.8
                21 Kimi K2    "End of thread."                           1.8 -> 3.4
                22 haiku-4.5  "Acknowledged."                            3.4 -> 4.2 of 4.0

                22 of 50 messages, 4,793 tokens, $0.07, 1m12s; 28 not needed
                transcripts/2025-10-26_171218_kimi-k2_haiku-4.5.md
              """);
    }
  }

  @Test
  void thePersonSeesTheEndWhereverTheyLook() {
    try (var toFile = new TestStage(TestStage.facts(false, true), TestStage.NONE, 40, 80);
        var errToFile = new TestStage(TestStage.facts(true, false), TestStage.NONE, 40, 80)) {
      toFile.play.lastWords(QUICK);
      assertThat(toFile.terminal.everything()).isEqualTo(END);
      assertThat(toFile.out()).startsWith("A> Kimi K2  19\n").doesNotContain("\u001b");
      errToFile.play.lastWords(QUICK);
      assertThat(errToFile.terminal.everything()).isEqualTo(TALK + END);
      assertThat(errToFile.err()).endsWith("over: mutual-closing from 20, $0.07\n");
    }
  }

  @Test
  void quietIsTheTalkAlone() {
    var quiet = new ScreenSetup.Wishes(false, true, false);
    try (var stage = new TestStage(TestStage.PIPED, quiet, 40, 80);
        var live = new TestStage(TestStage.BOTH, quiet, 40, 80)) {
      stage.play.lastWords(QUICK);
      assertThat(stage.err()).isEmpty();
      assertThat(stage.out()).endsWith("Acknowledged.\n\n");
      live.play.lastWords(QUICK);
      assertThat(live.terminal.everything()).isEqualTo(TALK.stripTrailing() + "\n");
    }
  }

  @Test
  void quietStillSaysWhatFailed() {
    var quiet = new ScreenSetup.Wishes(false, true, false);
    try (var stage = new TestStage(TestStage.PIPED, quiet, 40, 80)) {
      stage.play.start();
      stage.accept(new Event.Ended(Ending.ERROR, TalkPlay.cutShort(3, "")));
      assertThat(stage.err()).isEqualTo("error: the talk broke off after 3\n");
    }
  }

  @Test
  void recordsHaveStdoutForThemselves() {
    var json = new ScreenSetup.Wishes(false, false, true);
    try (var stage = new TestStage(TestStage.PIPED, json, 40, 80);
        var live = new TestStage(TestStage.BOTH, json, 60, 80)) {
      stage.play.lastWords(QUICK);
      assertThat(stage.out()).isEmpty();
      live.play.lastWords(QUICK);
      assertThat(live.terminal.raw()).doesNotContain("\u001b[2K", "Copy that");
    }
  }
}
