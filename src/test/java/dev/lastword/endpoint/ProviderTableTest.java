package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderTableTest {
  private final ProviderTable table = ProviderTable.builtIn();

  @Test
  void knowsAllThatArePromised() {
    assertThat(table.all())
        .extracting(Provider::name)
        .containsExactly(
            "openai",
            "anthropic",
            "google",
            "openrouter",
            "moonshot",
            "xai",
            "mistral",
            "deepseek",
            "groq",
            "together",
            "fireworks",
            "cohere",
            "maritaca",
            "meta",
            "ollama",
            "lmstudio",
            "vllm",
            "llamacpp");
  }

  @Test
  void standsInTheManualAsItIs() throws IOException {
    var manual = Files.readString(Path.of("docs", "providers.md"));
    for (var row : table.all()) {
      var keys =
          row.keyVariables().isEmpty()
              ? "none"
              : "`" + String.join("` or `", row.keyVariables()) + "`";
      assertThat(manual)
          .contains(
              "| `%s` | %s | `%s` | %s |"
                  .formatted(row.name(), row.dialect().word(), row.baseUrl(), keys));
    }
  }

  @Test
  void wantsAKeyForEveryHostButThisMachine() {
    for (var provider : table.all()) {
      assertThat(provider.keyRequired())
          .as(provider.name())
          .isEqualTo(provider.baseUrl().startsWith("https://"));
    }
  }

  @Test
  void findsARowInAnyCase() {
    assertThat(table.get("Anthropic").dialect()).isEqualTo(Dialect.ANTHROPIC);
    assertThat(table.get("google").keyVariables())
        .containsExactly("GEMINI_API_KEY", "GOOGLE_API_KEY");
    assertThat(table.get("openrouter").fixedFields())
        .containsEntry("provider", Map.of("allow_fallbacks", false));
  }

  @ParameterizedTest
  @CsvSource({
    "antropic, anthropic",
    "open-router, openrouter",
    "openroute, openrouter",
    "gemini, google",
    "kimi, moonshot",
    "olama, ollama",
    "LM-Studio, lmstudio",
    "grok, xai",
    "zzzzzz, ",
    "script, "
  })
  void suggestsWhatWasProbablyMeant(String name, @Nullable String nearest) {
    assertThatThrownBy(() -> table.get(name))
        .isInstanceOfSatisfying(
            UnknownProviderException.class,
            e -> {
              assertThat(e.name()).isEqualTo(name);
              assertThat(e.nearest()).isEqualTo(nearest);
            })
        .hasMessageContaining("unknown provider '" + name + "'");
  }

  @Test
  void takesRowsOfTheUsersOwn() {
    var mine =
        table.with(
            Map.of(
                "mine", Map.of("base_url", "https://llm.example/v1", "key_env", "MY_KEY"),
                "ollama", Map.of("base_url", "http://127.0.0.1:9999/v1")));
    assertThat(mine.get("mine").keyVariables()).containsExactly("MY_KEY");
    assertThat(mine.get("mine").fixedFields()).containsKey("stream_options");
    assertThat(mine.get("ollama").baseUrl()).endsWith(":9999/v1");
    assertThat(table.get("ollama").baseUrl()).endsWith(":11434/v1");
  }

  @ParameterizedTest
  @CsvSource({
    "base_url, http://llm.example/v1, plain http goes only to this machine",
    "base_url, ftp://llm.example, this is none",
    "dialect, klingon, 'unknown dialect ''klingon''; there are openai, anthropic, gemini'",
    "key, maybe, neither required nor optional",
    "key, required, requires a key but names no key_env",
    "reply_tokens, many, no positive number",
    "send, all, send that is no map",
    "api_key, sk-secret, unknown key 'api_key'"
  })
  void refusesAWrongRow(String key, String value, String message) {
    var row = new HashMap<String, Object>(Map.of("base_url", "https://llm.example/v1"));
    row.put(key, value);
    assertThatThrownBy(() -> table.with(Map.of("mine", row)))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("secret");
  }

  @Test
  void aRowMayLimitHowMuchItsProviderIsAsked() {
    var limits = Map.of("rpm", 60L, "tpm", 200_000, "concurrent", 16);
    var row = Map.of("base_url", "https://llm.example/v1", "limits", limits);
    var mine = table.with(Map.of("mine", row)).get("mine");
    assertThat(mine.limits()).isEqualTo(new Limits(60, 200_000, 16));
    assertThat(table.all()).allMatch(provider -> provider.limits().equals(Limits.NONE));
    try (var rates = new Rates(null, Map.of("mine", new Limits(6, null, null)), _ -> {})) {
      assertThat(rates.limits(mine)).isEqualTo(new Limits(6, 200_000, 16));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rpms, 60, unknown limit 'rpms'",
    "rpm, 0, 'a limit on requests a minute must be from 1 to 1000000000, not 0'",
    "tpm, -3, 'a limit on tokens a minute must be from 1 to 1000000000, not -3'",
    "concurrent, 9999999999, 'a limit on calls at a time must be from 1 to 10000, not 2147483647'"
  })
  void refusesAWrongLimit(String key, long value, String message) {
    var row = Map.of("base_url", "https://llm.example/v1", "limits", Map.of(key, value));
    assertThatThrownBy(() -> table.with(Map.of("mine", row)))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining(message);
  }

  @Test
  void takesANumberFromAFileAsItIsRead() {
    var row = Map.of("base_url", "https://llm.example/v1", "reply_tokens", 700L);
    assertThat(table.with(Map.of("mine", row)).get("mine").replyTokens()).isEqualTo(700);
  }

  @Test
  void refusesANameNobodyCouldType() {
    var row = Map.of("base_url", "https://llm.example/v1");
    for (var name : List.of("Mine", "a b", "", "x".repeat(41), "script", "https")) {
      assertThatThrownBy(() -> table.with(Map.of(name, row))).isInstanceOf(SetupException.class);
    }
  }
}
