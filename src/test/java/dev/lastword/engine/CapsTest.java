package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Caps on what replies used, as the provider counts it: each says 15 tokens.
class CapsTest {
  private static final List<String> TEXTS =
      List.of(
          "The tide tables of Brest disagree.",
          "By how much, and since when?",
          "By eleven minutes, since the dredging.",
          "Then the gauge was moved, not the sea.");

  @TempDir private Path folder;
  private TwoModels models;

  @BeforeEach
  void start() throws IOException {
    models = new TwoModels(folder);
  }

  @AfterEach
  void stop() {
    models.close();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "30, 2", "31, 3", "45, 3"})
  void theTokenCapEndsItOnceItIsReached(long cap, int messages) throws Exception {
    var specs = models.saying(TEXTS).specs().withCaps(new Caps(50, cap, null, null));
    var left = ends(Talks.run(specs), Ending.TOKENS, messages);
    assertThat(left.ended().summary().tokens()).isEqualTo(15L * messages);
    assertThat(left.ended().summary().detail()).contains("cap of " + cap + " tokens");
    assertThat(models.asked(Side.A).size() + models.asked(Side.B).size()).isEqualTo(messages);
  }

  @ParameterizedTest
  @CsvSource({"0.01, 1", "0.50, 2", "0.51, 3"})
  void theCostCapEndsItOnceItIsReached(BigDecimal cap, int messages) throws IOException {
    for (var i = 0; i < TEXTS.size(); i++) {
      models.replying(i % 2 == 0 ? Side.A : Side.B, Replies.costing(TEXTS.get(i), "0.25"));
    }
    var specs = models.specs().withCaps(new Caps(50, null, cap, null));
    var left = ends(Talks.run(specs), Ending.COST, messages);
    assertThat(left.ended().summary().cost())
        .isEqualByComparingTo(new BigDecimal("0.25").multiply(BigDecimal.valueOf(messages)));
    assertThat(left.ended().summary().detail()).contains("cap of $" + cap);
  }

  @Test
  void aCostNobodySaysEndsItAfterOneReply() throws IOException {
    var specs = models.saying(TEXTS).specs().withCaps(new Caps(50, null, BigDecimal.TEN, null));
    var left = ends(Talks.run(specs), Ending.COST, 1);
    assertThat(left.ended().summary().detail()).contains("did not say the cost");
  }

  private static Talks.Left ends(Talks.Left left, Ending ending, int messages) throws IOException {
    assertThat(left.ended().ending()).isEqualTo(ending);
    assertThat(left.ended().summary().messages()).isEqualTo(messages);
    assertThat(left.text()).contains("**Ended by:** " + ending.code());
    return left;
  }
}
