package dev.lastword.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The word lists and their small language.
class WordListsTest {
  static List<String> languages() {
    return Lexicon.LANGUAGES;
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageHasEveryCue(String language) {
    var headings =
        Words.list(language + ".txt").stream()
            .filter(line -> line.startsWith("=="))
            .map(line -> Cue.named(line.substring(2).strip()))
            .toList();
    assertThat(headings).containsExactlyInAnyOrder(Cue.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      textBlock =
          """
          so long                 = [[so, long]]
          (good|nice) day         = [[good, day], [nice, day]]
          see you [all] [later]   = [[see, you, all, later], [see, you, all], [see, you, later], [see, you]]
          over and * out          = [[over, and, *, out]]
          """)
  void writesAnEntryOutIntoSequences(String entry, String sequences) {
    assertThat(PhrasePattern.parse(entry.strip()).sequences()).hasToString(sequences.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(good day", "good) day", "[maybe]", ""})
  void refusesMalformedEntries(String entry) {
    assertThatThrownBy(() -> PhrasePattern.parse(entry))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tiesEntriesToTheEdgesOfASentence() {
    var pattern = PhrasePattern.parse("^goodbye$");
    assertThat(pattern.atStart()).isTrue();
    assertThat(pattern.atEnd()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Don't, dont", "CAFÉ, cafe", "ｓｔｏｐ, stop", "Adiós, adios", "zażółć, zazolc"})
  void spellingVariantsMeet(String one, String other) {
    var left = Segments.of(one).tokens();
    var right = Segments.of(other).tokens();
    assertThat(left.hash(0)).isEqualTo(right.hash(0));
  }
}
