package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.batch.Board;
import dev.lastword.batch.Controls;
import dev.lastword.batch.FakeBatch;
import dev.lastword.batch.Spending;
import dev.lastword.talk.Ending;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A batch that is worked from another terminal.
class LivingBatchTest implements Controls {
  @TempDir private Path folder;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.RUNNING);

  @Test
  void obeysAndTellsHowFarItIs() {
    var spending = new Spending(new BigDecimal("11.20"), BigDecimal.ZERO, 0, 1, null);
    var board =
        new Board(
            new Board.Facts("night", 32, () -> spending, phase::get, _ -> null),
            Instant::now,
            System::nanoTime);
    board.earlier(3, 0);
    var task = FakeBatch.task("xai:a", "openai:b", 1);
    var play = new FakeBatch(board, 50);
    play.starts(task);
    play.says(task, 1, "question", 0, 10, "0.01");
    play.ends(task, Ending.ERROR, 1, null, "0.01", "why");
    try (var _ = LivingBatch.begin(console(), "night", folder.resolve("night"), board, this)) {
      assertThat(shell().run("ps").out())
          .isEqualTo(
              """
              kind   id     phase    so far                        since           cost
              batch  night  running  3 of 32, 0 running, 1 failed  10-26 17:12  $11.20+
              """);
      assertThat(shell().run("ps", "--json").out())
          .isEqualTo(
              "{\"v\":1,\"kind\":\"batch\",\"id\":\"night\",\"place\":\""
                  + folder.resolve("night")
                  + "\",\"since\":\"2025-10-26T17:12:18Z\",\"phase\":\"running\",\"messages\":1,"
                  + "\"most\":null,\"conversations\":32,\"done\":3,\"failed\":1,\"running\":0,"
                  + "\"cost_usd\":\"11.20\",\"cost_whole\":false}\n");
      assertThat(shell().run("pause", "nig").out()).startsWith("night is paused at 3 of 32");
      assertThat(phase).hasValue(Phase.PAUSED);
      assertThat(shell().run("resume", "night").out()).isEqualTo("night goes on\n");
      assertThat(phase).hasValue(Phase.RUNNING);
      assertThat(shell().run("stop", "latest").out()).contains("begins no further conversation");
      assertThat(phase).hasValue(Phase.FINISHING);
      assertThat(shell().run("pause", "night").out()).contains("finishing and cannot be paused");
      assertThat(shell().run("stop", "night", "--now", "--json").out())
          .contains("\"phase\":\"stopping\"", "\"wish\":\"stop-now\",\"answer\":\"heard\"");
    }
    assertThat(shell().run("ps").err()).isEqualTo("nothing is running\n");
    assertThat(shell().run("ps", "--json").out()).isEmpty();
    assertThat(shell().run("stop", "night").code()).isEqualTo(2);
  }

  private Shell shell() {
    return new Shell(folder).with("XDG_STATE_HOME", folder.resolve("state").toString());
  }

  private Console console() {
    var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Console(
        new ByteArrayInputStream(new byte[0]),
        out,
        out,
        Map.of("XDG_STATE_HOME", folder.resolve("state").toString()),
        folder,
        () -> Instant.parse("2025-10-26T17:12:18Z"),
        System::nanoTime,
        ZoneOffset.UTC);
  }

  @Override
  public Phase phase() {
    return phase.get();
  }

  @Override
  public void pause() {
    phase.compareAndSet(Phase.RUNNING, Phase.PAUSED);
  }

  @Override
  public void goOn() {
    phase.compareAndSet(Phase.PAUSED, Phase.RUNNING);
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
