package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.config.Opener;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.transcript.Transcripts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an opener by the user comes to in the requests of both sides.
class OpenerTest {
  private static final String A = "By eleven minutes, since the dredging.";
  private static final String B = "The tide tables of Brest disagree.";
  private static final String LATER = "Then the gauge was moved, not the sea.";

  @TempDir private Path folder;

  @Test
  void theUsersOpenerIsHeardByBothAlsoWhereTheOtherSideStarts() throws Exception {
    try (var models = new TwoModels(folder)) {
      models
          .replying(Side.B, Replies.of("openai", B))
          .replying(Side.A, Replies.of("openai", A))
          .replying(Side.B, Replies.of("openai", LATER));
      var left =
          Talks.run(
              models
                  .specs()
                  .withOpener(new Opener("On tides.", Opener.As.USER))
                  .withFirst(Side.B)
                  .withCaps(new Caps(3, null, null, null)));
      var toB = models.asked(Side.B);
      assertThat(toB).hasSize(2);
      assertThat(toB.getFirst()).containsExactly("On tides.");
      assertThat(toB.getLast()).containsExactly("On tides.", B, A);
      assertThat(models.asked(Side.A)).containsExactly(List.of("On tides.\n\n" + B));
      assertThat(Transcripts.read(left.log()).getFirst().messages())
          .containsExactly(
              new Message(1, Side.B, "Ben", B),
              new Message(2, Side.A, "Ada", A),
              new Message(3, Side.B, "Ben", LATER));
      assertThat(left.text()).containsOnlyOnce("> On tides.");
    }
  }
}
