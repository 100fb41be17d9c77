package dev.lastword.cli;

import dev.lastword.batch.Board;
import dev.lastword.batch.Controls;
import dev.lastword.endpoint.Berth;
import dev.lastword.endpoint.Living;
import dev.lastword.endpoint.Living.Phase;
import dev.lastword.endpoint.Living.Standing;
import dev.lastword.endpoint.Living.Talks;
import dev.lastword.endpoint.Living.Wish;
import dev.lastword.endpoint.LivingRuns;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A batch among the things that live: seen by `lastword ps`, told what to do by `pause`, `resume`
/// and `stop` from another terminal.
final class LivingBatch implements AutoCloseable {
  private final Board board;
  private final Controls controls;
  private @Nullable Berth berth;

  private LivingBatch(Board board, Controls controls) {
    this.board = board;
    this.controls = controls;
  }

  /// Notes that a batch begins.
  ///
  /// @param console where a trouble is told
  /// @param name the batch
  /// @param folder its folder
  /// @param board says how far it is
  /// @param controls is told what is wanted
  static LivingBatch begin(
      Console console, String name, Path folder, Board board, Controls controls) {
    var batch = new LivingBatch(board, controls);
    try {
      batch.berth =
          LivingRuns.in(console.env())
              .begin(
                  Living.Kind.BATCH,
                  name,
                  folder.toAbsolutePath().toString(),
                  console.clock().instant(),
                  batch::standing,
                  batch::hear);
    } catch (IOException e) {
      console.say("note: lastword ps will not show this batch: " + e.getMessage());
    }
    return batch;
  }

  private Standing standing() {
    var progress = board.brief();
    var counts = progress.counts();
    var phase =
        switch (controls.phase()) {
          case RUNNING -> Phase.RUNNING;
          case PAUSED -> Phase.PAUSED;
          case FINISHING -> Phase.FINISHING;
          case STOPPING -> Phase.STOPPING;
        };
    return new Standing(
        phase,
        progress.messages(),
        null,
        new Talks(counts.all(), counts.done(), counts.failed(), counts.running()),
        progress.spending().spent(),
        progress.spending().unknown() == 0);
  }

  private void hear(Wish wish) {
    switch (wish) {
      case PAUSE -> controls.pause();
      case GO_ON -> controls.goOn();
      case STOP -> controls.finish();
      case STOP_NOW -> controls.stop();
    }
  }

  @Override
  public void close() {
    if (berth != null) {
      berth.close();
    }
  }
}
