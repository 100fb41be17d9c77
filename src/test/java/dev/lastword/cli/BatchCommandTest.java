package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `batch --dry-run` and `batch convert`.
class BatchCommandTest {
  private static final String PAIR =
      "pairs: [{a: 'openrouter:moonshotai/kimi-k2', b: 'anthropic:claude-haiku-4-5'}]\n";

  @TempDir private Path folder;

  @Test
  void theSampleNeedsNoKeyAndCostsNothing() {
    var sample = Path.of("samples/plan.yaml").toAbsolutePath().toString();
    var result = shell().run("batch", sample, "--dry-run");
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("plan: 8 conversations of 2 pairs, 2 openers, 2 times each\n")
        .contains("nothing was sent")
        .doesNotContain("unknown");
    assertThat(shell().run("batch", sample, "--dry-run", "--json").out())
        .startsWith("{\"v\":1,\"plan\":\"plan\",\"conversations\":8,\"pairs\":2,")
        .contains("\"calls\":{\"least\":0,\"likely\":0,\"most\":0}", "\"needs_yes\":false");
  }

  @Test
  void saysWhatItWouldTake() throws IOException {
    var word = plan(PAIR + "repeat: 10\nmax_messages: 4\n");
    var result = shell().run("batch", word, "--dry-run");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("10 conversations of 1 pair, 1 opener, 10 times each")
        .containsPattern("calls +40 +40 +40\n")
        .containsPattern("cost +\\$0\\.\\d+ +\\$0\\.\\d+ +\\$\\d\\.\\d+\n")
        .contains("assumed\n");
    assertThat(result.err())
        .contains("warning: no key for openrouter", "warning: no key for anthropic");
  }

  @Test
  void limitsStretchTheTime() throws IOException {
    var word = plan(PAIR + "repeat: 60\nmax_messages: 2\nrates: {openrouter: {rpm: 1}}\n");
    var result = shell().run("batch", word, "--dry-run", "--json", "-q");
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("\"seconds\":{\"least\":3600,\"likely\":3600,\"most\":3600}")
        .contains("\"bound\":\"openrouter, 1 requests a minute\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          repeat: 5000                     | --plain | 2 | may cost $
          repeat: 5000                     | --yes   | 0 |
          repeat: 5000\\nbudget_usd: 20     | --plain | 0 |
          repeat: 5000\\ncaps: {cost_usd: 0.001, messages: 2} | --plain | 2 | may cost $
          repeat: 2\\nmax_messages: 4       | --plain | 0 |
          """)
  void muchMoneyWithoutABudgetNeedsAYes(String more, String flag, int code, String said)
      throws IOException {
    var word = plan(PAIR + more.replace("\\n", "\n") + "\n");
    var result = shell().run("batch", word, "--dry-run", "-q", flag);
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).contains("conversation");
    if (said != null) {
      assertThat(result.err()).contains(said, "budget_usd", "--yes", "nothing was sent");
    }
  }

  @Test
  void aMillionCallsOfUnknownPriceNeedAYesToo() throws IOException {
    var word = plan("pairs: [{a: 'groq:a', b: 'groq:b'}]\nrepeat: 20000\n");
    var result = shell().run("batch", word, "--dry-run");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains("price unknown", "groq:a, groq:b", " unknown");
    assertThat(result.err()).contains("may make 1,000,000 calls of unknown price");
    assertThat(shell().run("batch", word, "--dry-run", "--yes").code()).isZero();
  }

  @Test
  void wrongPlansShowTheirPlaces() throws IOException {
    var result = shell().run("batch", plan(PAIR + "max_message: 50\n"), "--dry-run");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            """
            error: night.yaml:2:1  unknown key "max_message"
              2 | max_message: 50
                  ^ nearest: max_messages
              nothing was sent
            exit 2
            """);
  }

  @Test
  void convertPrintsAPlanThatIsTheSame() throws IOException {
    Files.writeString(
        folder.resolve("attractors.json"),
        """
        {"initial_message": " ", "max_turns": 48, "end_codeword": "[END]", "max_workers": 4,
         "models": [{"name": "Kimi K2", "model_id": "moonshotai/kimi-k2"},
                    {"name": "haiku", "model_id": "anthropic/claude-haiku-4.5"}]}
        """);
    var result = shell().run("batch", "convert", "attractors.json");
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("warning: attractors.json:1:1  read as a plan of attractors");
    Files.writeString(folder.resolve("night.yaml"), result.out());
    var again = shell().run("batch", "convert", "night.yaml");
    assertThat(again.err()).isEmpty();
    assertThat(again.out()).isEqualTo(result.out()).contains("openrouter:moonshotai/kimi-k2");
  }

  @Test
  void convertPrintsNothingThatAScreenWouldObey() throws IOException {
    var word = plan("pairs: [{a: 'ollama:x', b: 'ollama:y'}]\nopeners: [\"\\e[31m \\u202e\"]\n");
    assertThat(shell().run("batch", "convert", word).out())
        .doesNotContain("\u001b", "\u202e")
        .contains("\\u202e");
  }

  private Shell shell() {
    return new Shell(folder);
  }

  private String plan(String yaml) throws IOException {
    Files.writeString(folder.resolve("night.yaml"), yaml);
    return "night.yaml";
  }
}
