package dev.lastword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lastword.text.CpuTime;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonaFileTest {
  private static final Catalog CATALOG =
      new Catalog(Set.of("anthropic", "openai", "ollama"), Set.of("openai", "anthropic"));

  @Test
  void readsEveryKey() {
    var persona =
        read("""
        ---
        name: Kimi
        model: kimi-k2
        base_url: https://api.example.org/v1
        dialect: openai
        key_env: EXAMPLE_KEY
        temperature: 0.7
        top_p: 0.9
        max_tokens: 400
        seed: -7
        stop_token: "[END]"
        vars: {topic: tides, year: 1999, yes: no}
        extra: {reasoning: {effort: low}, n: 1, on: true, list: [no, 1.5]}
        ---
        Speak of ${topic} in ${year}, ${yes}.
        """)
            .persona();
    assertThat(persona.name()).isEqualTo("Kimi");
    assertThat(persona.model()).isEqualTo("kimi-k2");
    assertThat(persona.baseUrl()).isEqualTo(URI.create("https://api.example.org/v1"));
    assertThat(persona.dialect()).isEqualTo("openai");
    assertThat(persona.keyEnv()).isEqualTo("EXAMPLE_KEY");
    assertThat(persona.sampling().temperature()).isEqualTo(new BigDecimal("0.7"));
    assertThat(persona.sampling().topP()).isEqualTo(new BigDecimal("0.9"));
    assertThat(persona.sampling().maxTokens()).isEqualTo(400);
    assertThat(persona.sampling().seed()).isEqualTo(-7L);
    assertThat(persona.stopToken()).isEqualTo("[END]");
    assertThat(persona.sampling().extra())
        .isEqualTo(
            Map.of(
                "reasoning",
                Map.of("effort", "low"),
                "n",
                1L,
                "on",
                true,
                "list",
                List.of("no", new BigDecimal("1.5"))));
    assertThat(persona.prompt()).isEqualTo("Speak of tides in 1999, no.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You are calm.\n",
        "--- not a fence\nYou are calm.",
        "  \n---\nbelow a rule",
        "${script:javascript:1+1} ${env:HOME} ${jndi:ldap://x} ${sys:user.name} %s {} $ { ${ }",
        "\\${a} $$ $${nothing} ${a:-b} ${} ${a b} ${${x}}",
        "line\r\nline\rno end"
      })
  void aFileWithoutFrontMatterIsThePromptByteForByte(String text) {
    var persona = read(text).persona();
    assertThat(persona.prompt()).isEqualTo(text);
    assertThat(persona.name()).isEqualTo("stem");
    assertThat(persona.model()).isNull();
  }

  @Test
  void keepsEveryByteBelowTheFence() {
    assertThat(read("---\nname: x\n---\n\n  Hello \n\n").persona().prompt())
        .isEqualTo("\n  Hello \n\n");
    assertThat(read("---\r\nname: x\r\n---\r\nHello").persona().prompt()).isEqualTo("Hello");
    assertThat(read("\ufeff---\nname: x\n---\nHello").persona().name()).isEqualTo("x");
    assertThat(read("---\n---\nHello").persona().name()).isEqualTo("stem");
  }

  @Test
  void noStaysText() {
    assertThat(read("---\nname: no\n---\nx").persona().name()).isEqualTo("no");
    assertThat(read("---\nname: 2024-01-01\n---\nx").persona().name()).isEqualTo("2024-01-01");
  }

  @Test
  void pointsAtAnUnknownKeyAndNamesTheNearest() {
    var problem = problems("---\nname: x\ntemprature: 0.7\n---\nx").getFirst();
    assertThat(problem.lines())
        .containsExactly(
            "p.md:3:1  unknown key \"temprature\"",
            "  3 | temprature: 0.7",
            "      ^ nearest: temperature");
  }

  @Test
  void findsAllProblemsOfAFileAtOnce() {
    var problems =
        problems(
            """
            ---
            name: ""
            temperature: hot
            top_p: 2
            max_tokens: [1]
            base_url: http://example.org/v1
            provider: antropic
            key_env: my key
            colour: red
            ---
            """);
    assertThat(problems)
        .extracting(Problem::place)
        .containsExactly(
            "p.md:2:7",
            "p.md:3:14",
            "p.md:4:8",
            "p.md:5:13",
            "p.md:6:11",
            "p.md:7:11",
            "p.md:8:10",
            "p.md:9:1",
            "p.md");
    assertThat(problems).extracting(Problem::hint).contains("nearest: anthropic");
    assertThat(problems).extracting(Problem::message).contains("the prompt is blank");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1\\na: 2 | the key \"a\" stands here again | 3:1",
        "name: &x y | YAML anchors are not read | 2:7",
        "name: *x | YAML aliases are not read | 2:7",
        "name: !!java.net.URL [x] | YAML tags are not read | 2:7",
        "name: !x y | YAML tags are not read | 2:7",
        "<<: {a: b} | YAML merge keys are not read | 2:1",
        "? [a]\\n: b | a key must be a word | 2:3",
        "name: [a | not YAML: | 3:1",
        "name: 'a | not YAML: | 3:1",
        "\\tname: a | not YAML: | 2:1",
        "- a | keys and values are needed here | 2:1",
        "name: a\\n... \\n--- x | a second YAML document begins here | 4:1",
        "name: a\\n\\0: b | not YAML: a control character stands here | 3:1",
        "extra: {a: {b: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}} | nested deeper | 2:45"
      })
  void refusesYamlThatSurprises(String yaml, String message, String place) {
    var text = yaml.strip().replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\0");
    var problems = problems("---\n" + text + "\n---\nx");
    assertThat(problems)
        .anySatisfy(problem -> {
          assertThat(problem.message()).startsWith(message.strip());
          assertThat(problem.place()).isEqualTo("p.md:" + place.strip());
        });
  }

  @Test
  void saysThatFrontMatterIsNotClosed() {
    assertThat(problems("---\nname: x\nYou are calm.\n").getFirst().lines())
        .containsExactly(
            "p.md:1:1  the front matter is not closed", "  1 | ---", "      ^ a line --- ends it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model: sk-ant-api03-abcdefghijklmnop1234",
        "key_env: sk-proj-1234567890abcdefghij",
        "base_url: https://h/v1?key=AIzaSyA1234567890abcdefghijklmnopqrstuv",
        "api_key: sk-1234567890abcdefghijklmn",
        "extra: {headers: {Authorization: Bearer abcdefghij1234567890}}",
        "vars: {k: gsk_1234567890abcdefghijkl}",
        "extra: {api_key: hunter2}",
        "api_key: hunter2"
      })
  void refusesALiteralKeyAndMasksIt(String line) {
    var problems = problems("---\n" + line + "\n---\nx");
    var shown = String.join("\n", problems.stream().map(Problem::toString).toList());
    assertThat(shown)
        .doesNotContain("1234567890", "abcdefghij", "hunter2")
        .satisfies(text -> assertThat(text.contains("key")).isTrue());
  }

  @Test
  void refusesALiteralKeyInAPrompt() {
    var problem = problems("Use sk-1234567890abcdefghijkl to\nlog in").getFirst();
    assertThat(problem.place()).isEqualTo("p.md:1:5");
    assertThat(problem.excerpt()).isEqualTo("Use sk-********************** to");
    assertThat(read("Talk about sk-learn-style-guides and task-oriented work").warnings())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\\u202eb",
        "a\\u0007",
        "\\U000E0041",
        "a\\nb",
        " ",
        "\\u2028",
        "\\u200bx",
        "a\\tb"
      })
  void refusesANameThatDeceives(String escaped) {
    var problem = problems("---\nname: \"" + escaped + "\"\n---\nx").getFirst();
    assertThat(problem.place()).isEqualTo("p.md:2:7");
    assertThat(problem.message()).doesNotContain("\u202e", "\u0007", "\n");
  }

  @Test
  void countsTheCodePointsOfAName() {
    assertThat(read("---\nname: " + "😀".repeat(200) + "\n---\nx").persona().name()).hasSize(400);
    assertThat(problems("---\nname: " + "x".repeat(201) + "\n---\nx")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.example.org/v1, true",
    "http://127.0.0.1:8080/v1, true",
    "http://localhost:11434/v1, true",
    "http://[::1]:8080/v1, true",
    "http://127.1.2.3/, true",
    "http://example.org/v1, false",
    "http://127.0.0.1.example.org/v1, false",
    "http://localhost.example.org, false",
    "http://127.1/v1, false",
    "http://2130706433/v1, false",
    "https://user:secret@example.org/v1, false",
    "https://user@example.org/v1, false",
    "http://localhost@example.org/v1, false",
    "https://example.org/v1?x=1, false",
    "https://example.org/v1#m, false",
    "ftp://example.org, false",
    "file:///etc/passwd, false",
    "example.org/v1, false",
    "https://, false",
    "'https://exa mple.org', false"
  })
  void takesOnlyABaseUrlThatKeepsAKeySafe(String url, boolean good) {
    var text = "---\nmodel: m\nbase_url: \"" + url + "\"\n---\nx";
    if (good) {
      assertThat(read(text).persona().baseUrl()).isEqualTo(URI.create(url));
    } else {
      assertThat(problems(text).getFirst().place()).isEqualTo("p.md:3:11");
    }
  }

  @Test
  void refusesExtraFieldsThatAreOurs() {
    assertThat(problems("---\nextra: {messages: [], model: y, z: }\n---\nx"))
        .extracting(Problem::message)
        .containsExactly(
            "extra must not set \"messages\"", "extra must not set \"model\"", "z has no value");
  }

  @Test
  void namesTheByteThatIsNoText() {
    var e =
        catchThrowableOfType(
            UsageException.class,
            () ->
                PersonaFile.read("p.md", "stem", new byte[] {'a', (byte) 0xFF}, Map.of(), CATALOG));
    assertThat(e).hasMessageContaining("invalid UTF-8 at byte 1");
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void refusesABombInBoundedTime(String start, String piece, int times, String end) {
    var took =
        CpuTime.of(() -> assertThat(problems(start + piece.repeat(times) + end)).isNotEmpty());
    assertThat(took).isLessThan(Duration.ofSeconds(5));
  }

  static Stream<Arguments> bombs() {
    var vars = "---\nvars: {a: " + "y".repeat(1_000_000) + "}\n---\n";
    var keys = new StringBuilder();
    for (var i = 0; i < 80_000; i++) {
      keys.append("key").append(i).append(": 1\n");
    }
    return Stream.of(
        Arguments.of("---\n", "x", Yaml.MOST_BYTES, "\n---\nx"),
        Arguments.of("---\nextra: ", "[", 500_000, "\n---\nx"),
        Arguments.of("---\n", "a: b\n", 200_000, "---\nx"),
        Arguments.of("---\na: {", "a, ", 300_000, "\n---\nx"),
        Arguments.of("---\n", keys.toString(), 1, "---\nx"),
        Arguments.of("---\nname: x\n---\n", "x", PersonaFile.MOST_PROMPT_BYTES + 1, ""),
        Arguments.of(vars, "${a}", 100_000, ""),
        Arguments.of("---\nname: ", "${a}", 100_000, "\n---\n"));
  }

  @Test
  void fillsALongPromptInBoundedTime() {
    var took =
        CpuTime.of(() -> {
          read("${a".repeat(500_000));
          read("${a}".repeat(500_000));
          read("---\nvars: {a: b}\n---\n" + "${a}".repeat(500_000));
        });
    assertThat(took).isLessThan(Duration.ofSeconds(5));
  }

  private static PersonaFile.Read read(String text) {
    return PersonaFile.read(
        "p.md", "stem", text.getBytes(StandardCharsets.UTF_8), Map.of(), CATALOG);
  }

  private static List<Problem> problems(String text) {
    var e = catchThrowableOfType(UsageException.class, () -> read(text));
    assertThat(e).as("the file is read without a problem").isNotNull();
    return e.problems();
  }
}
