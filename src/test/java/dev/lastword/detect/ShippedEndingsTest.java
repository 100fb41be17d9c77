package dev.lastword.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.archive.Labelled;
import dev.lastword.archive.Outcome;
import dev.lastword.archive.Score;
import dev.lastword.archive.Watcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// The labelled endings that ship with the project.
final class ShippedEndingsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What the judge reached when these lines were written, rounded down; it must not get worse.
  @ParameterizedTest
  @CsvSource({"seen, 0.86, 0.05", "unseen, 0.94, 0.02"})
  void theJudgeKeepsWhatItReached(String part, double quality, double premature) {
    var score = Score.of(read(part), Watcher.of(Policy.BALANCED));
    assertThat(score.quality()).as("%s", score.failures()).isGreaterThanOrEqualTo(quality);
    assertThat((double) score.premature() / score.rows().size())
        .as("%s", score.failures())
        .isLessThanOrEqualTo(premature);
  }

  @Test
  void thereAreManyOfEveryKindAndLanguage() throws IOException {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(200);
    assertThat(files().stream().map(ShippedEndingsTest::language).distinct().count())
        .isGreaterThanOrEqualTo(15);
    var rows = Score.of(read("seen"), Watcher.of(Policy.OFF)).rows();
    assertThat(rows.stream().filter(row -> row.outcome() == Outcome.OK).count())
        .as("that go on")
        .isGreaterThanOrEqualTo(50);
  }

  @Test
  void noneIsInBothParts() {
    var seen = read("seen").stream().map(Labelled::id).toList();
    assertThat(read("unseen")).extracting(Labelled::id).doesNotContainAnyElementsOf(seen);
  }

  private static List<Labelled> read(String part) {
    return Corpus.read(Path.of("endings", part));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("endings"))) {
      return all.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }

  private static String language(Path file) {
    try {
      var language = JSON.readTree(Files.readString(file)).get("language");
      return Objects.requireNonNull(language, file.toString()).asString();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }
}
