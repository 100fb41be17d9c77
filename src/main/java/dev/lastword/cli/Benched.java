package dev.lastword.cli;

import dev.lastword.archive.Bootstrap;
import dev.lastword.archive.Bounds;
import dev.lastword.archive.Labels;
import dev.lastword.archive.Score;
import dev.lastword.archive.Watcher;
import dev.lastword.detect.Policy;

/// How well one policy of the judge does on labelled transcripts.
///
/// @param policy the policy
/// @param score on the labels that readers agree on
/// @param bounds how far those figures can be trusted
/// @param unsure on the labels they disagree on: to look at, in no figure
record Benched(Policy policy, Score score, Bounds bounds, Score unsure) {
  static Benched of(Labels labels, Policy policy) {
    var judge = Watcher.of(policy);
    var score = Score.of(labels.sure(), judge);
    return new Benched(policy, score, Bootstrap.USUAL.of(score), Score.of(labels.unsure(), judge));
  }
}
