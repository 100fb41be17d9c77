package example;

import dev.lastword.detect.Detector;
import dev.lastword.detect.Policy;
import dev.lastword.detect.Stop;
import dev.lastword.detect.Utterance;
import dev.lastword.detect.Utterance.Side;
import java.util.ArrayList;
import java.util.List;

/// Finds the last message of a conversation between two that take turns; null where it goes on.
final class LastMessage {
  private LastMessage() {}

  // example: while it is said
  static Stop heard(Iterable<String> texts) {
    var detector = new Detector(Policy.BALANCED);
    var side = Side.A;
    for (var text : texts) {
      var verdict = detector.hear(Utterance.of(side, text));
      System.out.println(verdict.reading().message() + " " + verdict.reading().kind().code());
      if (verdict.stop() != null) {
        return verdict.stop();
      }
      side = side == Side.A ? Side.B : Side.A;
    }
    return null;
  }

  // example: when all is said
  static Stop read(List<String> texts) {
    var utterances = new ArrayList<Utterance>();
    for (var text : texts) {
      utterances.add(Utterance.of(utterances.size() % 2 == 0 ? Side.A : Side.B, text));
    }
    var verdicts = Detector.judge(utterances, Policy.BALANCED);
    return verdicts.isEmpty() ? null : verdicts.getLast().stop();
  }
  // example: end
}
