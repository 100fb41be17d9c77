package dev.lastword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lastword.detect.Policy;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Side;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecReaderTest {
  private static final String A = "anthropic:claude-haiku-4-5";
  private static final String B = "openrouter:moonshotai/kimi-k2";
  private static final Catalog CATALOG =
      new Catalog(Set.of("anthropic", "openrouter", "ollama"), Set.of("openai", "anthropic"));

  @TempDir Path work;
  private final Map<String, String> env = new HashMap<>();
  private RunFlags flags = RunFlags.NONE.with(Setting.A, A).with(Setting.B, B);
  private String input = "";

  @BeforeEach
  void home() {
    env.put("XDG_CONFIG_HOME", work.resolve("home").toString());
  }

  @Test
  void twoModelsAreEnough() throws IOException {
    var spec = spec();
    assertThat(spec.a().name()).isEqualTo("claude-haiku-4-5");
    assertThat(spec.b().name()).isEqualTo("kimi-k2");
    assertThat(spec.a().speaker())
        .isEqualTo(new SpeakerSpec.Model("anthropic", "claude-haiku-4-5", null, null, null));
    assertThat(spec.b().speaker().reference()).isEqualTo(B);
    assertThat(spec.opener()).isNull();
    assertThat(spec.first()).isEqualTo(Side.A);
    assertThat(spec.caps()).isEqualTo(Caps.DEFAULT);
    assertThat(spec.stop()).isEqualTo(StopSettings.DEFAULT);
    assertThat(spec.a().system()).isEmpty();
    assertThat(spec.archive()).isEqualTo(work.resolve("transcripts"));
    assertThat(spec.keeping().durability()).isEqualTo(Spec.Durability.POWER);
    assertThat(spec.asking().strictModel()).isEqualTo(Spec.StrictModel.OFF);
    assertThat(spec.failOn()).isEmpty();
    assertThat(spec.keeping().telemetry()).isFalse();
  }

  @Test
  void readsEveryFlag() throws IOException {
    say(Setting.PERSONA_A, "laconic");
    say(Setting.SYSTEM_B, "You are brief: ${x} %s");
    say(Setting.OPENER, " ");
    say(Setting.OPENER_AS, "user");
    say(Setting.FIRST, "b");
    say(Setting.MAX_MESSAGES, "7");
    say(Setting.MAX_TOTAL_TOKENS, "200000");
    say(Setting.MAX_COST, "0.50");
    say(Setting.MAX_TIME, "1h30m");
    say(Setting.REPLY_TOKENS, "300");
    say(Setting.TEMP_A, "0.2");
    say(Setting.POLICY, "terse");
    say(Setting.STOP, "mutual-closing or chant");
    flags = flags.with(Setting.STOP_PHRASE, List.of("over and out", "fin"));
    say(Setting.STOP_PATTERN, "(?i)the end$");
    say(Setting.STOP_ACTION, "coda");
    say(Setting.FAIL_ON, "stop,anomaly");
    flags = flags.with(Setting.TELEMETRY, true);
    say(Setting.OUTPUT, "out");
    say(Setting.ARCHIVE, "elsewhere");
    say(Setting.DURABILITY, "process");
    say(Setting.STRICT_MODEL, "exact");
    var spec = spec();
    assertThat(spec.a().name()).isEqualTo("Laconic");
    assertThat(spec.a().persona()).isEqualTo("laconic.md (built in)");
    assertThat(spec.a().system()).startsWith("You say what is needed.");
    assertThat(spec.a().sampling().temperature()).isEqualTo(new BigDecimal("0.2"));
    assertThat(spec.b().sampling().temperature()).isNull();
    assertThat(spec.b().sampling().maxTokens()).isEqualTo(300);
    assertThat(spec.b().system()).isEqualTo("You are brief: ${x} %s");
    assertThat(spec.opener()).isEqualTo(new Opener(" ", Opener.As.USER));
    assertThat(spec.first()).isEqualTo(Side.B);
    assertThat(spec.caps())
        .isEqualTo(new Caps(7, 200_000L, new BigDecimal("0.50"), Duration.ofMinutes(90)));
    assertThat(spec.stop())
        .isEqualTo(
            new StopSettings(
                Policy.TERSE,
                "mutual-closing or chant",
                List.of("over and out", "fin"),
                List.of("(?i)the end$"),
                List.of(),
                StopSettings.Action.CODA));
    assertThat(spec.failOn()).containsExactly(Spec.FailOn.STOP, Spec.FailOn.ANOMALY);
    assertThat(spec.keeping().telemetry()).isTrue();
    assertThat(spec.archive()).isEqualTo(work.resolve("out"));
    assertThat(spec.keeping().durability()).isEqualTo(Spec.Durability.PROCESS);
    assertThat(spec.asking().strictModel()).isEqualTo(Spec.StrictModel.EXACT);
  }

  @Test
  void aFlagHidesTheEnvironmentThatHidesTheFilesTheNearerTheFarther() throws IOException {
    file("home/lastword/config.yaml", "max_messages: 1\ntelemetry: true\npolicy: eager\n");
    file("lastword.yaml", "caps: {messages: 2, time: 90s}\npolicy: off\n");
    assertThat(spec().caps().messages()).isEqualTo(2);
    assertThat(spec().caps().time()).isEqualTo(Duration.ofSeconds(90));
    assertThat(spec().keeping().telemetry()).isTrue();
    assertThat(spec().stop().policy()).isEqualTo(Policy.OFF);
    env.put("LASTWORD_MAX_MESSAGES", "3");
    assertThat(spec().caps().messages()).isEqualTo(3);
    say(Setting.MAX_MESSAGES, "4");
    assertThat(spec().caps().messages()).isEqualTo(4);
  }

  @Test
  void aConfigurationFileCanSayAllOfARun() throws IOException {
    file("p/kimi.md", "---\nname: Kimi\nmodel: " + B + "\nstop_token: '[END]'\n---\nHi ${who}.");
    file("opener.txt", "Good morning.\n");
    file(
        "lastword.yaml",
        """
        a: p/kimi.md
        b: %s
        opener: "@opener.txt"
        var: {who: Ada}
        stop:
          when: policy or chant
          phrases: ["[DONE]"]
          patterns: ["(?i)over and out"]
          action: warn
        fail_on: [stop]
        """
            .formatted(A));
    flags = RunFlags.NONE;
    var spec = spec();
    assertThat(spec.a().name()).isEqualTo("Kimi");
    assertThat(spec.a().system()).isEqualTo("Hi Ada.");
    assertThat(spec.a().speaker().reference()).isEqualTo(B);
    assertThat(spec.opener()).isEqualTo(new Opener("Good morning.\n", Opener.As.A));
    assertThat(spec.stop().expression()).isEqualTo("policy or chant");
    assertThat(spec.stop().tokens()).containsExactly("[END]");
    assertThat(spec.stop().action()).isEqualTo(StopSettings.Action.WARN);
  }

  @Test
  void pathsInAFileStartFromItsFolder() throws IOException {
    file("home/lastword/mine/kimi.md", "Mine.");
    file("home/lastword/config.yaml", "persona_a: mine/kimi.md\nopener: '@mine/kimi.md'\n");
    assertThat(spec().a().system()).isEqualTo("Mine.");
    assertThat(spec().opener()).isEqualTo(new Opener("Mine.", Opener.As.A));
  }

  @Test
  void pointsAtTheModelInAPersona() throws IOException {
    file("p.md", "---\nname: x\nmodel: antropic:claude\n---\nx");
    say(Setting.A, "p.md");
    assertThat(problems().getFirst().lines())
        .containsExactly(
            "p.md:3:8  model is \"antropic:claude\"",
            "  3 | model: antropic:claude",
            "             ^ unknown provider \"antropic\"; nearest: anthropic");
  }

  @Test
  void equalNamesGetTheirLetters() throws IOException {
    file("x.md", "---\nname: STRASSE\n---\nx");
    file("y.md", "---\nname: straße\n---\nx");
    say(Setting.PERSONA_A, "x.md");
    say(Setting.PERSONA_B, "y.md");
    assertThat(spec().a().name()).isEqualTo("STRASSE A");
    assertThat(spec().b().name()).isEqualTo("straße B");
  }

  @Test
  void aPersonaLendsItsModelToAnother() throws IOException {
    file("kimi.md", "---\nname: Kimi\nmodel: " + B + "\ntemperature: 0.9\n---\nKimi.");
    say(Setting.A, "kimi.md");
    say(Setting.PERSONA_A, "poet");
    var a = spec().a();
    assertThat(a.speaker().reference()).isEqualTo(B);
    assertThat(a.name()).isEqualTo("Poet");
    assertThat(a.sampling().temperature()).isNull();
  }

  @Test
  void aPersonaWithItsOwnUrlBindsItsKey() throws IOException {
    file(
        "own.md",
        "---\nmodel: m:7b\nbase_url: https://h.example/v1\ndialect: openai\nkey_env: H_KEY\n---\nx");
    say(Setting.PERSONA_A, "own.md");
    flags = flags.with(Setting.A, "own.md");
    assertThat(spec().a().speaker())
        .isEqualTo(
            new SpeakerSpec.Model(
                "custom", "m:7b", URI.create("https://h.example/v1"), "openai", "H_KEY"));
    say(Setting.A, A);
    assertThat(spec().a().speaker())
        .isEqualTo(new SpeakerSpec.Model("anthropic", "claude-haiku-4-5", null, null, null));
  }

  @Test
  void readsEveryFormOfASpeaker() throws IOException {
    file("s.md", "Hello\n---\nThere");
    assertThat(speaker("http://127.0.0.1:8080/v1#some/model:7b"))
        .isEqualTo(
            new SpeakerSpec.Model(
                "custom", "some/model:7b", URI.create("http://127.0.0.1:8080/v1"), null, null));
    assertThat(speaker("Ollama:gemma3:4b"))
        .isEqualTo(new SpeakerSpec.Model("ollama", "gemma3:4b", null, null, null));
    assertThat(speaker("script:s.md")).isEqualTo(new SpeakerSpec.Script(work.resolve("s.md")));
    assertThat(speaker("replay:s.md#Kimi K2"))
        .isEqualTo(new SpeakerSpec.Replay(work.resolve("s.md"), "Kimi K2"));
    assertThat(speaker("human:")).isEqualTo(new SpeakerSpec.Human());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "antropic:x | unknown provider \"antropic\" | nearest: anthropic",
        "anthropic: | names no model | provider:model",
        "anthropic:a b | cannot be a model's name | one word",
        "socratik | unknown persona \"socratik\" | nearest: socratic",
        "gpt-4o | unknown persona \"gpt-4o\" | provider",
        "claude-haiku-4-5 | unknown persona | such as anthropic:claude-haiku-4-5",
        "poet | persona \"poet\" names no model | -a provider:model --persona-a poet",
        "none.md | there is no persona file \"none.md\" | ",
        "script:scrip.md | \"scrip.md\" is not there | nearest: script.md",
        "script: | \"\" is not there | ",
        "replay:script.md | whom to replay is not said | replay:FILE#SPEAKER",
        "human:x | takes nothing | ",
        "http://example.org/v1#m | cannot be asked | plain http is only for this machine",
        "http://127.0.0.1:8080/v1 | names no model | #name",
        "https://u:p@h/v1#m | cannot be asked | without user or password",
        ":x | names no provider | provider:model"
      })
  void saysWhatWouldBeASpeaker(String word, String message, String hint) throws IOException {
    file("script.md", "x");
    say(Setting.A, word);
    var problem = problems().getFirst();
    assertThat(problem.place()).isEqualTo("-a");
    assertThat(problem.message()).contains(message);
    assertThat(problem.hint()).contains(hint == null ? "" : hint);
  }

  @Test
  void findsAllProblemsOfARunAtOnce() throws IOException {
    flags = RunFlags.NONE;
    say(Setting.B, "nobody-of-that-name");
    say(Setting.MAX_MESSAGES, "0");
    say(Setting.MAX_COST, "-1");
    say(Setting.MAX_TIME, "soon");
    say(Setting.TEMP_A, "hot");
    say(Setting.OPENER, "@gone.txt");
    say(Setting.FIRST, "c");
    say(Setting.POLICY, "carefull");
    say(Setting.STOP_PATTERN, "(x");
    say(Setting.STOP_ACTION, "halt");
    say(Setting.VAR, "1=2");
    assertThat(problems())
        .extracting(Problem::place)
        .containsExactlyInAnyOrder(
            "-a",
            "-b",
            "--max-messages",
            "--max-cost",
            "--max-time",
            "--opener",
            "--first",
            "--policy",
            "--stop-pattern",
            "--stop-action",
            "--var");
  }

  @Test
  void aPatternMustNotMatchEmptyText() throws IOException {
    say(Setting.STOP_PATTERN, "a*");
    assertThat(problems().getFirst().message()).contains("matches empty text");
  }

  @Test
  void pointsIntoTheConfigurationFile() throws IOException {
    file("lastword.yaml", "max_message: 50\nfirst: c\n");
    assertThat(problems().getFirst().lines())
        .containsExactly(
            "lastword.yaml:1:1  unknown key \"max_message\"",
            "  1 | max_message: 50",
            "      ^ nearest: max_messages");
    file("lastword.yaml", "caps:\n  mesages: 50\n");
    assertThat(problems().getFirst().place()).isEqualTo("lastword.yaml:2:3");
    file("lastword.yaml", "first: c\n");
    assertThat(problems().getFirst().place()).isEqualTo("lastword.yaml:1:8");
  }

  @Test
  void warnsOfAWordThatIsNoVariable() throws IOException {
    file("p.md", "Speak of ${topic}.");
    say(Setting.PERSONA_A, "p.md");
    say(Setting.PERSONA_B, "p.md");
    var read = read();
    assertThat(read.warnings()).extracting(Problem::place).containsExactly("p.md:1:10");
    assertThat(read.spec().a().system()).isEqualTo("Speak of ${topic}.");
    say(Setting.VAR, "topic=tides");
    assertThat(spec().a().system()).isEqualTo("Speak of tides.");
  }

  @Test
  void readsTheOpenerFromTheStandardInput() throws IOException {
    say(Setting.OPENER, "-");
    input = "Grüezi\n";
    assertThat(spec().opener()).isEqualTo(new Opener("Grüezi\n", Opener.As.A));
    say(Setting.B, "human:");
    assertThat(problems().getFirst().place()).isEqualTo("--opener");
  }

  @Test
  void refusesAKeyInAPromptOrAModel() throws IOException {
    say(Setting.SYSTEM_A, "The key is sk-ant-1234567890abcdefghij.");
    say(Setting.B, "sk-ant-1234567890abcdefghij");
    assertThat(problems()).extracting(Problem::place).containsExactly("--system-a", "-b");
    assertThat(problems().toString()).doesNotContain("1234567890");
  }

  @Test
  void anAtSignCanBeWritten() throws IOException {
    say(Setting.OPENER, "@@home");
    assertThat(spec().opener()).isEqualTo(new Opener("@home", Opener.As.A));
  }

  @Test
  void refusesAFileThatIsTooLargeOrNoText() throws IOException {
    file("lastword.yaml", "a: " + "é".repeat(Yaml.MOST_BYTES));
    assertThat(problems().getFirst().message()).contains("at most 1 MiB");
    Files.write(work.resolve("lastword.yaml"), new byte[] {'a', (byte) 0xC0, (byte) 0xAF});
    assertThat(problems().getFirst().message()).contains("invalid UTF-8 at byte 1");
  }

  @Test
  void handsOnTheUsersProviders() throws IOException {
    file(
        "lastword.yaml",
        "providers:\n  mine: {dialect: openai, base_url: http://localhost:1/v1}\n");
    assertThat(ConfigFiles.read(work, env).providers())
        .isEqualTo(
            Map.of("mine", Map.of("dialect", "openai", "base_url", "http://localhost:1/v1")));
  }

  @Test
  void readsContextAndInjectsFromFlagsAndFiles() throws IOException {
    file(
        "lastword.yaml",
        "context: last:20\ninject: [\"12:a=Ask about the cost.\", \"3=@w.txt\"]\n");
    file("w.txt", "Words.\n");
    assertThat(spec().asking().context()).isEqualTo(new ContextPolicy.Last(20));
    assertThat(spec().injects())
        .containsExactly(
            new Inject(3, null, "Words.\n"), new Inject(12, Side.A, "Ask about the cost."));
    say(Setting.CONTEXT, "tokens:8000");
    flags = flags.with(Setting.INJECT, List.of("2:b=x", "2:b=y"));
    assertThat(spec().asking().context()).isEqualTo(new ContextPolicy.Tokens(8000));
    assertThat(spec().injects())
        .containsExactly(new Inject(2, Side.B, "x"), new Inject(2, Side.B, "y"));
  }

  @Test
  void whatIsNotSaidOfARunThatExistsStays() throws IOException {
    say(Setting.MAX_COST, "0.50");
    say(Setting.PERSONA_B, "laconic");
    var before = spec();
    env.put("LASTWORD_MAX_MESSAGES", "9");
    flags = RunFlags.NONE;
    assertThat(changed(before)).isEqualTo(before);
    say(Setting.MAX_MESSAGES, "80");
    say(Setting.MAX_COST, "none");
    assertThat(changed(before).caps()).isEqualTo(new Caps(80, null, null, null));
  }

  @Test
  void aSideOfARunThatExistsChangesItsSpeakerItsPersonaOrBoth() throws IOException {
    say(Setting.PERSONA_B, "laconic");
    var before = spec();
    flags = RunFlags.NONE.with(Setting.B, A);
    assertThat(changed(before).b().speaker().reference()).isEqualTo(A);
    assertThat(changed(before).b().system()).isEqualTo(before.b().system());
    assertThat(changed(before).b().name()).isEqualTo("Laconic");
    assertThat(changed(before).a()).isEqualTo(before.a());
    flags = RunFlags.NONE.with(Setting.PERSONA_A, "poet");
    assertThat(changed(before).a().speaker()).isEqualTo(before.a().speaker());
    assertThat(changed(before).a().system()).isNotEmpty();
    flags = RunFlags.NONE.with(Setting.A, B);
    assertThat(changed(before).a().name()).isEqualTo("kimi-k2");
  }

  private Spec changed(Spec before) throws IOException {
    var in = new ByteArrayInputStream(new byte[0]);
    return new SpecReader(work, env, ConfigFiles.read(work, env), CATALOG, in)
        .changed(before, flags)
        .spec();
  }

  private void say(Setting setting, String value) {
    flags = flags.with(setting, value);
  }

  private void file(String name, String text) throws IOException {
    var file = work.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private SpeakerSpec speaker(String word) throws IOException {
    say(Setting.A, word);
    return spec().a().speaker();
  }

  private Spec spec() throws IOException {
    return read().spec();
  }

  private SpecReader.Read read() throws IOException {
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    return new SpecReader(work, env, ConfigFiles.read(work, env), CATALOG, in).read(flags);
  }

  private List<Problem> problems() {
    var e = catchThrowableOfType(UsageException.class, this::read);
    assertThat(e).as("the run is refused").isNotNull();
    return e.problems();
  }
}
