package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.text.Width;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Why a talk is over, in the same words wherever it is told.
class ExplanationTest {
  private static final Path SAMPLES = Path.of("transcripts/samples").toAbsolutePath();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mutual-closing     | Juniper took leave at 17 (“Goodbye for now.”)
          stage-directions   | All 5 messages from 16 to 20 were stage directions, such as “*nods
          repeated-refusals  | Hart declined in each of its last 4 messages (16, 18, 20 and 22): “I'm sorry, but I can't help with that.” 4 times.
          echo               | 3 said again what had been said before (“What one can see
          cycle              | Messages 18 to 22 had all been sent before, word for word and in the same order, every 2 messages
          chant              | 3 held signs and no words (“✨🔔✨🔔✨” at 15
          silence            | All 5 messages from 16 to 20 were blank.
          stuck              | Clerk-9 said its own words again in each of its last 4 messages (16, 18, 20 and 22): “Your request has been received
          stop-token         | Quill sent “[END]” and nothing else at 15 and Basalt sent “[END]” and nothing else at 16.
          mutual-closing-zh  | 老秦 took leave at 16 (“早点休息”)
          """)
  void screenLogAndJournalSayTheSameOfEveryRule(String sample, String said) throws IOException {
    agree(sample + ".md", said, List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --stop-phrase  | a Red door      | said “a red door” at 2: that is the stop phrase “a Red door”.
          --stop-pattern | west .{2,4} e   | said “west and e” at 4: that is the stop pattern “west .{2,4} e”.
          --stop         | repetition(2)   | The stop expression “repetition(2)” held after 18: 2 said again what had been said before (“What one can see
          --stop         | policy and messages(18) | The stop expression “policy and messages(18)” held after 19. The judge found echo. The 4 messages
          """)
  void theUsersOwnRulesAreToldAlikeToo(String flag, String value, String said) throws IOException {
    agree("echo.md", said, List.of(flag, value));
  }

  @Test
  void hostileNamesAndWordsStayOnOneLineEverywhere() throws IOException {
    var talk = new ArrayList<String>();
    for (var i = 0; i < 6; i++) {
      talk.add(message("\u202eKim\u001b[2J " + "long ".repeat(60), "Tide " + i + " is " + i * 7));
      talk.add(message("**b**", "Then the gauge says " + i * 13 + " over Brest" + "a".repeat(i)));
    }
    talk.add(
        message("\u202eKim\u001b[2J " + "long ".repeat(60), "Goodbye\u001b]0;x\u0007 \u202ema!"));
    talk.add(message("**b**", "Goodbye!\n---\n### Kim"));
    talk.add(message("\u202eKim\u001b[2J " + "long ".repeat(60), "Bye bye!"));
    talk.add(message("**b**", "Bye!"));
    Files.writeString(folder.resolve("t.json"), "{\"messages\":[" + String.join(",", talk) + "]}");
    for (var columns : List.of("44", "60", "80", "120")) {
      var shell = new Shell(folder).with("COLUMNS", columns);
      var out = shell.run("detect", "t.json", "--explain").out();
      assertThat(out).contains("Stop after").doesNotContain("\u001b").doesNotContain("\u202e");
      assertThat(out.lines()).allMatch(line -> Width.of(line) <= Integer.parseInt(columns));
    }
    assertThat(account(folder.resolve("t.json"), List.of())).doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"44", "60", "80", "120"})
  void fitsTheScreen(String columns) {
    var shell = new Shell(folder).with("COLUMNS", columns);
    var out = shell.run("detect", SAMPLES.toString(), "--explain").out();
    assertThat(out.lines()).allMatch(line -> Width.of(line) <= Integer.parseInt(columns));
    assertThat(out).contains("0.0 → ").contains("■").contains("“[END]”");
  }

  @Test
  void saysOfEveryMessageWhatItIsAndWhereTheScoreStood() {
    var out = explain("--all", "stop-token.md");
    assertThat(out.lines().filter(line -> line.matches(" +\\d+ [●○] [a-z-]+ .* → .*"))).hasSize(24);
    assertThat(out).contains("  15 ● stop-token        “[END]”");
    assertThat(explain("--explain", "stop-token.md").lines().count())
        .isLessThan(out.lines().count());
  }

  @Test
  void listsTheMessageThatTookAClosingBack() {
    assertThat(explain("--explain", "stuck.md"))
        .containsPattern("  15 ● question .* \\d\\.\\d → 0\\.0\n +leaves a question open");
  }

  @Test
  void allAndSummaryTogetherAreRefused() {
    var result = new Shell(folder).run("detect", SAMPLES.toString(), "--all", "--summary");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--all").doesNotContain("nothing was sent");
  }

  @Test
  void saysWhyATalkRunsOn() {
    assertThat(explain("--explain", "cap-messages.md"))
        .contains("No stop: nothing in it testifies for an ending.");
    var never = List.of("detect", sample("echo.md"), "--explain", "--stop", "messages(99)");
    assertThat(new Shell(folder).run(never.toArray(String[]::new)).out())
        .contains("No stop: the stop expression “messages(99)” never held.");
    var off = new Shell(folder).run("detect", sample("echo.md"), "--explain", "--policy", "off");
    assertThat(off.out()).contains("No stop: under the policy off");
  }

  @Test
  void jsonIsExplainedWhereThatIsAsked() {
    var plain = json(SAMPLES.resolve("echo.md"), List.of());
    var told = json(SAMPLES.resolve("echo.md"), List.of("--explain"));
    assertThat(plain.get("stop").has("account")).isFalse();
    assertThat(told.get("stop").get("account").asString()).contains("“That is the town");
    var last = told.get("classes").get(18);
    assertThat(last.get("before").asDouble()).isLessThan(last.get("closing").asDouble());
    assertThat(last.get("evidence").get(0).get("quote").asString()).startsWith("Then draw it");
  }

  @Test
  void takesItsRulesAsARunDoes() throws IOException {
    Files.writeString(folder.resolve("lastword.yaml"), "stop:\n  policy: \"off\"\n");
    var shell = new Shell(folder);
    assertThat(shell.run("detect", sample("echo.md")).out()).contains("no end found");
    shell.with("LASTWORD_POLICY", "eager");
    assertThat(shell.run("detect", sample("echo.md"), "--json").out())
        .contains("\"policy\":\"eager\"");
    assertThat(shell.run("detect", sample("echo.md"), "--json", "--policy", "careful").out())
        .contains("\"policy\":\"careful\"");
  }

  @Test
  void aMistakeInTheFileIsNamedAndNothingIsSaidOfSending() throws IOException {
    Files.writeString(folder.resolve("lastword.yaml"), "stop: {policy: eagr}\n");
    var result = new Shell(folder).run("detect", sample("echo.md"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("lastword.yaml:1:16")
        .contains("nearest: eager")
        .doesNotContain("sent");
  }

  /// Runs the talk anew from its recording, and compares what all three say.
  private void agree(String sample, String said, List<String> rules) throws IOException {
    var names = Transcripts.read(SAMPLES.resolve(sample)).getFirst().speakers();
    var args = new ArrayList<>(List.of("run", "-q", "-o", "out"));
    args.addAll(List.of("-a", "replay:" + sample(sample) + "#" + names.getFirst()));
    args.addAll(List.of("-b", "replay:" + sample(sample) + "#" + names.getLast()));
    args.addAll(rules);
    var result = new Shell(folder).run(args.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    var account = account(SAMPLES.resolve(sample), rules);
    assertThat(anyNumber(account)).contains(anyNumber(said));
    assertThat(footer()).as("log").isEqualTo(account);
    assertThat(journal()).as("journal").isEqualTo(account);
    var log = file(".md");
    assertThat(account(log, rules)).as("the log judged anew").isEqualTo(account);
    var shown = new Shell(folder).with("COLUMNS", "120").run(explaining(log, rules)).out();
    assertThat(joined(shown)).as("screen").contains(joined(account));
  }

  private String footer() throws IOException {
    var footer = Transcripts.read(file(".md")).getFirst().footer();
    return footer == null ? "" : footer.account();
  }

  private String journal() throws IOException {
    return Files.readAllLines(file(".jsonl")).stream()
        .map(line -> JsonMapper.shared().readTree(line).get("r").path("stop").path("account"))
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .reduce("", (_, last) -> last);
  }

  private Path file(String suffix) throws IOException {
    try (var files = Files.list(folder.resolve("out"))) {
      return files.filter(file -> file.toString().endsWith(suffix)).findFirst().orElseThrow();
    }
  }

  private String account(Path file, List<String> rules) {
    var more = new ArrayList<>(rules);
    more.add("--explain");
    return json(file, more).get("stop").get("account").asString();
  }

  private JsonNode json(Path file, List<String> more) {
    var args = new ArrayList<>(List.of("detect", file.toString(), "--json"));
    args.addAll(more);
    var result = new Shell(folder).run(args.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return JsonMapper.shared().readTree(result.out());
  }

  private static String[] explaining(Path file, List<String> rules) {
    var args = new ArrayList<>(List.of("detect", file.toString(), "--explain"));
    args.addAll(rules);
    return args.toArray(String[]::new);
  }

  private String explain(String flag, String sample) {
    return new Shell(folder).run("detect", sample(sample), flag).out();
  }

  private static String sample(String name) {
    return SAMPLES.resolve(name).toString();
  }

  /// Without the blanks, which differ where lines are broken.
  private static String joined(String text) {
    return text.replaceAll("\\s+", "");
  }

  /// Where exactly a sample ends is another test's business.
  private static String anyNumber(String text) {
    return text.replaceAll("\\d+", "9");
  }

  private static String message(String speaker, String text) {
    return JsonMapper.shared()
        .writeValueAsString(
            JsonMapper.shared().createObjectNode().put("speaker", speaker).put("text", text));
  }
}
