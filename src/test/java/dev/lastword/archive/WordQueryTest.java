package dev.lastword.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordQueryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Silence tide | 'silence' AND 'tide'",
        "\"the last Word\" | 'the last word'",
        "“the last word” | 'the last word'",
        "sil* | 'sil' *",
        "\"the la\"* | 'the la' *",
        "silence -noise -\"last word\" | ('silence') NOT ('noise' OR 'last word')",
        "don't | 'don t'",
        "今天 | '今天' *",
        "天 | '天' *",
        "今天天气 | '今天 天天 天气' *",
        "使用Java | '使用 用 java'",
        "NOT tide | 'not' AND 'tide'",
        "tide OR NEAR(x y) | 'tide' AND 'or' AND 'near x' AND 'y'",
        "said:tide ^tide | 'said tide' AND 'tide'",
      })
  void isWrittenInTermsAlone(String typed, String match) throws BadQueryException {
    assertThat(WordQuery.of(typed).match().replace('"', '\'')).isEqualTo(match);
  }

  @Test
  void knowsWhoMustHaveSaidIt() throws BadQueryException {
    var query = WordQuery.of("tide speaker:kimi SPEAKER:\"Haiku 4.5\"");
    assertThat(query.speakers()).containsExactly("kimi", "Haiku 4.5");
    assertThat(query.match()).isEqualTo("\"tide\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "-tide", "*", "\"\"", "...", "speaker:kimi", "-", "\"", "- -"})
  void nothingToLookForIsSaid(String typed) {
    assertThatThrownBy(() -> WordQuery.of(typed))
        .isInstanceOf(BadQueryException.class)
        .hasMessageContaining("nothing to look for");
  }

  @Test
  void noMoreThanAPersonTypesIsTaken() {
    assertThatThrownBy(() -> WordQuery.of("tide ".repeat(65)))
        .isInstanceOf(BadQueryException.class)
        .hasMessageContaining("65 words");
    assertThatThrownBy(() -> WordQuery.of("x".repeat(10_001)))
        .isInstanceOf(BadQueryException.class);
  }
}
