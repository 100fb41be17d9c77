package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.text.Width;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `list`, `search`, `stats` and `tag` on the samples.
class ArchiveCommandsTest {
  private static final Path SAMPLES = Path.of("transcripts/samples").toAbsolutePath();

  @TempDir private Path folder;
  private Path archive;

  @BeforeEach
  void fill() throws IOException {
    archive = Files.createDirectories(folder.resolve("transcripts"));
    try (var files = Files.list(SAMPLES)) {
      for (var file : files.toList()) {
        Files.copy(file, archive.resolve(file.getFileName().toString()));
      }
    }
  }

  @Test
  void listsTheArchive() {
    var result = run("list");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out().lines()).hasSize(15);
    assertThat(result.out())
        .contains("Isolde ↔ Piet")
        .contains("mutual-closing")
        .contains("ran on");
    assertThat(result.out().lines()).allMatch(line -> Width.of(line) <= 80);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void whatItCallsAConversationIsFound() {
    for (var line : run("list", "--columns", "id,name").out().lines().skip(1).toList()) {
      var cells = line.strip().split(" +", -1);
      assertThat(run("tag", cells[0]).out()).startsWith(cells[1] + "  ");
    }
  }

  @Test
  void theJsonHasEverything() {
    var line = one("list", "--json", "--model", "Isolde");
    assertThat(line.propertyNames())
        .containsExactly(
            "v",
            "id",
            "digest",
            "name",
            "file",
            "log",
            "batch",
            "a",
            "b",
            "at",
            "started",
            "ended",
            "state",
            "ending",
            "stop",
            "messages",
            "unused",
            "strip",
            "tokens",
            "cost",
            "duration_ms",
            "latency_ms",
            "cap",
            "policy",
            "forked_from",
            "tags",
            "note",
            "flaw");
    assertThat(line.get("stop").get("rule").asString()).isEqualTo("echo");
    assertThat(line.get("cost").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 59, 60, 72, 80, 100, 120, 160})
  void fitsAnyScreen(int columns) throws IOException {
    Files.writeString(
        archive.resolve("wide.md"),
        "# 阿".repeat(1)
            + "阿禾".repeat(30)
            + " ↔ 老秦\n\n### "
            + "阿".repeat(61)
            + "\n\nx\n\n---\n\n### 老秦\n\ny\n");
    for (var command : List.of("list", "stats")) {
      var result = new Shell(folder).with("COLUMNS", Integer.toString(columns)).run(command);
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out().lines())
          .as(command)
          .allMatch(line -> Width.of(line) <= Math.max(40, columns));
    }
  }

  @Test
  void aWideScreenShowsTheStrip() {
    var result = new Shell(folder).with("COLUMNS", "120").run("list", "--model", "Isolde");
    assertThat(result.out()).contains("strip").contains("?---?---?---?--=####==######");
    assertThat(result.out()).contains("11 Jun 2026");
    assertThat(result.err()).contains("1 of 1 shown, of 14 with filters: model Isolde");
  }

  @Test
  void oneBadFileIsListedAndTold() throws IOException {
    Files.writeString(archive.resolve("bad.json"), "{\"messages\": 7}");
    Files.writeString(archive.resolve("esc\u001b[31m.json"), "{\"messages\": 8}");
    var result = run("list");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("bad.json").contains("broken").doesNotContain("\u001b");
    assertThat(result.err()).contains("error: bad.json: ").doesNotContain("\u001b");
    assertThat(run("list", "--ending", "broken", "--json").out().lines()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "--columns, strp, strip",
    "--sort, mesages, messages",
    "--ending, mutual-closin, mutual-closing",
    "--class, fairwell, farewell",
    "--since, tomorow, 2026-03-09"
  })
  void whatIsNotKnownNamesTheNearest(String option, String typed, String nearest) {
    var result = run("list", option, typed);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(typed).contains(nearest).contains("exit 2");
  }

  @Test
  void anArchiveThatIsNotThere() {
    assertThat(run("list", "--archive", "nowhere").code()).isEqualTo(2);
    assertThat(run("list", "--archive", "nowhere").err()).contains("\"nowhere\" is not there");
    var empty = new Shell(folder.resolve("transcripts")).run("list");
    assertThat(empty.code()).isZero();
    assertThat(empty.err()).contains("no conversations in transcripts");
  }

  @Test
  void anIndexBuiltAnewIsSaidOnlyWhereAsked() throws IOException {
    run("list");
    Files.writeString(archive.resolve(".lastword/index.sqlite"), "garbage");
    assertThat(run("list").err()).isEmpty();
    Files.writeString(archive.resolve(".lastword/index.sqlite"), "garbage");
    assertThat(run("list", "-v").err()).contains("the index was built anew: it was damaged");
    assertThat(run("list", "--rebuild", "-v").err()).contains("14 new");
  }

  @Test
  void findsWordsInAnyScript() {
    var result = run("search", "谢谢");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("2 messages in 1 of 14 conversations")
        .contains("阿禾 ↔ 老秦")
        .contains("2 hits")
        .contains("*谢谢*")
        .contains("farewell");
    assertThat(result.out().lines()).allMatch(line -> Width.of(line) <= 80);
  }

  @Test
  void hitsAreInCapitalsWhereNothingElseIsPossible() {
    assertThat(run("search", "goodbye").out()).contains("GOODBYE");
  }

  @Test
  void hitsAreBoldOnATerminal() {
    var result =
        new Shell(folder)
            .with("LASTWORD_TTY", "1")
            .with("TERM", "xterm-256color")
            .run("search", "goodbye");
    assertThat(result.out()).containsIgnoringCase("\u001b[1m\u001b[4mgoodbye");
  }

  @Test
  void theJsonOfASearchSaysWhereItWasFound() {
    for (var text : run("search", "谢谢", "--json").out().lines().toList()) {
      var hit = JsonMapper.shared().readTree(text);
      var mark = hit.get("marks").get(0);
      var points = hit.get("text").asString().codePoints().toArray();
      var from = mark.get("from").asInt();
      var found = new String(points, from, mark.get("to").asInt() - from);
      assertThat(found).isEqualTo("谢谢");
    }
  }

  @Test
  void nothingFoundIsSaid() {
    var result = run("search", "xylophonist");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("no message of 14 conversations holds that");
    assertThat(run("search", "...").code()).isEqualTo(2);
    assertThat(run("search", "...").err()).contains("nothing to look for");
    assertThat(run("search", "x", "--regex", "(").err()).contains("is no pattern");
  }

  @Test
  void hostileTextIsMadeHarmless() throws IOException {
    Files.writeString(
        archive.resolve("evil.md"),
        "# A\u202e ↔ B\n\n### A\u202e\n\nzebra \u001b]0;owned\u0007 \u202e end\n\n---\n\n### B\n\nzebra\n");
    for (var arguments :
        List.of(
            List.of("search", "zebra"),
            List.of("list"),
            List.of("stats"),
            List.of("stats", "--per-message"))) {
      var result = run(arguments.toArray(String[]::new));
      assertThat(result.out() + result.err())
          .as(arguments.toString())
          .doesNotContain("\u001b", "\u202e", "\u0007");
    }
    assertThat(run("search", "zebra", "--json").out().chars())
        .allMatch(c -> c == '\n' || (c >= 32 && c < 127));
  }

  @Test
  void addsUpModelsAndPairs() {
    var result = run("stats");
    assertThat(result.out()).contains("14 conversations, 356 messages").contains("Isolde ↔ Piet");
    var all =
        JsonMapper.shared()
            .readTree(run("stats", "--json").out().lines().findFirst().orElseThrow());
    assertThat(all.get("of").asString()).isEqualTo("all");
    assertThat(all.get("conversations").asInt()).isEqualTo(14);
    assertThat(all.get("endings").get("mutual-closing").asInt()).isEqualTo(4);
  }

  @Test
  void everyMessageIsARowAndNoFormula() throws IOException {
    Files.writeString(
        archive.resolve("sheet.md"), "# =1+1, x ↔ B\n\n### =1+1, x\n\nhm\n\n---\n\n### B\n\nhm\n");
    var rows = run("stats", "--per-message").out().lines().toList();
    assertThat(rows).hasSize(1 + 358);
    assertThat(rows.getFirst()).startsWith("conversation,message,side,speaker,class,closing");
    assertThat(rows).anyMatch(row -> row.startsWith("sheet,1,a,\"'=1+1, x\","));
  }

  @Test
  void tagsStayInAFileOfTheirOwn() {
    assertThat(run("tag", "echo", "+good", "+to-read", "--note", "at 16").code()).isZero();
    var result = run("tag", "echo", "-to-read", "-never");
    assertThat(result.out()).contains("echo  good").contains("at 16");
    assertThat(run("tag", "--list").out()).contains("good").doesNotContain("to-read");
    assertThat(one("list", "--tag", "GOOD", "--json").get("note").asString()).isEqualTo("at 16");
    assertThat(run("tag", "echo", "good").code()).isEqualTo(2);
    assertThat(run("tag", "echo", "+a b").err()).contains("is no tag");
    assertThat(run("tag", "nobody-here", "+x").code()).isEqualTo(2);
    assertThat(run("tag").code()).isEqualTo(2);
    assertThat(archive.resolve("tags.jsonl")).exists();
  }

  @Test
  void plainIsAscii() {
    var result =
        run("list", "--plain", "--model", "Isolde", "--columns", "id,pair,strip,over,ending");
    assertThat(result.out().chars()).allMatch(c -> c < 128);
    assertThat(result.out()).contains("Isolde <-> Piet");
  }

  private Shell.Result run(String... words) {
    return new Shell(folder).run(words);
  }

  private JsonNode one(String... words) {
    var result = run(words);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out().lines()).hasSize(1);
    return JsonMapper.shared().readTree(result.out());
  }
}
