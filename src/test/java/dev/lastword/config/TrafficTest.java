package dev.lastword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lastword.endpoint.Deadlines;
import dev.lastword.endpoint.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficTest {
  private static final Catalog CATALOG =
      new Catalog(Set.of("openrouter", "anthropic"), Set.of("openai"));

  @TempDir private Path work;
  private final Map<String, String> env = new HashMap<>();

  @Test
  void saysNothingByItself() throws IOException {
    assertThat(files().rates(CATALOG)).isEmpty();
    assertThat(files().deadlines()).isEqualTo(Deadlines.DEFAULT);
  }

  @Test
  void readsRatesAndDeadlines() throws IOException {
    file(
        """
        rates:
          openrouter: {rpm: 60, tpm: 200000, concurrent: 16}
          custom:
            concurrent: 1
        deadlines: {connect: 3s, idle: 1m30s}
        """);
    assertThat(files().rates(CATALOG))
        .isEqualTo(
            Map.of("openrouter", new Limits(60, 200_000, 16), "custom", new Limits(null, null, 1)));
    assertThat(files().deadlines())
        .isEqualTo(
            new Deadlines(
                Duration.ofSeconds(3),
                Deadlines.DEFAULT.firstByte(),
                Duration.ofSeconds(90),
                Deadlines.DEFAULT.total()));
  }

  @Test
  void theEnvironmentHidesTheFileKeyByKey() throws IOException {
    file("rates: {openrouter: {rpm: 60, tpm: 5}}\ndeadlines: {connect: 3s, total: 1h}\n");
    env.put("LASTWORD_RATES", "{openrouter: {rpm: 7}, anthropic: {concurrent: 2}}");
    env.put("LASTWORD_DEADLINES", "connect: 1s");
    assertThat(files().rates(CATALOG))
        .isEqualTo(
            Map.of("openrouter", new Limits(7, 5, null), "anthropic", new Limits(null, null, 2)));
    assertThat(files().deadlines().connect()).isEqualTo(Duration.ofSeconds(1));
    assertThat(files().deadlines().total()).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rates: {openrouter: {rmp: 60}} | lastword.yaml:1:22 | unknown key \"rmp\" | nearest: rpm",
        "rates: {openrouter: {rpm: 0}} | lastword.yaml:1:27 | rpm is \"0\" | from 1 to 1000000000",
        "rates: {openrouter: {rpm: -5}} | lastword.yaml:1:27 | rpm is \"-5\" | whole number",
        "rates: {openrouter: {tpm: 1e6}} | lastword.yaml:1:27 | tpm is \"1e6\" | whole number",
        "rates: {openrouter: {concurrent: 99999}} | lastword.yaml:1:34 | concurrent is | from 1 to 10000",
        "rates: {openrouter: 60} | lastword.yaml:1:21 | openrouter must hold keys and values | such as",
        "rates: [openrouter] | lastword.yaml:1:8 | rates must hold keys and values | such as",
        "deadlines: {conect: 1s} | lastword.yaml:1:13 | unknown key \"conect\" | nearest: connect",
        "deadlines: {connect: 0s} | lastword.yaml:1:22 | connect is \"0s\" | above 0s",
        "deadlines: {total: 5} | lastword.yaml:1:20 | total is \"5\" | written like 90s",
        "deadlines: {total: 2d} | lastword.yaml:1:20 | total is \"2d\" | at most 24h"
      })
  void refusesWhatCannotBeMeant(String yaml, String place, String message, String hint)
      throws IOException {
    file(yaml + "\n");
    assertThat(problems())
        .hasSize(1)
        .first()
        .satisfies(problem -> {
          assertThat(problem.place()).isEqualTo(place);
          assertThat(problem.message()).contains(message);
          assertThat(problem.hint()).contains(hint);
        });
  }

  @Test
  void aNameThatIsNoProviderIsShownInItsPlace() throws IOException {
    file("rates:\n  openruter: {rpm: 60}\n");
    assertThat(problems()).hasSize(1);
    assertThat(problems().getFirst().lines())
        .containsExactly(
            "lastword.yaml:2:3  unknown provider \"openruter\"",
            "  2 |   openruter: {rpm: 60}",
            "        ^ nearest: openrouter");
  }

  @Test
  void aMistakeInTheEnvironmentNamesItsVariable() throws IOException {
    env.put("LASTWORD_RATES", "{openrouter: {rpm: x}}");
    env.put("LASTWORD_DEADLINES", "[1s]");
    assertThat(problems())
        .extracting(Problem::source)
        .containsExactlyInAnyOrder("LASTWORD_RATES", "LASTWORD_DEADLINES");
  }

  private void file(String text) throws IOException {
    Files.writeString(work.resolve("lastword.yaml"), text);
  }

  private ConfigFiles files() throws IOException {
    return ConfigFiles.read(work, env);
  }

  private List<Problem> problems() {
    var e = catchThrowableOfType(UsageException.class, () -> files().rates(CATALOG));
    assertThat(e).as("it is refused").isNotNull();
    return e.problems();
  }
}
