package dev.lastword.detect;

import java.util.ArrayList;
import java.util.List;

/// Reads a conversation one utterance at a time and says when it is over.
///
/// Not safe for use by several threads; one detector a conversation.
public final class Detector {
  /// The version of the judgement. It changes whenever any verdict may change.
  public static final String VERSION = "1";

  private final Policy policy;
  private int heard;

  /// Makes a judge that has heard nothing yet.
  ///
  /// @param policy how readily it ends a conversation
  public Detector(Policy policy) {
    this.policy = policy;
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
    heard++;
    var kind = utterance.text().isBlank() ? MessageClass.EMPTY : MessageClass.SUBSTANTIVE;
    return new Verdict(new Reading(heard, utterance.side(), kind, List.of(), 0, 0, ""), null);
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
