package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `batch report` over conversations that really ran.
class BatchReportCommandTest {
  @TempDir private Path folder;

  @Test
  void reportsAFolderOfRealTalks() throws IOException {
    run("keeper_visitor_knock_r1_00000001");
    run("keeper_visitor_knock_r2_00000002");
    var result = shell().run("batch", "report", "transcripts/night");
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("conversation")
        .contains("transcripts/night/report.html\n", "report.md\n", "report.json\n");
    var html = Files.readString(folder.resolve("transcripts/night/report.html"));
    assertThat(html).contains("keeper", "visitor", "nothing", "How long they lasted");
    var json = shell().run("batch", "report", "transcripts/night", "--json").out();
    assertThat(json).endsWith("}\n").hasLineCount(1);
    var figures = JsonMapper.shared().readTree(json).get("figures");
    assertThat(figures.get("conversations").asInt()).isEqualTo(2);
    assertThat(figures.get("calls").asInt()).isZero();
  }

  @Test
  void reportsAPlan() throws IOException {
    write("a.txt", "Hello.\n---\nGoodbye.\n");
    write("b.txt", "Good evening.\n---\nFarewell.\n");
    write(
        "night.yaml",
        "pairs: [{a: {id: a, model: 'script:a.txt'}, b: {id: b, model: 'script:b.txt'}}]\n");
    var nothing = shell().run("batch", "report", "night.yaml");
    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err()).contains("nothing of this plan has run");
    Files.createDirectories(folder.resolve("transcripts/night"));
    var waiting = shell().run("batch", "report", "night.yaml");
    assertThat(waiting.err()).isEmpty();
    assertThat(waiting.out()).startsWith("The conversation has not begun.\n");
    assertThat(shell().run("batch", "night.yaml").code()).isZero();
    write("transcripts/night/a_b_none_r1_deadbeef.jsonl", "of another version\n");
    var result = shell().run("batch", "report", "night.yaml", "--json");
    assertThat(result.err()).isEmpty();
    var report = JsonMapper.shared().readTree(result.out());
    assertThat(report.get("figures").get("messages").asInt()).isPositive();
    assertThat(report.get("older")).hasSize(1);
    assertThat(report.get("changed").get("rows").get(0).get("figure").asString())
        .isEqualTo("Conversations");
  }

  @Test
  void aFolderWithoutConversationsIsNoBatch() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    var result = shell().run("batch", "report", "empty");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("there is no conversation in empty");
  }

  @Test
  void aReportIsNoConversation() throws IOException {
    run("keeper_visitor_knock_r1_00000001");
    var first = shell().run("batch", "report", "transcripts/night");
    assertThat(first.code()).isZero();
    run("keeper_visitor_knock_r2_00000002");
    assertThat(shell().run("batch", "report", "transcripts/night").code()).isZero();
    assertThat(folder.resolve("transcripts/night/report.previous.json")).exists();
    var judged = shell().run("detect", "transcripts/night", "--json");
    assertThat(judged.code()).isZero();
    assertThat(judged.out()).hasLineCount(2);
    assertThat(shell().run("verify", "transcripts").out())
        .contains("2 journals")
        .doesNotContain("transcripts have none");
  }

  /// Runs a talk of two scripts and files it as one of a batch.
  private void run(String id) throws IOException {
    write(
        "keeper.txt", "Who is there?\n---\nThe lamp is lit for whom it finds.\n---\nGood night.\n");
    write("visitor.txt", "A stranger with a question.\n---\nThen it found me.\n---\nGood night.\n");
    var ran =
        shell()
            .run("run", "-a", "script:keeper.txt", "-b", "script:visitor.txt", "-o", "one", "-q");
    assertThat(ran.code()).as(ran.err()).isZero();
    var night = Files.createDirectories(folder.resolve("transcripts/night"));
    for (var suffix : new String[] {".md", ".jsonl"}) {
      try (var files = Files.newDirectoryStream(folder.resolve("one"), "*" + suffix)) {
        for (var file : files) {
          Files.move(file, night.resolve(id + suffix));
        }
      }
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Shell shell() {
    return new Shell(folder);
  }
}
