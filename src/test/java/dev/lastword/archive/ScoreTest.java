package dev.lastword.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lastword.detect.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class ScoreTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    // window, messages, ended after, outcome, points, waste
    "4-6, 10, 4, HIT, 1, 0",
    "4-6, 10, 6, HIT, 1, 2",
    "4-6, 10, 3, EARLY, 0, 0",
    "4-6, 10, 7, LATE, 0.75, 3",
    "4-6, 10, 10, LATE, 0, 6",
    "4-6, 10, , MISSED, 0, 6",
    "4-6, 6, , LATE, 0.5, 2",
    "5-9, 8, , LATE, 0.5, 3",
    ", 10, , OK, 1, 0",
    ", 10, 3, FALSE, 0, 0"
  })
  void countsADecisionAsTheLabelSays(
      String window, int messages, Integer after, Outcome outcome, double points, int waste) {
    var due = window == null ? null : window(window);
    var decision = after == null ? null : new Decision(after, "rule");
    var row = Row.of(Talks.labelled("t", messages, due), decision);
    assertThat(row.outcome()).isEqualTo(outcome);
    assertThat(row.points()).isEqualTo(points, within(1e-9));
    assertThat(row.waste()).isEqualTo(waste);
  }

  @Test
  void sumsUpAllTranscripts() {
    var talks =
        List.of(
            Talks.labelled("a-1", 10, new Window(4, 6)),
            Talks.labelled("a-2", 10, new Window(8, 9)),
            Talks.labelled("b-1", 10, null),
            Talks.labelled("b-2", 3, null));
    var score = Score.of(talks, said -> said.size() < 5 ? null : new Decision(5, ""));
    assertThat(score.count(Outcome.HIT)).isEqualTo(1);
    assertThat(score.count(Outcome.EARLY)).isEqualTo(1);
    assertThat(score.count(Outcome.FALSE)).isEqualTo(1);
    assertThat(score.count(Outcome.OK)).isEqualTo(1);
    assertThat(score.prematurePercent()).isEqualTo(50);
    assertThat(score.hitPercent()).isEqualTo(50);
    assertThat(score.quality()).isEqualTo(0.5);
    assertThat(score.waste()).isEqualTo(0.5);
    assertThat(score.failures()).extracting(Row::id).containsExactly("a-2", "b-1");
  }

  @Test
  void nothingAtAllIsNoDivisionByZero() {
    var score = new Score(List.of());
    assertThat(score.quality()).isZero();
    assertThat(score.waste()).isZero();
    assertThat(score.prematurePercent()).isZero();
  }

  @Test
  void partsTheTranscriptsBySource() {
    var one = new Labelled("x", "north", Talks.saying("a"), null, true);
    var other = new Labelled("y", "south", Talks.saying("a"), null, true);
    var parts = Score.of(List.of(one, other, one), said -> null).bySource();
    assertThat(parts.keySet()).containsExactly("north", "south");
    assertThat(Objects.requireNonNull(parts.get("north")).rows()).hasSize(2);
  }

  @Test
  void aLabelAfterTheLastMessageIsRefused() {
    assertThatThrownBy(() -> Talks.labelled("t", 3, new Window(4, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("t ends after message 3");
  }

  /// The corpus beside the project brings the script whose figures these are.
  @ParameterizedTest
  @EnumSource(names = {"CAREFUL", "BALANCED", "EAGER"})
  void measuresWhatTheCorpusScriptMeasures(Policy policy) throws Exception {
    var corpus = Path.of(System.getProperty("lastword.shared", "../shared"), "corpus");
    var script = corpus.resolve("score.py");
    assumeTrue(Files.exists(script), "no score.py beside this checkout");
    var talks = LabelledFolder.read(corpus.resolve("dev"), "dev").sure();
    var decisions = new StringBuilder();
    var watcher = Watcher.of(policy);
    for (var talk : talks) {
      var decision = watcher.watch(talk.utterances());
      var stop = decision == null ? "null" : "{\"after\":" + decision.after() + "}";
      decisions.append("{\"id\":\"%s\",\"stop\":%s}%n".formatted(talk.id(), stop));
    }
    var file = Files.writeString(folder.resolve("decisions.jsonl"), decisions);
    var theirs = JsonMapper.shared().readTree(python(script, corpus.resolve("dev"), file));
    var ours = Score.of(talks, watcher);
    for (var outcome : Outcome.values()) {
      assertThat(theirs.get(outcome.code()).asInt()).isEqualTo(ours.count(outcome));
    }
    assertThat(theirs.get("quality").asDouble()).isEqualTo(ours.quality(), within(6e-5));
    assertThat(theirs.get("wasted_messages_per_due").asDouble())
        .isEqualTo(ours.waste(), within(6e-3));
    assertThat(theirs.get("premature_percent").asDouble())
        .isEqualTo(ours.prematurePercent(), within(6e-3));
  }

  private static String python(Path script, Path labelled, Path decisions)
      throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder("python3", script.toString(), "" + labelled, "" + decisions)
              .redirectErrorStream(true)
              .start();
    } catch (IOException absent) {
      assumeTrue(false, "no python3 here");
      throw absent;
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static Window window(String text) {
    var ends = text.split("-", 2);
    return new Window(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
  }
}
