package dev.lastword.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.archive.Labelled;
import dev.lastword.archive.Outcome;
import dev.lastword.archive.Score;
import dev.lastword.archive.Watcher;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Endings and near-misses written for these tests, one file a language besides `endings.txt`,
/// which explains their form.
class EndingsTest {
  static List<Labelled> written() {
    return Corpus.resource("endings.txt");
  }

  static Stream<Labelled> all() {
    var languages =
        Lexicon.LANGUAGES.stream()
            .flatMap(language -> Corpus.resource("languages/" + language + ".txt").stream());
    return Stream.concat(written().stream(), languages);
  }

  @ParameterizedTest
  @MethodSource("all")
  void endsWhereItIsRightAndNowhereElse(Labelled ending) {
    var row = Score.of(List.of(ending), Watcher.of(Policy.BALANCED)).rows().getFirst();
    assertThat(row.outcome()).as("%s", row).isIn(Outcome.HIT, Outcome.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "stage-fade, STAGE_DIRECTIONS",
    "refusal-standoff, REPEATED_REFUSALS",
    "token-answers-token, STOP_TOKEN",
    "greeting-loop, CYCLE",
    "phone-arrangements, MUTUAL_CLOSING",
    "silence-after-close, MUTUAL_CLOSING",
    "fr-politesse, MUTUAL_CLOSING"
  })
  void namesTheRule(String id, Rule rule) {
    var ending = written().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    var stop = Detector.judge(ending.utterances(), Policy.BALANCED).getLast().stop();
    assertThat(stop).isNotNull().extracting(Stop::rule).isEqualTo(rule);
  }

  @Test
  void carefulNeverEndsEarlierThanBalancedAndEagerNeverLater() {
    for (var ending : written()) {
      int careful = stop(ending, Policy.CAREFUL);
      int balanced = stop(ending, Policy.BALANCED);
      int eager = stop(ending, Policy.EAGER);
      assertThat(eager).as(ending.id()).isLessThanOrEqualTo(balanced);
      assertThat(balanced).as(ending.id()).isLessThanOrEqualTo(careful);
    }
  }

  @Test
  void terseWaitsForWordsOfClosing() {
    var sides = Utterance.Side.values();
    var detector = new Detector(Policy.TERSE);
    var texts =
        List.of("Wind?", "West, five.", "Ok.", "Ok.", "Yes.", "Ok.", "Good.", "Ok.", "Yes.");
    for (int i = 0; i < texts.size(); i++) {
      assertThat(detector.hear(Utterance.of(sides[i % 2], texts.get(i))).stop()).isNull();
    }
  }

  private static int stop(Labelled ending, Policy policy) {
    var decision = Watcher.of(policy).watch(ending.utterances());
    return decision == null ? Integer.MAX_VALUE : decision.after();
  }
}
