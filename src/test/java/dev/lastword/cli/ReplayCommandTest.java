package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// `lastword replay --markdown` and `--judge`.
class ReplayCommandTest {
  @TempDir private Path folder;

  @Test
  void theLogIsRebuiltToTheByte() throws IOException {
    var log = Recorded.log(Recorded.model(folder));
    assertThat(shell().run("replay", "latest", "--markdown").code()).isZero();
    var result = shell().run("replay", "latest", "--markdown", "-o", "again.md");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("again.md"))).isEqualTo(Files.readAllBytes(log));
  }

  @Test
  void aRebuiltLogOverwritesNothing() throws IOException {
    var log = Recorded.log(Recorded.script(folder));
    var before = Files.readString(log);
    var result = shell().run("replay", "latest", "--markdown", "-o", "transcripts");
    assertThat(result.code()).isEqualTo(74);
    assertThat(Files.readString(log)).isEqualTo(before);
  }

  @Test
  void aLostLogComesBack() throws IOException {
    var log = Recorded.log(Recorded.script(folder));
    var before = Files.readString(log);
    Files.delete(log);
    assertThat(shell().run("replay", "latest", "--markdown").code()).isEqualTo(6);
    assertThat(shell().run("replay", "latest", "--markdown", "-o", "transcripts").code()).isZero();
    assertThat(Files.readString(log)).isEqualTo(before);
  }

  @Test
  void aChangedLogIsNotTheSame() throws IOException {
    var log = Recorded.log(Recorded.script(folder));
    Files.writeString(log, Files.readString(log) + "More.\n");
    var result = shell().run("replay", "latest", "--markdown");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out()).startsWith("not the same");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "warn", "nudge", "coda"})
  void theSameJudgeSaysTheSame(String action) throws IOException {
    var sample = Path.of("transcripts/samples/mutual-closing.md").toAbsolutePath();
    var ran =
        shell()
            .run(
                "run",
                "-a",
                "script:" + sample,
                "-b",
                "script:" + sample,
                "--stop-action",
                action,
                "--stop-phrase",
                "never said at all");
    assertThat(ran.code()).as(ran.err()).isZero();
    var result = shell().run("replay", "latest", "--judge");
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).startsWith("same verdicts: all ");
  }

  @Test
  void aVerdictThatWasChangedInAJournalWrittenAnewIsFound() throws IOException {
    var journal = Recorded.script(folder);
    rewrite(journal, "\"class\":\"substantive\"", "\"class\":\"farewell\"");
    assertThat(shell().run("verify", "latest").code()).isZero(); // a whole new chain is consistent
    var result = shell().run("replay", "latest", "--judge");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out()).contains("verdicts differ").contains("recorded  farewell");
  }

  @Test
  void anotherVersionListsWhatChanged() throws IOException {
    var journal = Recorded.script(folder);
    rewrite(journal, "\"judge\":{\"policy\":\"balanced\",\"version\":\"", "$0old-");
    rewrite(journal, "\"class\":\"substantive\"", "\"class\":\"farewell\"");
    var result = shell().run("replay", "latest", "--judge", "--json");
    assertThat(result.code()).as(result.out()).isZero();
    var json = JsonMapper.shared().readTree(result.out());
    assertThat(json.at("/recorded_by").asString()).startsWith("old-");
    assertThat(json.at("/changed/0/recorded/class").asString()).isEqualTo("farewell");
    assertThat(json.at("/changed/0/now/class").asString()).isEqualTo("substantive");
  }

  @Test
  void nothingIsDoneAgainFromAChangedJournal() throws IOException {
    var journal = Recorded.script(folder);
    Files.writeString(journal, Files.readString(journal).replace("ninth", "tenth"));
    for (var level : new String[] {"--markdown", "--judge"}) {
      var result = shell().run("replay", "latest", level);
      assertThat(result.code()).isEqualTo(5);
      assertThat(result.err()).contains("is altered: record ");
    }
  }

  @Test
  void aTalkOfScriptsSentNothing() throws IOException {
    Recorded.script(folder);
    var result = shell().run("replay", "latest");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("no request was sent").doesNotContain("0 requests");
  }

  /// As somebody would who can write a whole journal anew.
  private static void rewrite(Path journal, String what, String with) throws IOException {
    var text = Files.readString(journal).replaceAll(Pattern.quote(what), with);
    Files.writeString(journal, Forger.chain(text));
  }

  private Shell shell() {
    return new Shell(folder);
  }
}
