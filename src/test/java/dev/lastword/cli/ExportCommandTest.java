package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lastword export`.
class ExportCommandTest {
  private static final String CLAUDE = "2026-03-01_100000_human_claude";

  @TempDir private Path folder;

  private Shell shell() {
    return new Shell(folder);
  }

  @BeforeEach
  void twoTalksAreThere() throws IOException {
    for (var name : new String[] {"claude.json", "sharegpt.json"}) {
      try (InputStream in = ExportCommandTest.class.getResourceAsStream("/imports/" + name)) {
        Files.write(folder.resolve(name), Objects.requireNonNull(in).readAllBytes());
      }
      assertThat(shell().run("import", name, "-q").code()).isZero();
    }
  }

  @Test
  void markdownOfOursIsTheFileItself() throws IOException {
    var result = shell().run("export", CLAUDE);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .isEqualTo(Files.readString(folder.resolve("transcripts/" + CLAUDE + ".md")));
    assertThat(result.err()).isEmpty();
  }

  @Test
  void jsonIsJudgedAndImportedAsTheLogIs() throws IOException {
    shell().run("export", CLAUDE, "-o", "talk.json");
    var log = Transcripts.read(folder.resolve("transcripts/" + CLAUDE + ".md")).getFirst();
    var again = Transcripts.read(folder.resolve("talk.json")).getFirst();
    assertThat(again.lines()).isEqualTo(log.lines());
    assertThat(again.origin()).isEqualTo(log.origin());
    assertThat(shell().run("import", "talk.json").err()).contains("1 known already");
    assertThat(shell().run("detect", "talk.json").code()).isZero();
  }

  @Test
  void severalGoIntoOneFileWhereItsFormAllows() throws IOException {
    var lines = shell().run("export", CLAUDE, "identity-3", "--format", "openai", "--as", "a");
    assertThat(lines.code()).as(lines.err()).isZero();
    assertThat(lines.out().lines()).hasSize(2);
    assertThat(lines.out())
        .contains("{\"role\":\"assistant\",\"content\":\"What time is it?\"}")
        .contains("{\"role\":\"user\",\"content\":\"A quarter past nine.\"}");
    var list = shell().run("export", CLAUDE, "identity-3", "--format", "json");
    assertThat(Transcripts.read("x", list.out().getBytes(StandardCharsets.UTF_8))).hasSize(2);
    var markdown = shell().run("export", CLAUDE, "identity-3");
    assertThat(markdown.code()).isEqualTo(2);
    assertThat(markdown.err()).contains("2 conversations do not fit into one .md file");
  }

  @Test
  void aFolderGetsAFileEachAndNothingIsOverwritten() throws IOException {
    var result = shell().run("export", CLAUDE, "identity-3", "--format", "csv", "-o", "tables/");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err())
        .isEqualTo("tables/" + CLAUDE + ".csv\ntables/identity-3_human_gpt.csv\n");
    assertThat(Files.readString(folder.resolve("tables/" + CLAUDE + ".csv")))
        .startsWith("id,number,side,speaker,time,finish,receipt,latency_ms,text\r\n");
    var again = shell().run("export", CLAUDE, "--format", "csv", "-o", "tables");
    assertThat(again.code()).isEqualTo(74);
    assertThat(again.err()).contains("exists already");
  }

  @Test
  void aPageStandsAlone() throws IOException {
    var result = shell().run("export", CLAUDE, "-o", "talk.html");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readString(folder.resolve("talk.html")))
        .startsWith("<!")
        .contains("Then loam it is.")
        .contains("default-src &#39;none&#39;");
  }

  @Test
  void aTerminalObeysNothing() throws IOException {
    Files.writeString(
        folder.resolve("evil.json"),
        "{\"messages\":[{\"speaker\":\"x\",\"text\":\"\\u001b[31m\\u202e\"}]}");
    var seen = shell().with("LASTWORD_TTY", "1").run("export", "evil.json");
    assertThat(seen.out()).doesNotContain("\u001b", "\u202e");
    assertThat(seen.err()).contains("-o FILE has it as it is");
    assertThat(shell().run("export", "evil.json").out()).contains("\u001b[31m\u202e");
    var json = shell().run("export", "evil.json", "--json").out();
    assertThat(json).contains("\\u001B[31m\\u202e").matches("[\\x20-\\x7e\\n]*");
  }

  @Test
  void onlyTrainingDataHasAnAssistant() {
    var result = shell().run("export", CLAUDE, "--as", "a");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("only training data has an assistant");
  }
}
