package dev.lastword.engine;

import dev.lastword.detect.Detector;
import dev.lastword.detect.StopRules;
import dev.lastword.detect.Utterance;
import dev.lastword.detect.Verdict;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Judged;
import java.util.List;

/// A judge of another version, as far as its verdicts are on record.
final class RecordedJudge implements Judge {
  private final List<Verdict> verdicts;
  private final double threshold;
  private int heard;

  RecordedJudge(List<JournalRecord> records, StopRules rules) {
    this.verdicts =
        records.stream()
            .map(JournalRecord::entry)
            .filter(Judged.class::isInstance)
            .map(entry -> Recorded.verdict((Judged) entry))
            .toList();
    this.threshold = new Detector(rules).threshold();
  }

  @Override
  public Verdict hear(Utterance utterance) {
    if (heard == verdicts.size()) {
      throw new Recording.BrokeOff(); // it was stopped before it could speak
    }
    return verdicts.get(heard++);
  }

  @Override
  public void reopen() {}

  @Override
  public double threshold() {
    return threshold;
  }
}
