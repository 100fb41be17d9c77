package dev.lastword.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
  private static final List<String> NAMES =
      List.of(
          "anthropic",
          "openai",
          "openrouter",
          "xai",
          "max_messages",
          "max_tokens",
          "google",
          "a",
          "b");

  @ParameterizedTest
  @CsvSource({
    "antropic, anthropic",
    "OpenAI, openai",
    "open_ai, openai",
    "max-message, max_messages",
    "messages, max_messages",
    "gogle, google",
    "xia, xai",
    "x-ai, xai"
  })
  void findsTheNameThatWasMeant(String word, String name) {
    assertThat(Nearest.to(word, NAMES)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "banana", "temperature", "zz", "x"})
  void staysSilentWhereNothingIsNear(String word) {
    assertThat(Nearest.to(word, NAMES)).isEmpty();
    assertThat(Nearest.hint(word, NAMES, "none")).isEqualTo("none");
  }
}
