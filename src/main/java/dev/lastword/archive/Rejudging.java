package dev.lastword.archive;

import dev.lastword.detect.Detector;
import dev.lastword.detect.Policy;
import dev.lastword.detect.StopRules;
import dev.lastword.detect.Utterance;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Judged;
import dev.lastword.journal.Operator;
import dev.lastword.journal.Other;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import dev.lastword.transcript.JournalTranscript;
import dev.lastword.transcript.Line;
import dev.lastword.transcript.Verdicts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Judges a recorded run again, by the rules its journal names and with the operator's words where
/// they stood, and compares every verdict with the one on record.
public final class Rejudging implements Consumer<JournalRecord> {
  private final List<Change> changes = new ArrayList<>();
  private @Nullable Detector judge;
  private @Nullable JournalTranscript telling;
  private @Nullable Judged now;
  private String recordedBy = "";
  private boolean warns;
  private boolean wasJudged;
  private int verdicts;

  /// Nothing was heard yet.
  public Rejudging() {}

  /// A verdict that came out otherwise.
  ///
  /// @param recorded as it stands in the journal
  /// @param now as it is today
  public record Change(Judged recorded, Judged now) {}

  /// Which verdicts changed.
  ///
  /// @param recordedBy the version of the judge that the journal names last
  /// @param judgedBy the version that judged now
  /// @param verdicts how many were compared
  /// @param changes those that came out otherwise, in order
  public record Result(String recordedBy, String judgedBy, int verdicts, List<Change> changes) {
    /// Copies the changes.
    public Result {
      changes = List.copyOf(changes);
    }

    /// Whether the same judge said something else: that must not be.
    ///
    /// @return true where the versions are equal and the verdicts are not
    public boolean isBroken() {
      return recordedBy.equals(judgedBy) && !changes.isEmpty();
    }
  }

  /// Hears the next record of a journal.
  ///
  /// @throws IllegalArgumentException where the journal does not say by which rules it was judged
  @Override
  public void accept(JournalRecord record) {
    if (record.entry() instanceof Run.Start start) {
      begin(start);
      telling = new JournalTranscript(record);
      return;
    }
    var line = telling == null ? null : telling.hear(record).orElse(null);
    switch (record.entry()) {
      case Said _ -> now = line instanceof Line.Said said ? judge(said) : null;
      case Judged recorded -> compare(recorded);
      case Operator operator -> reopenAfter(operator.occasion());
      case Run.Resume resume -> resume(resume);
      case Run.End end -> wasJudged = isJudged(end);
      case Run _, Call _, Other _ -> {}
    }
  }

  /// What came out.
  ///
  /// @return the changes among what was heard
  public Result result() {
    return new Result(recordedBy, Detector.VERSION, verdicts, changes);
  }

  private void begin(Run.Start start) {
    recordedBy = start.judge().version();
    if (!(start.spec().get("stop") instanceof Map<?, ?> stop)) {
      throw new IllegalArgumentException("the journal does not say by which rules it was judged");
    }
    warns = "warn".equals(stop.get("action"));
    judge =
        new Detector(
            new StopRules(
                policy(String.valueOf(stop.get("policy"))),
                stop.get("when") instanceof String expression ? expression : null,
                texts(stop.get("phrases")),
                texts(stop.get("patterns")),
                texts(stop.get("tokens"))));
  }

  /// A run that the judge had ended goes on only where its word is set aside.
  private void resume(Run.Resume resume) {
    recordedBy = resume.detector();
    if (judge != null && (wasJudged || resume.why().equals("reopen"))) {
      judge.reopen();
    }
    wasJudged = false;
  }

  private static boolean isJudged(Run.End end) {
    return Ending.of(end.ending())
        .filter(ending -> ending.kind() == Ending.Kind.JUDGED)
        .isPresent();
  }

  private @Nullable Judged judge(Line.Said said) {
    if (judge == null || telling == null) {
      return null;
    }
    var side = said.side() == Side.A ? Utterance.Side.A : Utterance.Side.B;
    var verdict = judge.hear(new Utterance(side, said.text(), said.finish()));
    if (warns && verdict.stop() != null) {
      judge.reopen();
    }
    return Verdicts.recorded(verdict, telling.transcript().speakers());
  }

  private void compare(Judged recorded) {
    var again = now;
    if (again == null) {
      return; // a verdict without a message before it is nobody's we know
    }
    verdicts++;
    if (!again.equals(recorded)) {
      changes.add(new Change(recorded, again));
    }
  }

  private void reopenAfter(String occasion) {
    if (judge != null && (occasion.equals("nudge") || occasion.equals("ask"))) {
      judge.reopen();
    }
  }

  private static Policy policy(String code) {
    return Arrays.stream(Policy.values())
        .filter(policy -> policy.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no policy of this judge: \"" + code + "\""));
  }

  private static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> texts ? texts.stream().map(String::valueOf).toList() : List.of();
  }
}
