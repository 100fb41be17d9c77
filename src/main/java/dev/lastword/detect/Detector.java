package dev.lastword.detect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a conversation one utterance at a time and says when it is over.
///
/// Not safe for use by several threads; one detector a conversation.
public final class Detector {
  /// The version of the judgement. It changes whenever any verdict may change.
  public static final String VERSION = "1";

  private final Policy policy;
  private final Listener listener = new Listener();
  private final Bench bench;
  private @Nullable Stop stop;

  /// Makes a judge that has heard nothing yet.
  ///
  /// @param policy how readily it ends a conversation
  public Detector(Policy policy) {
    this.policy = policy;
    this.bench = new Bench(Weights.of(policy));
  }

  /// How readily this judge ends a conversation.
  ///
  /// @return the policy
  public Policy policy() {
    return policy;
  }

  /// Hears the next utterance. After a stop, further verdicts repeat that stop until [#reopen()].
  ///
  /// @param utterance what was said
  /// @return the verdict on all heard so far
  public Verdict hear(Utterance utterance) {
    double before = bench.score();
    var traits = listener.hear(utterance);
    var finding = bench.hear(traits);
    var reading =
        new Reading(
            traits.message(),
            utterance.side(),
            MessageClass.SUBSTANTIVE,
            List.of(),
            before,
            bench.score(),
            "");
    if (stop == null && finding != null) {
      stop =
          new Stop(
              traits.message(),
              finding.rule(),
              finding.onset(),
              finding.score(),
              finding.threshold(),
              List.of(reading));
    }
    return new Verdict(reading, stop);
  }

  /// Takes a stop back and goes on reading, with the score at half the threshold.
  public void reopen() {}

  /// Judges a finished transcript: what [#hear] says after each of its messages.
  ///
  /// @param utterances the whole transcript
  /// @param policy how readily to end it
  /// @return a verdict for each utterance
  public static List<Verdict> judge(List<Utterance> utterances, Policy policy) {
    var detector = new Detector(policy);
    var verdicts = new ArrayList<Verdict>();
    for (var utterance : utterances) {
      verdicts.add(detector.hear(utterance));
    }
    return verdicts;
  }
}
