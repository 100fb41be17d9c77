package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.config.Spec.StrictModel;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalReader;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How strictly the model that answers must be the one asked.
class StrictModelTest {
  @TempDir private Path folder;
  private TwoModels models;

  @BeforeEach
  void start() throws IOException {
    models =
        new TwoModels(folder)
            .replying(Side.A, Replies.of("openai", "The ferry leaves at nine."))
            .replying(
                Side.B, Replies.of("openai", "Then we take the bus.", "some-model-2024-08-06"));
  }

  @AfterEach
  void stop() {
    models.close();
  }

  @Test
  void aResolvedNameEndsAnExactRunAndItsReplyIsNoMessage() throws IOException {
    var left = run(StrictModel.EXACT);
    assertThat(left.ended().ending()).isEqualTo(Ending.MODEL_CHANGED);
    assertThat(left.ended().summary().messages()).isEqualTo(1);
    assertThat(left.ended().summary().detail()).contains("Ben", "some-model-2024-08-06");
    assertThat(left.text()).doesNotContain("Then we take the bus.");
    assertThat(JournalReader.read(left.journal()).records())
        .filteredOn(record -> record.entry() instanceof Call.Discarded)
        .hasSize(1);
  }

  @Test
  void aResolvedNameIsTheSameModelToAStrictRun() throws IOException {
    assertThat(run(StrictModel.ANY).ended().ending()).isEqualTo(Ending.MESSAGES);
  }

  @Test
  void aStrayReplyOfAnotherModelIsNoMeasureForThoseAfterIt() throws IOException {
    try (var others = new TwoModels(folder.resolve("others"))) {
      others
          .replying(Side.A, Replies.of("openai", "The ferry leaves at nine.", "another-model"))
          .replying(Side.B, Replies.of("openai", "Then we take the bus."))
          .replying(Side.A, Replies.of("openai", "It stops at the mill."))
          .replying(Side.B, Replies.of("openai", "And at the quarry."))
          .replying(Side.A, Replies.of("openai", "Bring the map along."));
      var left = Talks.run(others.specs().withCaps(new Caps(5, null, null, null)));
      assertThat(JournalReader.read(left.journal()).records())
          .filteredOn(record -> record.entry() instanceof Call.Reply)
          .extracting(record -> ((Call.Reply) record.entry()).served().match())
          .containsExactly("other", "equal", "equal", "equal", "equal");
    }
  }

  private Talks.Left run(StrictModel strict) throws IOException {
    return Talks.run(models.specs().withStrict(strict).withCaps(new Caps(2, null, null, null)));
  }
}
