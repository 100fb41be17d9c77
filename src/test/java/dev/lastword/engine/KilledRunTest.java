package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 of a running program at random moments, fifty times: no reply on disk is lost, no call
/// unlisted. Several programs run at once, because each kill costs the start of another.
class KilledRunTest {
  private static final int KILLS = 50;
  private static final int AT_ONCE = 5;

  /// A quiet machine of two cores needs forty seconds.
  private static final Duration MOST = Duration.ofMinutes(8);

  @TempDir private Path folder;

  @Test
  void losesNoReplyAndListsEveryCall() throws Exception {
    var seed = new Random().nextLong();
    var began = System.nanoTime();
    var kills = 0;
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var programs = new ArrayList<Future<Integer>>();
      for (var i = 0; i < AT_ONCE; i++) {
        var own = seed + i;
        programs.add(threads.submit(() -> killed(own)));
      }
      for (var program : programs) {
        kills += program.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("seed " + seed + ": " + e.getCause(), e);
    }
    var took = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    System.out.println("killed runs, seed " + seed + ": " + kills + " kills in " + took + " s");
    assertThat(kills).isEqualTo(KILLS);
  }

  private int killed(long seed) throws Exception {
    try (var runs = new KilledRuns(place(seed), seed)) {
      System.out.println(runs.run(KILLS / AT_ONCE, MOST));
      return runs.kills();
    }
  }

  private Path place(long seed) throws IOException {
    return Files.createDirectories(folder.resolve("run" + seed));
  }
}
