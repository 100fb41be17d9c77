package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `scripts/soak batch` does the same fifty times.
class KilledBatchesTest {
  private static final int KILLS = 20;

  @TempDir private Path folder;

  @Test
  void aBatchThatIsKilledTwentyTimesFinishesAndPaysForNothingTwice() throws Exception {
    var seed = System.nanoTime();
    try (var batches = new KilledBatches(folder, seed)) {
      assertThat(batches.run(KILLS))
          .as("seed " + seed)
          .startsWith(KILLS + " kills, 200 conversations");
    }
  }
}
