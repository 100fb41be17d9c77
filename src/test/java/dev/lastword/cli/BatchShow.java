package dev.lastword.cli;

import dev.lastword.batch.Board;
import dev.lastword.batch.Controls;
import dev.lastword.batch.FakeBatch;
import dev.lastword.batch.Spending;
import dev.lastword.batch.Task;
import dev.lastword.detect.MessageClass;
import dev.lastword.endpoint.Limits;
import dev.lastword.endpoint.RateState;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/// Shows a batch on a real terminal, for looking at: `BatchShow TALKS JOBS MILLIS [words]`, with
/// the flags of a batch as words.
final class BatchShow implements Controls {
  private static final String[] MODELS = {
    "xai:grok-4",
    "openai:gpt-5",
    "openrouter:Kimi K2",
    "anthropic:sonnet-4.5",
    "google:日本語 👩‍👩‍👧‍👦"
  };

  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.RUNNING);

  private BatchShow() {}

  public static void main(String[] args) throws Exception {
    var show = new BatchShow();
    var talks = Integer.parseInt(args[0]);
    var words = List.of(args);
    var output = new OutputOptions();
    output.json = words.contains("--json");
    output.quiet = words.contains("-q");
    output.plain = words.contains("--plain");
    var console =
        new Console(
            System.in,
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
            System.getenv(),
            Path.of("").toAbsolutePath(),
            InstantSource.system(),
            System::nanoTime,
            ZoneId.systemDefault());
    var spending =
        new Spending(
            new BigDecimal("11.20"), new BigDecimal("0.41"), 6, 0, new BigDecimal("25.00"));
    var board =
        new Board(
            new Board.Facts(
                "attractors-3",
                talks,
                () -> spending,
                show.phase::get,
                name -> new RateState(new Limits(60, null, null), null, null)),
            InstantSource.system(),
            System::nanoTime);
    try (var signals = Interrupts.listen(show::stop, () -> Leaving.now(ExitCode.INTERRUPTED));
        var screen = BatchScreen.open(console, output, board, show)) {
      if (words.contains("--crash")) {
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              pause(3_000);
              System.exit(70);
            });
      }
      show.play(board, talks, Integer.parseInt(args[1]), Long.parseLong(args[2]));
      screen.finish(Path.of("transcripts/attractors-3/report.html").toAbsolutePath());
      System.err.println("exit " + signals.code());
    }
  }

  private void play(Board board, int talks, int jobs, long millis) throws Exception {
    var play = new FakeBatch(board, 50);
    var places = new Semaphore(jobs);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < talks && going(); i++) {
        places.acquire();
        var n = i;
        threads.execute(() -> {
          try {
            talk(play, n, new Random(n), millis);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            places.release();
          }
        });
      }
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean going() {
    return phase.get() == Phase.RUNNING || phase.get() == Phase.PAUSED;
  }

  private void talk(FakeBatch play, int n, Random random, long millis) throws InterruptedException {
    Task task =
        FakeBatch.task(
            MODELS[random.nextInt(MODELS.length)], MODELS[random.nextInt(MODELS.length)], n);
    play.starts(task);
    var most = 8 + random.nextInt(42);
    var score = 0.0;
    var classes = new ArrayList<>(List.of(MessageClass.values()));
    for (var message = 1; message <= most && phase.get() != Phase.STOPPING; message++) {
      while (phase.get() == Phase.PAUSED) {
        Thread.sleep(50);
      }
      var side = message % 2 == 1 ? Side.A : Side.B;
      if (random.nextInt(20) == 0) {
        play.waits(
            task, message, side, "the limit of xai, 60 requests a minute", Duration.ofSeconds(9));
        Thread.sleep(millis);
      }
      play.asks(task, message, side);
      for (var part = 0; part < 10; part++) {
        Thread.sleep(Math.max(1, random.nextLong(2 * millis) / 10));
        play.streams(task, message, side, "part ");
      }
      if (random.nextInt(100) == 0) {
        play.flags(task, message, "asked for a\u001b[31m, another model answered");
      }
      score = Math.max(0, score + random.nextDouble() - 0.4);
      play.says(task, message, classes.get(random.nextInt(14)).code(), score, 700, "0.012");
    }
    var ending = phase.get() == Phase.STOPPING ? Ending.OPERATOR : Ending.MUTUAL_CLOSING;
    play.ends(task, ending, most, most - 2, "0.50", "take care");
  }

  @Override
  public Phase phase() {
    return phase.get();
  }

  @Override
  public void pause() {
    phase.set(Phase.PAUSED);
  }

  @Override
  public void goOn() {
    phase.set(Phase.RUNNING);
  }

  @Override
  public void finish() {
    phase.set(Phase.FINISHING);
  }

  @Override
  public void stop() {
    phase.set(Phase.STOPPING);
  }
}
