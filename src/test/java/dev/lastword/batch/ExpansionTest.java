package dev.lastword.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lastword.config.Catalog;
import dev.lastword.config.Personas;
import dev.lastword.config.Plan;
import dev.lastword.config.PlanFile;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.Deadlines;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.Keys;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.engine.Script;
import dev.lastword.engine.Speakers;
import dev.lastword.text.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What conversations a plan makes, and by which ids they are known.
class ExpansionTest {
  private static final String PLAN =
      """
      personas: [{model: "ollama:gemma3", system: Be kind.}, {model: "ollama:phi4"}]
      openers: [{id: hello, text: Hello}]
      repeat: 2
      """;

  @TempDir private Path work;

  @Test
  void idsAreThoseOfTheContract() throws IOException {
    assertThat(ids(PLAN))
        .containsExactly(
            "gemma3_phi4_hello_r1_c7da18d3",
            "phi4_gemma3_hello_r1_f5ba2b38",
            "gemma3_phi4_hello_r2_1e80f9f9",
            "phi4_gemma3_hello_r2_a9501ef5");
  }

  @Test
  void idsAreTheSameInEveryLocaleAndFolder() throws IOException {
    var here = ids(PLAN);
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      work = Files.createDirectory(work.resolve("İĞ"));
      assertThat(ids(PLAN)).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aRenamedFileIsTheSameConversation() throws IOException {
    var persona = "---\nname: Tide\nmodel: ollama:gemma3\n---\nBe.";
    write("one.md", persona);
    write("two.md", persona);
    write("one.txt", "yes\n---\nno\n");
    write("two.txt", "yes\n---\nno\n");
    var plan = "pairs: [{a: ./one.md, b: {id: s, model: 'script:one.txt'}}]\nopeners: [Hi]\n";
    assertThat(ids(plan.replace("one.", "two."))).isEqualTo(ids(plan));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "caps: {messages: 9, cost_usd: 1}",
        "jobs: 3",
        "budget_usd: 7",
        "rates: {ollama: {rpm: 3}}"
      })
  void limitsAreNoPartOfAConversation(String more) throws IOException {
    assertThat(ids(PLAN + more + "\n")).isEqualTo(ids(PLAN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Be kind.|Be kind!",
        "phi4|phi4:latest",
        "text: Hello|text: Hello.",
        "system: Be kind.|system: Be kind., temperature: 0.5",
        "repeat: 2|repeat: 2\nstop: {policy: eager}"
      })
  void whatIsSaidToAModelIs(String change) throws IOException {
    var parts = change.split("\\|", -1);
    assertThat(digests(PLAN.replace(parts[0], parts[1])))
        .doesNotContainAnyElementsOf(digests(PLAN));
  }

  @Test
  void aChangedScriptIsAnotherConversation() throws IOException {
    write("one.txt", "yes\n");
    var plan = "pairs: [{a: 'script:one.txt', b: 'ollama:x'}]\n";
    var before = ids(plan);
    write("one.txt", "no\n");
    assertThat(ids(plan)).doesNotContainAnyElementsOf(before);
  }

  @Test
  void twoFilesOfOneScriptAreOneConversation() throws IOException {
    write("one.txt", "yes\n");
    write("two.txt", "yes\n");
    var plan =
        "pairs: [{a: {id: s, model: 'script:one.txt'}, b: 'ollama:x'},"
            + " {a: {id: s, model: 'script:two.txt'}, b: 'ollama:x'}]\n";
    var trouble = catchThrowableOfType(UsageException.class, () -> ids(plan));
    assertThat(trouble.getMessage()).contains("are one conversation");
  }

  @Test
  void everyScriptThatCannotBeReadIsNamed() throws IOException {
    write("one.json", "[]");
    var plan = "pairs: [{a: 'replay:one.json#X', b: 'ollama:x'}]\n";
    var trouble = catchThrowableOfType(Exception.class, () -> ids(plan));
    assertThat(trouble).hasMessageContaining("one.json");
  }

  /// Ten thousand conversations at least, of plans that grow.
  @Test
  void plansThatGrowKeepTheirIdsAndNoTwoAreEqual() throws IOException {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var made = 0;
    for (var round = 0; made < 10_000; round++) {
      var people = 2 + random.nextInt(6);
      var openers = 1 + random.nextInt(4);
      var repeat = 1 + random.nextInt(5);
      var small = ids(plan(people, openers, repeat));
      var large =
          ids(plan(people + 1 + random.nextInt(3), openers + random.nextInt(2), repeat + 1));
      var where = "seed %d round %d".formatted(seed, round);
      assertThat(large).as(where).containsAll(small);
      assertThat(new HashSet<>(large)).as(where).hasSameSizeAs(large);
      assertThat(large).as(where).allMatch(Slug::isId);
      made += large.size();
    }
  }

  /// People of one name and openers that begin alike: only the digest tells them apart.
  private static String plan(int people, int openers, int repeat) {
    var who =
        IntStream.range(0, people)
            .mapToObj(i -> "{name: Same Name Of Considerable Length, model: 'ollama:m" + i + "'}")
            .collect(Collectors.joining(", "));
    var said =
        IntStream.range(0, openers)
            .mapToObj(i -> "{id: the-same-beginning-of-an-id-" + i + ", text: Text " + i + "}")
            .collect(Collectors.joining(", "));
    return "personas: [%s]\nself: true\nopeners: [%s]\nrepeat: %d\n".formatted(who, said, repeat);
  }

  private List<String> ids(String yaml) throws IOException {
    return tasks(yaml).stream().map(Task::id).toList();
  }

  private List<String> digests(String yaml) throws IOException {
    return tasks(yaml).stream().map(Task::digest).toList();
  }

  private List<Task> tasks(String yaml) throws IOException {
    write("night.yaml", yaml);
    Plan plan =
        new PlanFile(work, Personas.in(work, Map.of(), Catalog.ANY), Catalog.ANY)
            .read("night.yaml")
            .plan();
    try (var endpoints =
        new Endpoints(ProviderTable.builtIn(), Keys.in(Map.of()), Deadlines.DEFAULT)) {
      var casting =
          new Speakers(
              endpoints,
              side -> {
                throw new IllegalStateException(side.code());
              },
              Script.Pace.NONE);
      return Expansion.of(plan, Company.of(plan, casting, endpoints), work);
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(work.resolve(name), text);
  }
}
