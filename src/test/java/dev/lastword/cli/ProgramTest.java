package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ProgramTest {
  @TempDir private Path folder;

  @Test
  void theDemoEndsItselfAndNamesTheEnding() throws IOException {
    var result = shell().run("demo", "--fast");
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("over: mutual-closing from");
    try (var files = Files.list(folder.resolve("transcripts"))) {
      assertThat(files.map(Path::toString)).anyMatch(name -> name.endsWith(".md"));
    }
  }

  @Test
  void withoutWordsItSaysWhatToTypeNext() {
    var result = shell().run();
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("lastword demo");
  }

  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<version>" + Version.TEXT + "</version>");
  }

  @Test
  void examplesAndClosingWordsOfHelpAreNotBrokenByTheMargin() {
    assertThat(shell().run("fork", "--help").out())
        .contains("skeptic \\\n", "\"13:a=Disagree.\"\n");
    assertThat(shell().run("resume", "--help").out()).contains("may have been billed\nand brought");
    assertThat(shell().run("kill", "--help").out()).contains("need the provider end\nor wait");
    assertThat(shell().run("--help").out())
        .contains("-b anthropic:claude-haiku-4-5\n")
        .contains("limits and today's");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "demo", "detect", "personas", "providers", "kill", "revive"})
  void everyCommandExplainsItself(String command) {
    var result = shell().run(command, "--help");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("lastword " + command).contains("--json");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
  }

  static Stream<List<String>> mistakes() {
    return Stream.of(
        List.of("nearest: skeptic", "run", "-a", "skeptik", "-b", "ollama:x"),
        List.of("openrouter", "run", "-a", "openruter:x", "-b", "ollama:x"),
        List.of("OPENROUTER_API_KEY", "run", "-a", "openrouter:x", "-b", "ollama:x"),
        List.of("--max-messages", "run", "-a", "ollama:x", "-b", "ollama:x", "--max-mesages", "3"),
        List.of("--max-messages", "run", "-a", "ollama:x", "-b", "ollama:x", "-n", "many"),
        List.of("-b", "run", "-a", "ollama:x"),
        List.of(
            "column", "run", "-a", "ollama:x", "-b", "ollama:x", "--stop", "policy or farwell(2)"),
        List.of(
            "matches empty text",
            "run",
            "-a",
            "ollama:x",
            "-b",
            "ollama:x",
            "--stop-pattern",
            "x*"),
        List.of("nowhere.md", "run", "-a", "script:nowhere.md", "-b", "ollama:x"),
        List.of("gone.md", "detect", "gone.md"),
        List.of("detect", "detetc", "x"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamedWithWhatWouldBeRight(List<String> words) throws IOException {
    var result = shell().run(words.stream().skip(1).toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).startsWith("error: ").contains(words.getFirst());
    assertThat(result.err()).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(Files.exists(folder.resolve("transcripts"))).isFalse();
  }

  @Test
  void badFrontMatterIsShownWithItsPlace() throws IOException {
    Files.writeString(folder.resolve("p.md"), "---\nname: P\ntemprature: 1\n---\nSpeak.\n");
    var result = shell().run("run", "-a", "p.md", "-b", "ollama:x");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("p.md:3:1").contains("temperature").contains("exit 2");
  }

  @Test
  void whoeverTypesNoMoreIsToldSo() throws IOException {
    Files.writeString(folder.resolve("s.txt"), "One.\n---\nTwo.\n");
    var result =
        shell().typing("Is it raining?\n").run("run", "-a", "human:", "-b", "script:s.txt");
    assertThat(result.code()).isZero();
    try (var files = Files.list(folder.resolve("transcripts"))) {
      var log = files.filter(file -> file.toString().endsWith(".md")).findFirst().orElseThrow();
      assertThat(Files.readString(log)).contains("ended the talk: end of input (Ctrl-D)");
    }
    assertThat(shell().run("replay", "latest").out()).contains("same way");
  }

  @Test
  void aHumanAndAScriptTalk() throws IOException {
    Files.writeString(folder.resolve("s.txt"), "First answer.\n---\nSecond answer.\n");
    var result =
        shell().typing("Is it raining?\nStill?\n").run("run", "-a", "human:", "-b", "script:s.txt");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("Is it raining?").contains("Second answer.");
    assertThat(result.err()).contains("script-end");
  }

  @Test
  void jsonPrintsTheJournalsRecords() throws IOException {
    Files.writeString(folder.resolve("s.txt"), "One.\n---\nTwo.\n");
    var result = shell().run("run", "-a", "script:s.txt", "-b", "script:s.txt", "--json");
    try (var files = Files.list(folder.resolve("transcripts"))) {
      var journal =
          files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
      assertThat(result.out()).isEqualTo(Files.readString(journal));
    }
  }

  @Test
  void onATerminalJsonHoldsNothingItMightObey() throws IOException {
    Files.writeString(folder.resolve("s.txt"), "A\u009b31mB\u202eC\u007fD 🌍\n");
    var result =
        shell()
            .with("LASTWORD_TTY", "1")
            .run("run", "-a", "script:s.txt", "-b", "script:s.txt", "--json");
    assertThat(result.out()).contains("A\\u009b31mB\\u202eC\\u007fD");
    assertThat(result.out().chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
    var said = JsonMapper.shared().readTree(result.out().lines().toList().get(1));
    assertThat(said.at("/r/text").asString()).isEqualTo("A\u009b31mB\u202eC\u007fD 🌍");
  }

  @Test
  void aRecordingThatIsNoTranscriptIsTheUsersMistakeNotTheDisks() throws IOException {
    Files.writeString(folder.resolve("bad.json"), "{");
    var result = shell().run("run", "-a", "replay:bad.json#x", "-b", "ollama:x");
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).startsWith("error: ").contains("bad.json");
  }

  @Test
  void failOnStopTellsTheShell() {
    var sample = Path.of("transcripts/samples/mutual-closing.md").toAbsolutePath();
    var result =
        shell().run("run", "-a", "script:" + sample, "-b", "script:" + sample, "--fail-on", "stop");
    assertThat(result.code()).as(result.err()).isEqualTo(7);
  }

  @Test
  void aFileAfterAtIsTextAndNeverMoreOptions() throws IOException {
    Files.writeString(folder.resolve("o.txt"), "Two words --json -n 1");
    Files.writeString(folder.resolve("s.txt"), "One.\n---\nTwo.\n");
    var result =
        shell().run("run", "-a", "script:s.txt", "-b", "script:s.txt", "--opener", "@o.txt");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("Two words --json -n 1");
  }

  @Test
  void aPersonasOwnStopTokenIsHeard() throws IOException {
    var talk =
        """
        The canal froze on the ninth and the barges stayed where they were.
        ---
        Seven weeks of it, says the ledger, and the price of coal went up twice.
        ---
        <<CURTAIN>>
        ---
        <<CURTAIN>>
        ---
        <<CURTAIN>>
        ---
        <<CURTAIN>>
        """;
    Files.writeString(folder.resolve("s.txt"), talk);
    Files.writeString(
        folder.resolve("p.md"), "---\nname: P\nstop_token: <<CURTAIN>>\n---\nSpeak.\n");
    var result =
        shell().run("run", "-a", "script:s.txt", "--persona-a", "p.md", "-b", "script:s.txt");
    assertThat(result.err()).contains("over: stop-token");
  }

  private Shell shell() {
    return new Shell(folder);
  }
}
