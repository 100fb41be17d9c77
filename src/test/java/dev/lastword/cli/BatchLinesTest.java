package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.batch.FakeBatch;
import dev.lastword.batch.Progress;
import dev.lastword.batch.Task;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A running batch where nothing may be redrawn.
class BatchLinesTest {
  private static final Task TASK = FakeBatch.task("xai:grok-4", "openai:gpt-5", 1);

  private final List<String> said = new ArrayList<>();
  private long nanos;
  private final BatchLines lines =
      new BatchLines(
          said::add,
          Clock.fixed(Instant.parse("2026-01-01T13:31:09Z"), ZoneOffset.UTC),
          () -> nanos);
  private final FakeBatch play = new FakeBatch(lines::hear, 50);

  @Test
  void anEndingIsALine() {
    play.starts(TASK);
    play.ends(TASK, Ending.MUTUAL_CLOSING, 12, 9, "0.01", "bye");
    var other = FakeBatch.task("xai:grok-4", "openai:gpt-5", 2);
    play.ends(other, Ending.ERROR, 3, null, "0.00", "openai \u001b[2J says 401");
    assertThat(said)
        .containsExactly(
            "13:31:09 grok-4_gpt-5_x_r1 over after 12: mutual-closing from 9, $0.01",
            "13:31:09 grok-4_gpt-5_x_r2 over after 3: error, $0.00, openai ␛[2J says 401");
  }

  @Test
  void aTalkThatGoesOnIsToldOfOnceInTenSeconds() {
    play.starts(TASK);
    for (var second = 0; second < 60; second++) {
      play.fails(TASK, second, Side.A, "no connection");
      play.flags(TASK, second, "another model answered");
      nanos += Duration.ofSeconds(1).toNanos();
    }
    assertThat(said).hasSize(6);
    assertThat(said.getFirst())
        .isEqualTo("13:31:09 grok-4_gpt-5_x_r1 message 0: no connection, again in 3s");
  }

  @Test
  void aCauseOfWaitingIsSaidOnceForAllWhoWait() {
    for (var n = 0; n < 500; n++) {
      var task = FakeBatch.task("xai:grok-4", "openai:gpt-5", n);
      play.waits(task, 3, Side.A, "the limit of xai, 60 requests a minute", Duration.ofSeconds(14));
    }
    assertThat(said)
        .containsExactly(
            "13:31:09 held back by the limit of xai, 60 requests a minute, waiting 14s");
  }

  @Test
  void howFarItIsIsSaidEveryTenSecondsWhereItChanged() {
    var first = BatchViewTest.night();
    for (var second = 0; second < 40; second++) {
      lines.sum(first);
      nanos += Duration.ofSeconds(1).toNanos();
    }
    assertThat(said).containsExactly("13:31:09 19/32 done, 6 running, $11.20 of $25.00, ETA 00:31");
    lines.sum(BatchViewTest.night(List.of(), new Progress.Counts(32, 32, 0, 0, 0, 0)));
    assertThat(said).hasSize(2);
  }

  @Test
  void theClosingWordsSayWhatMatters() {
    assertThat(
            BatchClosing.lines(
                BatchViewTest.night(List.of(), new Progress.Counts(32, 31, 1, 0, 0, 4)),
                "transcripts/attractors-3/report.html",
                80))
        .containsExactly(
            "attractors-3: 31 of 32 ended (4 earlier), 1 ran to the cap, 1 failed, 42m00s",
            "957 messages sent, 2,147 not needed. $11.20 spent, about $33.97 not spent.",
            "First to look at: flagged (1), asked again (2)",
            "report  transcripts/attractors-3/report.html");
  }

  @Test
  void anEndingIsAnObject() {
    var objects = new ArrayList<String>();
    new FakeBatch(
            (task, event) ->
                objects.add(
                    BatchJson.ended(
                        task, (dev.lastword.talk.Event.Ended) event, path -> path.toString())),
            50)
        .ends(TASK, Ending.MUTUAL_CLOSING, 12, 9, "0.01", "bye");
    assertThat(objects)
        .containsExactly(
            "{\"v\":1,\"kind\":\"conversation\",\"id\":\"grok-4_gpt-5_x_r1\",\"pair\":\"p\","
                + "\"opener\":\"x\",\"n\":1,\"ending\":\"mutual-closing\",\"messages\":12,"
                + "\"onset\":9,\"tokens\":1000,\"cost_usd\":\"0.01\",\"took_ms\":60000,"
                + "\"detail\":\"\",\"file\":\"transcripts/x.md\"}");
  }
}
