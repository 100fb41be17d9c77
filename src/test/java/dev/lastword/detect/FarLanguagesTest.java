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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Endings, near-misses and single sentences in Russian, Turkish, Chinese, Japanese, Korean, Arabic
/// and Hindi, one file of each kind a language.
class FarLanguagesTest {
  private static final List<String> LANGUAGES = List.of("ru", "tr", "zh", "ja", "ko", "ar", "hi");

  static Stream<Labelled> written() {
    return LANGUAGES.stream()
        .flatMap(language -> Corpus.resource("languages/" + language + ".txt").stream());
  }

  static Stream<Arguments> sentences() {
    return LANGUAGES.stream().flatMap(FarLanguagesTest::sentences);
  }

  @ParameterizedTest
  @MethodSource("written")
  void endsWhereItIsRightAndNowhereElse(Labelled ending) {
    var row = Score.of(List.of(ending), Watcher.of(Policy.BALANCED)).rows().getFirst();
    assertThat(row.outcome()).as("%s", row).isIn(Set.of(Outcome.HIT, Outcome.OK));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void tagsASentence(String sentence, Tag tag) {
    var reader = new SentenceReader(Lexicon.shared(), new Fingerprints(512));
    var tags = reader.read(Segments.of(sentence)).stream().map(Sentence::tag).toList();
    assertThat(tags).as(sentence).contains(tag);
  }

  private static Stream<Arguments> sentences(String language) {
    var name = "languages/" + language + "-sentences.txt";
    try (var in = Objects.requireNonNull(FarLanguagesTest.class.getResourceAsStream(name), name)) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text
          .lines()
          .filter(line -> line.contains("|"))
          .map(line -> line.split(" *\\| *", 2))
          .map(parts -> Arguments.of(parts[1], Tag.valueOf(parts[0])))
          .toList()
          .stream();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }
}
