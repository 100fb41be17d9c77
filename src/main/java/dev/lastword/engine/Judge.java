package dev.lastword.engine;

import dev.lastword.detect.Detector;
import dev.lastword.detect.StopRules;
import dev.lastword.detect.Utterance;
import dev.lastword.detect.Verdict;

/// Hears a talk and says when it is over: the detector, or what it once said.
interface Judge {
  /// Hears the next utterance.
  Verdict hear(Utterance utterance);

  /// Takes a stop back and goes on.
  void reopen();

  /// The score that ends a talk.
  double threshold();

  /// Where judges sit.
  @FunctionalInterface
  interface Bench {
    /// A judge that has heard nothing yet.
    Judge judge(StopRules rules);
  }

  /// The detector of this version.
  Bench DETECTOR = rules -> of(new Detector(rules));

  /// The detector at work.
  static Judge of(Detector detector) {
    return new Judge() {
      @Override
      public Verdict hear(Utterance utterance) {
        return detector.hear(utterance);
      }

      @Override
      public void reopen() {
        detector.reopen();
      }

      @Override
      public double threshold() {
        return detector.threshold();
      }
    };
  }
}
