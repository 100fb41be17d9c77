package dev.lastword.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.talk.Usage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What of a message can be quoted.
class ReportExcerptTest {
  @Test
  void aShortMessageIsQuotedWhole() {
    assertThat(ReportExcerpt.of(" One.\n\nTwo\tthree. ")).isEqualTo("One. Two three.");
  }

  @Test
  void ofALongOneTheLastSentencesAreQuoted() {
    var text = "A first sentence that is long. ".repeat(500) + "The end is near. It is here.";
    var excerpt = ReportExcerpt.of(text);
    assertThat(excerpt).endsWith("The end is near. It is here.").startsWith("A first sentence");
    assertThat(excerpt.length()).isLessThanOrEqualTo(ReportExcerpt.LONGEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "😀", "a ", "\u3042"})
  void aSentenceWithoutEndIsCut(String part) {
    var excerpt = ReportExcerpt.of(part.repeat(100_000));
    assertThat(excerpt.codePointCount(0, excerpt.length()))
        .isLessThanOrEqualTo(ReportExcerpt.LONGEST + 1);
    assertThat(excerpt).endsWith("…");
  }

  @ParameterizedTest
  @CsvSource({"1, 0.5, 1", "2, 0.5, 1", "3, 0.5, 2", "20, 0.95, 19", "100, 0.95, 95", "1, 0.95, 1"})
  void percentilesAreNearestRanks(int count, double share, long rank) {
    var calls = new ProviderCalls();
    for (var i = count; i > 0; i--) {
      var took = Duration.ofNanos(i);
      calls.answer(Usage.UNKNOWN, took, took);
    }
    assertThat(calls.whole(share)).isEqualTo(rank);
    assertThat(new ProviderCalls().whole(share)).isEqualTo(-1);
  }
}
