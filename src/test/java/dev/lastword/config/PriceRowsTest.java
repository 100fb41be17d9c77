package dev.lastword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lastword.endpoint.Price;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Prices of the user's own.
class PriceRowsTest {
  @TempDir private Path folder;

  @Test
  void readsExactDecimals() throws IOException {
    var files =
        read(
            """
            prices:
              openrouter:
                "moonshotai/kimi-k2":
                  {input: 0.6, output: 2.50, cached: 0.15, cache_write: 1, prompt_up_to: 128000, as_of: 2026-01-02}
              custom: {"*": {input: 0, output: 0}}
            """);
    var kimi = price(files, "openrouter", "moonshotai/kimi-k2");
    assertThat(kimi.input()).isEqualTo("0.6");
    assertThat(kimi.output()).isEqualTo("2.50");
    assertThat(kimi.cached()).isEqualTo("0.15");
    assertThat(kimi.cacheWrite()).isEqualTo("1");
    assertThat(kimi.promptUpTo()).isEqualTo(128_000);
    assertThat(kimi.asOf()).isEqualTo("2026-01-02 (lastword.yaml)");
    var any = price(files, "custom", "*");
    assertThat(any.input()).isEqualByComparingTo("0");
    assertThat(any.asOf()).isEqualTo("lastword.yaml");
  }

  @Test
  void theNearerFileHidesTheOtherRowByRow() throws IOException {
    var home = Files.createDirectories(folder.resolve("home/lastword"));
    Files.writeString(
        home.resolve("config.yaml"),
        "prices: {openai: {a: {input: 1, output: 1}, b: {input: 1, output: 1}}}");
    Files.writeString(
        folder.resolve("lastword.yaml"), "prices: {openai: {a: {input: 2, output: 2}}}");
    var env = Map.of("XDG_CONFIG_HOME", folder.resolve("home").toString());
    var files = ConfigFiles.read(folder, env);
    assertThat(price(files, "openai", "a").input()).isEqualByComparingTo("2");
    assertThat(price(files, "openai", "b").input()).isEqualByComparingTo("1");
  }

  @Test
  void aProviderOfTheUsersOwnMayHavePrices() throws IOException {
    var files =
        read(
            """
            providers: {lab: {base_url: "https://models.lab.example/v1"}}
            prices: {lab: {m: {input: 1, output: 2}}}
            """);
    assertThat(files.prices()).containsKey("lab");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prices: {openai: {m: {input: -1, output: 2}}}|1:30|a number from 0 to 1000000",
        "prices: {openai: {m: {input: free, output: 2}}}|1:30|a number from 0 to 1000000",
        "prices: {openai: {m: {input: 0.0000000000001, output: 2}}}|1:30|at most 12 decimals",
        "prices: {openai: {m: {input: 1}}}|1:19|needs input and output",
        "prices: {openai: {m: {inptu: 1, output: 2}}}|1:23|nearest: input",
        "prices: {openai: {m: {input: 1, output: 2, as_of: May}}}|1:51|written like 2026-10-01",
        "prices: {openai: {m: 1}}|1:22|a row of keys and values",
        "prices: {openai: 1}|1:18|models and their rows",
        "prices: {opnai: {m: {input: 1, output: 2}}}|1:10|nearest: openai",
        "prices: 1|1:9|keys and values"
      })
  void pointsAtWhatIsWrong(String yaml, String place, String what) throws IOException {
    Files.writeString(folder.resolve("lastword.yaml"), yaml);
    var refused =
        catchThrowableOfType(UsageException.class, () -> ConfigFiles.read(folder, Map.of()));
    assertThat(refused).hasMessageContaining("lastword.yaml:" + place).hasMessageContaining(what);
  }

  private static Price price(ConfigFiles files, String provider, String model) {
    return Objects.requireNonNull(files.prices().getOrDefault(provider, Map.of()).get(model));
  }

  private ConfigFiles read(String yaml) throws IOException {
    Files.writeString(folder.resolve("lastword.yaml"), yaml);
    return ConfigFiles.read(folder, Map.of());
  }
}
