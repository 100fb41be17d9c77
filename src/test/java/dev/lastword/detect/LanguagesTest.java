package dev.lastword.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.archive.Labelled;
import dev.lastword.archive.Outcome;
import dev.lastword.archive.Score;
import dev.lastword.archive.Watcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The word lists: single messages, endings and near-misses, one file a language in `languages/`,
/// each explained at its top.
class LanguagesTest {
  private static final List<String> LANGUAGES =
      List.of("en", "es", "fr", "de", "pt", "it", "nl", "pl");
  private static final String OPENING =
      "The kiln reached cone nine, but the celadon ran into the foot ring of every bowl.";

  /// A message and the class it has.
  record Row(String language, String text, MessageClass kind) {}

  static Stream<Row> rows() {
    return LANGUAGES.stream().flatMap(LanguagesTest::rows);
  }

  static Stream<Labelled> written() {
    return LANGUAGES.stream()
        .flatMap(language -> Corpus.resource("languages/" + language + ".txt").stream());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void givesAMessageItsClass(Row row) {
    var detector = new Detector(Policy.BALANCED);
    detector.hear(Utterance.of(Utterance.Side.A, OPENING));
    var reading = detector.hear(Utterance.of(Utterance.Side.B, row.text())).reading();
    assertThat(reading.kind()).as("%s", row).isEqualTo(row.kind());
  }

  @ParameterizedTest
  @MethodSource("written")
  void endsWhereItIsRightAndNowhereElse(Labelled ending) {
    var row = Score.of(List.of(ending), Watcher.of(Policy.BALANCED)).rows().getFirst();
    assertThat(row.outcome()).as("%s", row).isIn(Set.of(Outcome.HIT, Outcome.OK));
  }

  private static Stream<Row> rows(String language) {
    var name = "languages/" + language + ".txt";
    try (var in = Objects.requireNonNull(LanguagesTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .takeWhile(line -> !line.startsWith("==="))
              .filter(line -> line.contains(" | "))
              .map(line -> row(language, line.split(" +\\| +", 2)))
              .toList()
              .stream();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static Row row(String language, String[] cells) {
    return new Row(language, cells[0], MessageClass.valueOf(cells[1].strip()));
  }
}
