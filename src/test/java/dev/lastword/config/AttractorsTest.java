package dev.lastword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plans of the `attractors` project, as its own program takes them.
class AttractorsTest {
  private static final Catalog CATALOG = new Catalog(Set.of("openrouter"), Set.of());
  private static final String JSON =
      """
      {
        "initial_message": " ",
        "max_workers": 10,
        "max_turns": 48,
        "end_codeword": "[END]",
        "conversations_per_pair": 2,
        "system_prompt": "You talk to another model.",
        "models": [
          {"name": "Kimi K2", "model_id": "moonshotai/kimi-k2", "temperature": 1.0},
          {"name": "haiku-4.5", "model_id": "anthropic/claude-haiku-4.5"},
          {"name": "4o", "model_id": "openai/gpt-4o", "system_prompt": "Be.", "max_tokens": 300}
        ]
      }
      """;

  @TempDir private Path work;

  @Test
  void everyPartHasItsPlace() throws IOException {
    var plan = read(JSON).plan();
    assertThat(plan.pairs()).hasSize(6);
    var pair = plan.pairs().getFirst();
    assertThat(pair.id()).isEqualTo("kimi-k2_haiku-4.5");
    assertThat(pair.a().party().speaker().reference()).isEqualTo("openrouter:moonshotai/kimi-k2");
    assertThat(pair.a().party().name()).isEqualTo("Kimi K2");
    assertThat(pair.a().party().sampling().temperature()).isEqualTo("1.0");
    assertThat(pair.b().party().sampling().temperature()).isEqualTo("0.7");
    assertThat(pair.b().party().system()).isEqualTo("You talk to another model.");
    var last = plan.pairs().getLast().a().party();
    assertThat(last.system()).isEqualTo("Be.");
    assertThat(last.sampling().maxTokens()).isEqualTo(300);
    assertThat(plan.openings()).containsExactly(new Plan.Opening("initial", " "));
    assertThat(plan.repeat()).isEqualTo(2);
    assertThat(plan.jobs()).isEqualTo(10);
    assertThat(plan.caps().messages()).isEqualTo(49);
    var pattern = Pattern.compile(plan.stop().patterns().getFirst());
    assertThat(pattern.matcher("Good night.\n[END] \n").find()).isTrue();
    assertThat(pattern.matcher("[END] is a word I avoid").find()).isFalse();
  }

  @Test
  void whatIsLeftOutIsAsThere() throws IOException {
    var plan =
        read("""
        {"initial_message": "Hi", "end_codeword": null, "max_workers": null, "models":
         [{"name": "x", "model_id": "a/x"}, {"name": "y", "model_id": "a/y"}]}\
        """)
            .plan();
    assertThat(plan.caps().messages()).isEqualTo(11);
    assertThat(plan.stop()).isEqualTo(StopSettings.DEFAULT);
    assertThat(plan.repeat()).isEqualTo(1);
    assertThat(plan.jobs()).isEqualTo(Plan.JOBS);
    assertThat(plan.pairs().getFirst().a().party().system()).isEmpty();
  }

  @Test
  void itsYamlIsTheSamePlan() throws IOException {
    var first = read(JSON);
    Files.writeString(work.resolve("night.json"), first.yaml());
    var second = file().read("night.json");
    assertThat(second.plan()).isEqualTo(first.plan());
    assertThat(second.warnings()).isEmpty();
    assertThat(first.yaml()).startsWith("version: 1\npersonas:\n");
  }

  @Test
  void whatHasNoCounterpartIsSaid() throws IOException {
    var read = read(JSON.replace("\"max_turns\"", "\"output_dir\": \"out\", \"max_turns\""));
    assertThat(read.warnings())
        .extracting(Problem::message)
        .anyMatch(said -> said.contains("output_dir"))
        .anyMatch(said -> said.contains("the judge"));
  }

  @Test
  void whatIsWrongIsShownWhereItStands() throws IOException {
    Files.writeString(
        work.resolve("night.json"),
        JSON.replace("48", "0").replace("max_workers", "max_worker").replace("1.0}", "9}"));
    var trouble = catchThrowableOfType(UsageException.class, () -> file().read("night.json"));
    assertThat(trouble.problems())
        .extracting(Problem::place)
        .containsExactly("night.json:3:3", "night.json:4:16", "night.json:9:74");
    assertThat(trouble.getMessage()).contains("nearest: max_workers");
  }

  private PlanFile.Read read(String json) throws IOException {
    Files.writeString(work.resolve("night.json"), json);
    return file().read("night.json");
  }

  private PlanFile file() {
    return new PlanFile(work, Personas.in(work, Map.of(), CATALOG), CATALOG);
  }
}
