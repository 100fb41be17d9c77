package dev.lastword.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.batch.Progress.Doing;
import dev.lastword.endpoint.Limits;
import dev.lastword.endpoint.RateState;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What a board makes of the events it hears.
class BoardTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private long nanos;
  private Controls.Phase phase = Controls.Phase.RUNNING;
  private int all = 10;

  private Board board() {
    return new Board(
        new Board.Facts(
            "night",
            all,
            () -> new Spending(BigDecimal.ONE, BigDecimal.ZERO, 0, 0, null),
            () -> phase,
            name ->
                name.equals("xai")
                    ? new RateState(new Limits(60, null, null), 7.5, NOW.plusSeconds(14))
                    : null),
        () -> NOW,
        () -> nanos);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Test
  void countsWhoIsWhere() {
    var board = board();
    board.earlier(3, 1);
    var play = new FakeBatch(board, 50);
    var n = 0;
    for (var ending :
        List.of(Ending.MUTUAL_CLOSING, Ending.MESSAGES, Ending.ERROR, Ending.BUDGET)) {
      var task = FakeBatch.task("xai:a", "openai:b", n++);
      play.starts(task);
      play.ends(task, ending, 20, null, "0.20", "why");
    }
    play.starts(FakeBatch.task("xai:a", "openai:b", 99));
    var progress = board.now(5);
    assertThat(progress.counts()).isEqualTo(new Progress.Counts(10, 5, 2, 1, 1, 4));
    assertThat(progress.counts().waiting()).isEqualTo(1);
    assertThat(progress.counts().share()).isEqualTo(0.7);
    assertThat(progress.sums().capped()).isEqualTo(1);
    assertThat(progress.sums().spared()).isEqualTo(30);
    assertThat(progress.sums().sparedDollars()).isEqualByComparingTo("0.30");
    assertThat(progress.last()).hasSize(4);
    assertThat(progress.last().getFirst().ending()).isEqualTo(Ending.BUDGET);
    assertThat(board.brief().counts()).isEqualTo(progress.counts());
  }

  @Test
  void addsUpARunningTalk() {
    var board = board();
    var play = new FakeBatch(board, 50);
    var task = FakeBatch.task("xai:a", "openai:b", 1);
    play.starts(task, "A", "B");
    for (var message = 1; message <= 45; message++) {
      play.asks(task, message, Side.A);
      play.streams(task, message, Side.A, "x");
      play.says(task, message, message % 2 == 0 ? "closing" : "question", 1.5, 100, "0.01");
    }
    var talk = board.now(5).running().getFirst();
    assertThat(talk.messages()).isEqualTo(45);
    assertThat(talk.strip()).hasSize(Track.STRIP).endsWith("?C?");
    assertThat(talk.used()).isEqualTo(new Progress.Used(4500, true, new BigDecimal("0.45"), true));
    assertThat(talk.nearness()).isEqualTo(1.5 / 4);
    assertThat(talk.doing()).isEqualTo(Doing.BETWEEN);
    assertThat(talk.turn()).isEqualTo(Side.B);
  }

  @Test
  void showsTheTalksNearestToTheirEndAndWhoWaitsLast() {
    var board = board();
    var play = new FakeBatch(board, 50);
    for (var n = 1; n <= 6; n++) {
      var task = FakeBatch.task("xai:a", "openai:b", n);
      play.starts(task);
      play.says(task, 1, "closing", n * 0.5, 1, "0");
      if (n == 6) {
        play.waits(task, 2, Side.B, "the limit", Duration.ofSeconds(3));
      }
    }
    assertThat(board.now(3).running())
        .extracting(Progress.Talk::score)
        .containsExactly(2.5, 2.0, 1.5);
    assertThat(board.now(6).running()).extracting(Progress.Talk::score).startsWith(3.0, 2.5);
    assertThat(board.now(0).running()).isEmpty();
    assertThat(board.now(0).counts().running()).isEqualTo(6);
  }

  @Test
  void tellsHowMuchEachProviderIsAsked() {
    var board = board();
    var play = new FakeBatch(board, 50);
    var task = FakeBatch.task("xai:a", "openai:b", 1);
    play.starts(task);
    for (var i = 0; i < 30; i++) {
      play.asks(task, 1, Side.A);
      play.asks(task, 2, Side.B);
      pass(Duration.ofSeconds(1));
    }
    pass(Duration.ofSeconds(45));
    play.waits(task, 3, Side.B, "the limit of openai", Duration.ofSeconds(5));
    assertThat(board.now(1).providers())
        .containsExactly(
            new Progress.Provider("openai", 14, null, null, null, 1),
            new Progress.Provider("xai", 14, 60, 8, Duration.ofSeconds(14), 0));
  }

  @Test
  void saysNothingOfTheTimeLeftUntilItCanBeKnown() {
    all = 100;
    var board = board();
    var play = new FakeBatch(board, 50);
    assertThat(board.now(1).left()).isNull();
    for (var n = 1; n <= 4; n++) {
      var task = FakeBatch.task("xai:a", "openai:b", n);
      play.starts(task);
      for (var message = 1; message <= 10; message++) {
        pass(Duration.ofSeconds(1));
        play.says(task, message, "question", 0, 1, "0");
        if (n < 3) {
          assertThat(board.now(1).left()).isNull();
        }
        board.now(1);
      }
      play.ends(task, Ending.MUTUAL_CLOSING, 10, 9, "0", "bye");
    }
    // 96 talks of 10 messages, a message a second.
    var left = board.now(1).left();
    assertThat(left).isBetween(Duration.ofSeconds(930), Duration.ofSeconds(1000));
    phase = Controls.Phase.PAUSED;
    assertThat(board.now(1).left()).isNull();
    phase = Controls.Phase.RUNNING;
    assertThat(board.now(1).left()).isNull();
  }

  @Test
  void keepsLittleOfManyTalks() {
    all = 20_000;
    var board = board();
    var play = new FakeBatch(board, 50);
    for (var n = 0; n < 12_000; n++) {
      var task = FakeBatch.task("xai:a", "openai:b", n);
      play.starts(task);
      play.fails(task, 1, Side.A, "429 ".repeat(1000));
      play.flags(task, 1, "another model");
      play.ends(task, Ending.MUTUAL_CLOSING, 10, 9, "0.1", "x".repeat(5000));
    }
    var progress = board.now(100);
    assertThat(progress.counts().done()).isEqualTo(12_000);
    assertThat(progress.last()).hasSizeLessThan(20);
    assertThat(progress.oddities()).hasSizeLessThan(100);
    assertThat(progress.oddities()).allMatch(oddity -> oddity.what().length() <= 300);
    assertThat(progress.sums().retries()).isEqualTo(12_000);
  }

  @Test
  void losesNothingBetweenThreads() throws Exception {
    all = 500;
    var board = board();
    var play = new FakeBatch(board, 50);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var talks = new ArrayList<Future<?>>();
      for (var n = 0; n < 500; n++) {
        var task = FakeBatch.task("xai:a", "openai:b", n);
        talks.add(
            threads.submit(() -> {
              play.starts(task);
              for (var message = 1; message <= 20; message++) {
                play.asks(task, message, Side.A);
                play.streams(task, message, Side.A, "x");
                play.says(task, message, "question", 0, 10, "0.01");
              }
              play.ends(task, Ending.MUTUAL_CLOSING, 20, 19, "0.20", "bye");
            }));
        if (n % 10 == 0) {
          assertThat(board.now(10).running().size()).isLessThanOrEqualTo(10);
        }
      }
      for (var talk : talks) {
        talk.get();
      }
    }
    var progress = board.now(10);
    assertThat(progress.counts().done()).isEqualTo(500);
    assertThat(progress.counts().running()).isZero();
    assertThat(progress.sums().messages()).isEqualTo(10_000);
  }
}
