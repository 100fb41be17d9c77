package dev.lastword.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The word lists, language by language: what single messages are, and what single sentences do.
class LanguagesTest {
  private static final List<String> MESSAGES =
      List.of("en", "es", "fr", "de", "pt", "it", "nl", "pl");
  private static final List<String> SENTENCES = List.of("ru", "tr", "zh", "ja", "ko", "ar", "hi");
  private static final String OPENING =
      "The kiln reached cone nine, but the celadon ran into the foot ring of every bowl.";

  static Stream<Arguments> messages() {
    return MESSAGES.stream()
        .flatMap(language -> rows("languages/" + language + ".txt"))
        .map(cells -> Arguments.of(cells[0], MessageClass.valueOf(cells[1])));
  }

  static Stream<Arguments> sentences() {
    return SENTENCES.stream()
        .flatMap(language -> rows("languages/" + language + "-sentences.txt"))
        .map(cells -> Arguments.of(cells[1], Tag.valueOf(cells[0])));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void givesAMessageItsClass(String text, MessageClass kind) {
    var detector = new Detector(Policy.BALANCED);
    detector.hear(Utterance.of(Utterance.Side.A, OPENING));
    var reading = detector.hear(Utterance.of(Utterance.Side.B, text)).reading();
    assertThat(reading.kind()).as(text).isEqualTo(kind);
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void tagsASentence(String sentence, Tag tag) {
    var reader = new SentenceReader(Lexicon.shared(), new Fingerprints(512));
    var tags = reader.read(Segments.of(sentence)).stream().map(Sentence::tag).toList();
    assertThat(tags).as(sentence).contains(tag);
  }

  /// The two cells of each row above the first ending.
  private static Stream<String[]> rows(String name) {
    try (var in = Objects.requireNonNull(LanguagesTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .takeWhile(line -> !line.startsWith("==="))
              .filter(line -> line.contains(" | "))
              .map(line -> line.strip().split(" +[|] +", 2))
              .toList()
              .stream();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }
}
