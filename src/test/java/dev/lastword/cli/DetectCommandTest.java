package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DetectCommandTest {
  private static final Path SAMPLES = Path.of("transcripts/samples").toAbsolutePath();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "mutual-closing.md, mutual-closing",
    "stage-directions.md, stage-directions",
    "repeated-refusals.md, repeated-refusals",
    "echo.md, echo",
    "cycle.md, cycle",
    "chant.md, chant",
    "silence.md, silence",
    "stuck.md, stuck",
    "stop-token.md, stop-token"
  })
  void namesTheEndingOfEachSample(String file, String rule) {
    var line = json(SAMPLES.resolve(file));
    assertThat(line.get("stop").isNull()).as("runs on: %s", file).isFalse();
    assertThat(line.get("stop").get("rule").asString()).isEqualTo(rule);
    assertThat(line.get("unused").get("messages").asInt()).isPositive();
  }

  @Test
  void theJsonHasTheAgreedShape() {
    var line = json(SAMPLES.resolve("mutual-closing.md"));
    assertThat(line.propertyNames())
        .containsExactly(
            "v", "file", "id", "messages", "policy", "detector", "stop", "unused", "classes");
    assertThat(line.get("stop").propertyNames())
        .containsExactly("after", "rule", "onset", "score", "threshold", "because");
    assertThat(line.get("stop").get("because").get(0).propertyNames())
        .containsExactly("message", "side", "class", "from", "to", "quote");
    assertThat(line.get("unused").propertyNames())
        .containsExactly("messages", "reply_tokens", "prompt_tokens", "estimated");
    assertThat(line.get("classes").get(0).propertyNames())
        .containsExactly("message", "side", "speaker", "class", "closing");
    assertThat(line.get("classes")).hasSize(line.get("messages").asInt());
  }

  @Test
  void aLinkBackToAFolderAboveHidesNothing() throws IOException {
    Files.copy(SAMPLES.resolve("echo.md"), folder.resolve("echo.md"));
    var below = Files.createDirectory(folder.resolve("below"));
    Files.copy(SAMPLES.resolve("cycle.md"), below.resolve("cycle.md"));
    Files.createSymbolicLink(below.resolve("above"), folder);
    var result = new Shell(folder).run("detect", ".");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out().lines()).hasSize(2);
  }

  @Test
  void quotesStandWhereTheirOffsetsSay() throws IOException {
    Files.writeString(
        folder.resolve("t.json"),
        """
        {"messages":[{"speaker":"A","text":"The 🌊 tables for Brest are off by eleven minutes."},
        {"speaker":"B","text":"Then the gauge moved, not the sea. I will tell the harbour office."},
        {"speaker":"A","text":"Good. Thank you, 🌊 friend. Goodbye!"},{"speaker":"B","text":"Goodbye, take care."},
        {"speaker":"A","text":"Bye!"},{"speaker":"B","text":"Bye."}]}
        """);
    var tree = JsonMapper.shared().readTree(Files.readString(folder.resolve("t.json")));
    var evidence = json(folder.resolve("t.json")).get("stop").get("because");
    assertThat(evidence).isNotEmpty();
    for (var span : evidence) {
      var text = tree.get("messages").get(span.get("message").asInt() - 1).get("text").asString();
      var from = text.offsetByCodePoints(0, span.get("from").asInt());
      var to = text.offsetByCodePoints(0, span.get("to").asInt());
      assertThat(text.substring(from, to)).isEqualTo(span.get("quote").asString());
    }
  }

  @Test
  void aLiveTalkHasNoStop() {
    var line = json(SAMPLES.resolve("cap-messages.md"));
    assertThat(line.get("stop").isNull()).isTrue();
    assertThat(line.get("unused").get("messages").asInt()).isZero();
  }

  @Test
  void noClassesLeavesThemOut() {
    var result =
        new Shell(folder)
            .run("detect", SAMPLES.resolve("echo.md").toString(), "--json", "--no-classes");
    assertThat(JsonMapper.shared().readTree(result.out()).has("classes")).isFalse();
  }

  @Test
  void explainShowsStripMarksAndAParagraph() {
    var result =
        new Shell(folder)
            .run("detect", SAMPLES.resolve("mutual-closing.md").toString(), "--explain");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("□").contains("■").contains("Stop after").contains("Saved:");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void summaryCountsTheFolder() {
    var result = new Shell(folder).run("detect", SAMPLES.toString(), "--summary");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("conversations,")
        .contains("mutual-closing")
        .contains("ran on");
  }

  @Test
  void oneBadFileDoesNotHideTheOthers() throws IOException {
    Files.copy(SAMPLES.resolve("echo.md"), folder.resolve("a.md"));
    Files.writeString(folder.resolve("b.json"), "{\"messages\": 7}");
    var result = new Shell(folder).run("detect", ".");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains("echo");
    assertThat(result.err()).contains("b.json");
  }

  @Test
  void theSeedEndsWhereReadersSayItDoes() {
    var seed = Path.of(System.getProperty("lastword.shared", "../shared")).resolve("seeds");
    Assumptions.assumeTrue(Files.isDirectory(seed), "the seeds are not beside this checkout");
    var line = json(seed.resolve("001_3100635a69e4b109.txt").toAbsolutePath().normalize());
    assertThat(line.get("messages").asInt()).isEqualTo(49);
    assertThat(line.get("stop").get("after").asInt()).isBetween(21, 26);
  }

  @Test
  void plainExplanationsAreAscii() {
    var result =
        new Shell(folder)
            .run("detect", SAMPLES.resolve("stuck.md").toString(), "--explain", "--plain");
    assertThat(result.out()).contains("->").contains("Stop after");
    assertThat(result.out().chars()).allMatch(c -> c < 128);
  }

  @Test
  void readsATranscriptFromStdin() throws IOException {
    var result =
        new Shell(folder).typing(Files.readString(SAMPLES.resolve("echo.md"))).run("detect", "-");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("echo");
  }

  @Test
  void anEmptyFolderIsSaidToBeEmpty() {
    assertThat(new Shell(folder).run("detect", ".").err()).contains("no transcripts");
  }

  @Test
  void personasListWritesJsonWhereverTheFlagStands() {
    var before = new Shell(folder).run("personas", "--json").out();
    assertThat(before.lines()).isNotEmpty().allMatch(line -> line.startsWith("{\"name\":"));
    assertThat(new Shell(folder).run("personas", "list", "--json").out()).isEqualTo(before);
    assertThat(new Shell(folder).run("personas", "--json", "list").out()).isEqualTo(before);
  }

  @Test
  void onlyACommandThatSendsSaysThatNothingWasSent() {
    assertThat(new Shell(folder).run("personas", "show", "nobody-here").err())
        .contains("nobody-here")
        .contains("exit 2")
        .doesNotContain("sent");
    assertThat(new Shell(folder).run("run", "-a", "nobody-here", "-b", "nobody-here").err())
        .contains("nothing was sent");
  }

  @Test
  void anOutputFolderThatIsAFileIsSaidToBeOne() throws IOException {
    Files.writeString(folder.resolve("out.md"), "mine");
    var result =
        new Shell(folder).run("run", "-a", "script:s.txt", "-b", "script:s.txt", "-o", "out.md");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("-o  \"out.md\" is a file, not a folder");
    assertThat(folder.resolve("out.md")).hasContent("mine");
  }

  private JsonNode json(Path file) {
    var result = new Shell(folder).run("detect", file.toString(), "--json");
    assertThat(result.code()).as(result.err()).isZero();
    return JsonMapper.shared().readTree(result.out());
  }
}
