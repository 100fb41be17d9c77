package dev.lastword.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    assertThat(written(PhrasePattern.parse(entry.strip()).whole())).hasToString(sequences.strip());
  }

  /// Every sequence of words that a choice stands for.
  private static List<List<String>> written(PhrasePattern.Choice choice) {
    var all = new ArrayList<List<String>>();
    for (var sequence : choice.sequences()) {
      var heads = List.of(List.<String>of());
      for (var part : sequence) {
        heads = joined(heads, part);
      }
      all.addAll(heads);
    }
    if (choice.optional()) {
      all.add(List.of());
    }
    return all;
  }

  private static List<List<String>> joined(List<List<String>> heads, PhrasePattern.Part part) {
    var tails =
        switch (part) {
          case PhrasePattern.Word(var text) -> List.of(List.of(text));
          case PhrasePattern.Choice choice -> written(choice);
        };
    var all = new ArrayList<List<String>>();
    for (var head : heads) {
      for (var tail : tails) {
        all.add(Stream.concat(head.stream(), tail.stream()).toList());
      }
    }
    return all;
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
