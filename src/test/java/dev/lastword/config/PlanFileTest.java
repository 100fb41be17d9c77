package dev.lastword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lastword.detect.Policy;
import dev.lastword.endpoint.Limits;
import dev.lastword.talk.Caps;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Plans of our own form.
class PlanFileTest {
  private static final Catalog CATALOG =
      new Catalog(Set.of("anthropic", "openrouter", "ollama"), Set.of("openai"));

  @TempDir private Path work;

  @BeforeEach
  void files() throws IOException {
    write("plans/kimi.md", "---\nname: Kimi K2\nmodel: openrouter:moonshotai/kimi-k2\n---\nBe.");
    write(
        "personas/haiku.md",
        "---\nmodel: anthropic:claude-haiku-4-5\nstop_token: \"[END]\"\n---\nBe brief.");
    write("plans/openers/free-will.md", "Are you free?\n");
    write("plans/a.txt", "one\n---\ntwo\n");
  }

  @Test
  void readsThePlanOfTheContract() throws IOException {
    var plan =
        plan(
            """
            version: 1
            kind: batch
            personas: [./kimi.md, haiku]
            self: false
            openers: [{id: blank, text: " "}, {id: free-will, file: openers/free-will.md}]
            repeat: 2
            caps: {messages: 50, total_tokens: 200000, cost_usd: 0.50, time: 30m}
            budget_usd: 5.00
            jobs: 8
            rates: {openrouter: {rpm: 60, tpm: 200000, concurrent: 16}}
            stop: {policy: eager, phrases: ["[END]"], patterns: ["(?i)over and out"]}
            """);
    assertThat(plan.name()).isEqualTo("night");
    assertThat(plan.pairs())
        .extracting(Plan.Pair::id)
        .containsExactly("kimi-k2_haiku", "haiku_kimi-k2");
    assertThat(plan.pairs().getFirst().b().tokens()).containsExactly("[END]");
    assertThat(plan.openings())
        .containsExactly(
            new Plan.Opening("blank", " "), new Plan.Opening("free-will", "Are you free?\n"));
    assertThat(plan.repeat()).isEqualTo(2);
    assertThat(plan.talks()).isEqualTo(8);
    assertThat(plan.caps())
        .isEqualTo(new Caps(50, 200_000L, new BigDecimal("0.50"), Duration.ofMinutes(30)));
    assertThat(plan.budget()).isEqualTo("5.00");
    assertThat(plan.jobs()).isEqualTo(8);
    assertThat(plan.rates()).isEqualTo(Map.of("openrouter", new Limits(60, 200_000, 16)));
    assertThat(plan.stop())
        .isEqualTo(
            new StopSettings(
                Policy.EAGER,
                null,
                List.of("[END]"),
                List.of("(?i)over and out"),
                List.of(),
                StopSettings.Action.STOP));
  }

  @Test
  void aLittleIsEnough() throws IOException {
    var plan = plan("pairs: [{a: 'ollama:x', b: 'ollama:x'}]\nmax_messages: 7\n");
    assertThat(plan.openings()).containsExactly(Plan.Opening.NONE);
    assertThat(plan.repeat()).isEqualTo(1);
    assertThat(plan.jobs()).isEqualTo(Plan.JOBS);
    assertThat(plan.caps().messages()).isEqualTo(7);
    assertThat(plan.budget()).isNull();
    assertThat(plan.stop()).isEqualTo(StopSettings.DEFAULT);
  }

  @Test
  void selfAddsEachWithItself() throws IOException {
    assertThat(plan("personas: ['ollama:x', 'ollama:y']\nself: true\n").pairs())
        .extracting(Plan.Pair::id)
        .containsExactly("x_x", "x_y", "y_x", "y_y");
  }

  @Test
  void whoSpeaksMayBeWrittenOut() throws IOException {
    var plan =
        plan(
            """
            pairs:
              - id: p1
                a: {id: cool, name: Cool, model: "ollama:x", persona: skeptic, temperature: 0.1}
                b: {model: "script:a.txt", system: "@home", max_tokens: 9}
            """);
    var a = plan.pairs().getFirst().a();
    var b = plan.pairs().getFirst().b();
    assertThat(plan.pairs().getFirst().id()).isEqualTo("p1");
    assertThat(a.id()).isEqualTo("cool");
    assertThat(a.party().name()).isEqualTo("Cool");
    assertThat(a.party().system()).isNotBlank();
    assertThat(a.party().sampling().temperature()).isEqualTo("0.1");
    assertThat(b.party().system()).isEqualTo("@home");
    assertThat(b.party().sampling().maxTokens()).isEqualTo(9);
    assertThat(b.party().speaker()).isEqualTo(new SpeakerSpec.Script(work.resolve("plans/a.txt")));
  }

  @Test
  void openersAreTextsWhateverTheyBeginWith() throws IOException {
    var plan =
        plan("pairs: [{a: 'ollama:x', b: 'ollama:y'}]\nopeners: ['@home', Hello you!, ' ']\n");
    assertThat(plan.openings())
        .containsExactly(
            new Plan.Opening("home", "@home"),
            new Plan.Opening("hello-you", "Hello you!"),
            new Plan.Opening("blank", " "));
  }

  @Test
  void everyProblemIsToldAtOnceAndInPlace() throws IOException {
    write("plans/bad.md", "---\ntemprature: 1\nmodel: nobody:x\n---\nHi.");
    var trouble =
        refused(
            """
            personas: [./kimi.md, haikoo, ./bad.md]
            openers: [{id: Big, text: x}, {file: openers/free-wil.md}]
            max_message: 50
            caps: {messages: 0, time: soon, cost_usd: -1}
            budget_usd: lots
            jobs: 0
            rates: {opnrouter: {rpm: 1}}
            stop: {patterns: ["x*", "("], policy: egaer}
            """);
    assertThat(trouble.problems().stream().map(Problem::place).collect(Collectors.toSet()))
        .contains(
            "plans/night.yaml:1:23",
            "plans/bad.md:2:1",
            "plans/bad.md:3:8",
            "plans/night.yaml:2:16",
            "plans/night.yaml:2:38",
            "plans/night.yaml:3:1",
            "plans/night.yaml:4:18",
            "plans/night.yaml:4:27",
            "plans/night.yaml:4:43",
            "plans/night.yaml:5:13",
            "plans/night.yaml:6:7",
            "plans/night.yaml:7:9",
            "plans/night.yaml:8:19",
            "plans/night.yaml:8:25",
            "plans/night.yaml:8:39");
    assertThat(trouble.getMessage())
        .contains("nearest: max_messages", "nearest: free-will.md", "nearest: openrouter")
        .contains("matches empty text", "nearest: eager", "nearest: temperature");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          personas: ['ollama:x', 'ollama:x']        | 1:24 | the same as one before
          personas: ['ollama:x']                    | 1:11 | nobody to talk to
          personas: []                              | 1:11 | a list of at least one
          personas: [skeptic, poet]                 | 1:12 | names no model
          personas: ['human:', 'ollama:x']          | 1:12 | nobody sits at the keyboard
          personas: [{name: X}, 'ollama:x']         | 1:12 | nobody speaks here
          pairs: [{a: 'ollama:x'}]                  | 1:9  | nobody speaks on side b
          pairs: ['ollama:x']                       | 1:9  | a pair is a mapping
          jobs: 3                                   | 1:1  | nobody talks in this plan
          kind: register                            | 1:7  | not read yet
          kind: bach                                | 1:7  | kind is "bach"
          version: 2                                | 1:10 | version is "2"
          """)
  void whatIsNoPlanIsRefused(String yaml, String at, String what) throws IOException {
    var trouble = refused(yaml + "\n");
    assertThat(trouble.problems())
        .anySatisfy(problem -> {
          assertThat(problem.place()).isEqualTo("plans/night.yaml:" + at);
          assertThat(problem.message()).contains(what);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pairs: [{a: 'ollama:x', b: 'ollama:y'}, {id: q, a: {model: 'ollama:x'}, b: 'ollama:y'}]",
        "pairs: [{id: p, a: 'ollama:x', b: 'ollama:y'}, {id: p, a: 'ollama:y', b: 'ollama:x'}]",
        "pairs: [{a: 'ollama:x', b: 'ollama:y'}]\nopeners: [Hello, {id: h, text: Hello}]",
        "pairs: [{a: 'ollama:x', b: 'ollama:y'}]\nopeners: [{id: h, text: A}, {id: h, text: B}]",
        "pairs: [{a: 'ollama:x', b: 'ollama:y'}]\nmax_messages: 5\ncaps: {messages: 5}",
        "pairs: [{a: 'ollama:x', b: 'ollama:y'}]\nself: true",
        "pairs: [{a: 'ollama:x', b: 'ollama:y'}]\npersonas: ['ollama:x', 'ollama:y']",
        "pairs: [{a: 'ollama:x', b: 'ollama:y'}]\nopeners: []",
        "personas: [&x 'ollama:x', *x]",
        "personas: ['ollama:x', 'ollama:y']\nrepeat: 1000000"
      })
  void twoRowsOfOneTalkAndOtherContradictionsAreRefused(String yaml) throws IOException {
    assertThat(refused(yaml + "\n").problems()).hasSize(1);
  }

  @Test
  void keysAreRefusedAndMasked() throws IOException {
    var key = "sk-ant-" + "x9y8z7w6v5u4t3s2";
    write("plans/secret.txt", "Use " + key);
    var trouble =
        refused(
            "pairs: [{a: 'ollama:x', b: {model: 'ollama:y', system: 'my key is "
                + key
                + "'}}]\nopeners: [{file: secret.txt}]\n");
    assertThat(trouble.problems()).hasSize(3);
    assertThat(trouble.getMessage()).contains("keys do not belong").doesNotContain(key);
  }

  @Test
  void jsonIsYaml() throws IOException {
    write(
        "plans/night.json",
        "{\n\t\"pairs\": [\n\t\t{\"a\": \"ollama:x\", \"b\": \"ollama:y\"}\n\t],\n"
            + "\t\"openers\": [\"caf\\u00e9 \\ud83d\\ude00\\/\"],\"repeat\":3\n}");
    var plan = file().read("plans/night.json").plan();
    assertThat(plan.repeat()).isEqualTo(3);
    assertThat(plan.openings().getFirst().text()).isEqualTo("café 😀/");
  }

  @Test
  void aMissingPlanNamesItsNeighbour() throws IOException {
    write("plans/night.yaml", "");
    var trouble = catchThrowableOfType(UsageException.class, () -> file().read("plans/nigt.yaml"));
    assertThat(trouble.getMessage()).contains("there is no plan", "nearest: night.yaml");
  }

  @Test
  void whatIsPrintedReadsAsTheSamePlan() throws IOException {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var round = 0; round < 200; round++) {
      var text = text(random);
      write("plans/openers/any.md", text);
      var yaml =
          "pairs: [{a: {model: 'ollama:x', system: "
              + quoted(text(random) + "x")
              + ", temperature: 0.70}, b: ./kimi.md}]\nopeners: ["
              + quoted(text(random))
              + ", {file: openers/any.md}]\nrepeat: 2 # a note\nbudget_usd: 1.50\n"
              + "caps: {time: 90s}\nstop: {phrases: [no, '1.50', \"~\"]}\n";
      var first = file().read(write("plans/night.yaml", yaml));
      var second = file().read(write("plans/night.yaml", first.yaml()));
      assertThat(second.plan()).as("seed %d round %d", seed, round).isEqualTo(first.plan());
      assertThat(second.yaml()).isEqualTo(first.yaml());
    }
  }

  private static String text(Random random) {
    var alphabet =
        List.of(
            "a", " ", "\n", "\t", "é", "😀", "#", ": ", "- ", "'", "\"", "\\", "@", "\u0085",
            "\u2028", "\u200b", "\u0007", "no", "1", "|", ">", "%", "&", "*", "!", "?");
    var out = new StringBuilder("t" + random.nextInt(1_000_000));
    for (var i = random.nextInt(12); i > 0; i--) {
      out.append(alphabet.get(random.nextInt(alphabet.size())));
    }
    return out.toString();
  }

  private static String quoted(String text) {
    var out = new StringBuilder("\"");
    text.chars().forEach(c -> out.append(String.format("\\u%04x", c)));
    return out.append('"').toString();
  }

  private Plan plan(String yaml) throws IOException {
    return file().read(write("plans/night.yaml", yaml)).plan();
  }

  private UsageException refused(String yaml) throws IOException {
    var word = write("plans/night.yaml", yaml);
    return catchThrowableOfType(UsageException.class, () -> file().read(word));
  }

  private PlanFile file() {
    return new PlanFile(work, Personas.in(work, Map.of(), CATALOG), CATALOG);
  }

  private String write(String name, String text) throws IOException {
    var file = work.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return name;
  }
}
