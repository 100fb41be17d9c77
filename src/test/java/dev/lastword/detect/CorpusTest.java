package dev.lastword.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lastword.archive.Labelled;
import dev.lastword.archive.Score;
import dev.lastword.archive.Watcher;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The judge against transcripts labelled by readers. They lie beside the project and are not part
/// of it; where they are absent these tests say so and are skipped.
class CorpusTest {
  private static final double QUALITY = 0.95;
  private static final Watcher BALANCED = Watcher.of(Policy.BALANCED);

  @Test
  void endsRealConversationsWhereReadersWould() {
    var score = Score.of(dev(), BALANCED);
    assertThat(score.quality()).as("%s%n%s", score, score.rows()).isGreaterThan(QUALITY);
  }

  @Test
  void endsNoRealConversationTooEarly() {
    var score = Score.of(dev(), BALANCED);
    assertThat(score.premature()).as("%s", score.rows()).isZero();
  }

  @Test
  void endsTheSeedAfterBothHaveClosedAndNeverAtTheLoneGoodbye() {
    var seed = dev().stream().filter(each -> each.id().equals("seed-001")).toList();
    var decision = Score.of(seed, BALANCED).rows().getFirst().decision();
    assertThat(decision).isNotNull();
    assertThat(Objects.requireNonNull(decision).after()).isBetween(21, 26);
  }

  @Test
  void meetsTheHardCases() {
    var file = Corpus.home().resolve("hard_cases.jsonl");
    assumeTrue(Files.exists(file), "no labelled cases at " + file);
    assertThat(Score.of(Corpus.read(file), BALANCED).failures()).isEmpty();
  }

  @Test
  void doesNotDependOnApostrophesOrCapitals() {
    var plain = Score.of(dev(), BALANCED).quality();
    for (var change :
        List.<UnaryOperator<String>>of(
            text -> text.replace("'", "").replace("’", ""),
            text -> text.toLowerCase(java.util.Locale.ROOT))) {
      var changed = Score.of(dev(), said -> BALANCED.watch(changed(said, change)));
      assertThat(changed.quality()).as("%s", changed).isGreaterThan(plain - 0.02);
      assertThat(changed.premature()).isZero();
    }
  }

  @Test
  void everySpanQuotesTheTextItPointsAt() {
    for (var transcript : dev()) {
      var verdicts = Detector.judge(transcript.utterances(), Policy.BALANCED);
      for (int i = 0; i < verdicts.size(); i++) {
        var text = transcript.utterances().get(i).text();
        for (var span : verdicts.get(i).reading().spans()) {
          int from = text.offsetByCodePoints(0, span.from());
          int to = text.offsetByCodePoints(0, span.to());
          assertThat(text.substring(from, to)).isEqualTo(span.quote());
        }
      }
    }
  }

  @Test
  void everyStopNamesAnOnsetAndItsReasons() {
    for (var transcript : dev()) {
      var verdicts = Detector.judge(transcript.utterances(), Policy.BALANCED);
      var stop = verdicts.getLast().stop();
      if (stop != null) {
        Objects.requireNonNull(stop);
        assertThat(stop.because()).isNotEmpty();
        assertThat(stop.because().getLast().message()).isEqualTo(stop.after());
        assertThat(stop.onset()).isLessThanOrEqualTo(stop.after());
      }
    }
  }

  private static List<Utterance> changed(List<Utterance> said, UnaryOperator<String> change) {
    return said.stream()
        .map(each -> new Utterance(each.side(), change.apply(each.text()), each.finish()))
        .toList();
  }

  private static List<Labelled> dev() {
    var folder = Corpus.home().resolve("dev");
    assumeTrue(Files.isDirectory(folder), "no labelled transcripts at " + folder);
    return Corpus.read(folder).stream().filter(Labelled::sure).toList();
  }
}
