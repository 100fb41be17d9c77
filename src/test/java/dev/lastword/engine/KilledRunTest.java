package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 of a running program at random moments: no reply on disk is lost, no call unlisted.
class KilledRunTest {
  private static final int KILLS = 50;
  private static final Duration MOST = Duration.ofSeconds(40);

  @TempDir private Path folder;

  @Test
  void losesNoReplyAndListsEveryCall() throws Exception {
    var seed = new Random().nextLong();
    try (var runs = new KilledRuns(folder, seed)) {
      var account = runs.run(KILLS, MOST);
      System.out.println("killed runs, seed " + seed + ": " + account);
      assertThat(runs.kills()).as(account).isPositive();
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }
}
