package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelRefTest {
  @ParameterizedTest
  @CsvSource({
    "anthropic:claude-haiku-4-5, anthropic, claude-haiku-4-5, ",
    "openrouter:moonshotai/kimi-k2, openrouter, moonshotai/kimi-k2, ",
    "openrouter:deepseek/deepseek-r1:free, openrouter, deepseek/deepseek-r1:free, ",
    "ollama:gemma3:4b, ollama, gemma3:4b, ",
    "' OpenAI:gpt-5 ', openai, gpt-5, ",
    "http://127.0.0.1:8080/v1#name, custom, name, http://127.0.0.1:8080/v1",
    "https://host.example/api/v1#vendor/name:tag, custom, vendor/name:tag, https://host.example/api/v1",
    "http://localhost#/models/x.gguf, custom, /models/x.gguf, http://localhost",
    "http://[::1]:8080/v1#m, custom, m, http://[::1]:8080/v1"
  })
  void readsBothForms(String form, String provider, String model, @Nullable String base) {
    var ref = ModelRef.parse(form);
    assertThat(ref).isEqualTo(new ModelRef(provider, model, base));
    assertThat(ModelRef.parse(ref.toString())).isEqualTo(ref);
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-5, a model is written provider:model",
    "'', a model is written provider:model",
    ":gpt-5, a model is written provider:model",
    "openai:, a model is written provider:model",
    "openai:gpt 5, no blanks",
    "openai:a/../b, no path",
    "http://127.0.0.1:8080/v1, 'needs the model''s name behind it: http://127.0.0.1:8080/v1#name'",
    "http://127.0.0.1:8080/v1#, needs the model's name",
    "http://example.com/v1#m, plain http goes only to this machine: http://example.com/v1",
    "http://127.evil.com/v1#m, plain http goes only to this machine",
    "http://localhost.evil.com/v1#m, plain http goes only to this machine",
    "https://user:sk-secret@example.com/v1#m, 'no user info: https://example.com/v1'",
    "https://example.com/v1?api_key=sk-secret#m, 'holds no key; name its variable: https://example.com/v1'",
    "https://example.com/v1?API_KEY=sk-secret#m, holds no key",
    "https://#m, this is none",
    "sk-ant-0123456789abcdef, this is neither: '***'"
  })
  void saysWhatIsWrong(String form, String message) {
    assertThatThrownBy(() -> ModelRef.parse(form))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining(message.replaceAll("^'|'$", ""))
        .hasMessageNotContaining("secret");
  }
}
