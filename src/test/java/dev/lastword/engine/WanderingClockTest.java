package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.RetryPolicy;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.Run;
import dev.lastword.journal.Verification;
import dev.lastword.talk.Message;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A wall clock that is set back, set forward, or changes with the season while a run goes on.
class WanderingClockTest {
  private static final List<String> TEXTS = List.of("One.", "Two.", "Three.", "Four.", "Five.");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"PT-1H", "PT1H", "PT-8760H", "PT0S", "PT-0.001S"})
  void theOrderIsKeptAndNoTimeIsNegative(Duration step) throws IOException {
    var reads = new AtomicInteger();
    // Half an hour before Berlin's clocks go back.
    InstantSource clock =
        () ->
            Instant.parse("2025-10-26T00:30:00Z").plus(step.multipliedBy(reads.getAndIncrement()));
    var nanos = new AtomicInteger();
    var around =
        new Surroundings(
            _ -> {},
            _ -> {},
            new StopSwitch(),
            _ -> true,
            RetryPolicy.DEFAULT,
            nanos::incrementAndGet,
            new Random(1));
    Casting casting = (_, _) -> new Script("script", TEXTS, Script.Pace.NONE);
    var stage = new Stage(casting, "lastword test", clock, ZoneId.of("Europe/Berlin"));
    try (var scene = stage.set(Specs.of("x", "y").in(folder).spec(), around)) {
      var ended = scene.loop().run();
      assertThat(ended.summary().took()).isGreaterThanOrEqualTo(Duration.ZERO);
      var records = JournalReader.read(scene.journal()).records();
      for (var i = 0; i < records.size(); i++) {
        assertThat(records.get(i).seq()).isEqualTo(i);
        switch (records.get(i).entry()) {
          case Run.End end -> assertThat(end.took()).isGreaterThanOrEqualTo(Duration.ZERO);
          case Call.Reply reply -> assertThat(reply.took()).isGreaterThanOrEqualTo(Duration.ZERO);
          default -> {}
        }
      }
      assertThat(records).allMatch(record -> !record.line().contains("_ns\":-"));
      assertThat(records).allMatch(record -> !record.line().contains("\"ns\":-"));
      assertThat(Verification.of(scene.journal()).intact()).isTrue();
      var log = scene.journal().resolveSibling(scene.id() + ".md");
      assertThat(Transcripts.read(log).getFirst().messages())
          .extracting(Message::number)
          .isSorted()
          .hasSize(ended.summary().messages());
    }
  }
}
