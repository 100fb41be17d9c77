package dev.lastword.detect;

import org.jspecify.annotations.Nullable;

/// Keeps the closing score and says when it is enough.
final class Bench {
  /// That a conversation is over.
  ///
  /// @param rule why
  /// @param onset the first message of the closing
  /// @param score the score that decided
  /// @param threshold the score that was needed
  record Finding(Rule rule, int onset, double score, double threshold) {}

  /// What the latest message of a side did.
  private record Latest(Utterance.Side side, double evidence, boolean farewell, boolean curt) {}

  private final Weights weights;
  private final Scale scale;
  private double score;
  private double evidence;
  private int onset;
  private int heard;
  private int promisedAt = Integer.MIN_VALUE / 2;
  private @Nullable Latest latest;
  private final int[] stuck = new int[2];

  Bench(Weights weights) {
    this.weights = weights;
    this.scale = new Scale(weights);
  }

  double score() {
    return score;
  }

  double evidence() {
    return evidence;
  }

  double threshold() {
    return weights.of(Setting.THRESHOLD);
  }

  /// Hears a message; answers why the conversation is over, or null.
  @Nullable Finding hear(Traits traits) {
    heard++;
    evidence = scale.weigh(traits, score);
    if (evidence <= weights.of(Setting.RESET)) {
      score = 0;
      promisedAt = Integer.MIN_VALUE / 2;
    }
    score = Math.min(weights.of(Setting.CEILING), Math.max(0, score + evidence));
    if (traits.opening().promise()) {
      promisedAt = heard;
    }
    if (traits.shape().tokenOnly()) {
      promisedAt = Integer.MIN_VALUE / 2;
    }
    if (score == 0) {
      onset = 0;
    } else if (onset == 0) {
      onset = heard;
    }
    int own = traits.side().ordinal();
    stuck[own] = isStuck(traits) ? stuck[own] + 1 : 0;
    var now = new Latest(traits.side(), evidence, isFarewell(traits), traits.shape().words() <= 4);
    var finding = decide(now);
    latest = now;
    return finding;
  }

  private @Nullable Finding decide(Latest now) {
    var before = latest;
    boolean answered = before != null && before.side() != now.side();
    boolean pending = heard - promisedAt <= weights.of(Setting.PENDING_SPAN);
    double needed = threshold() + (pending ? weights.of(Setting.PENDING_EXTRA) : 0);
    double both = weights.of(Setting.BOTH);
    if (answered && score >= needed && now.evidence() >= both && before.evidence() >= both) {
      return new Finding(Rule.MUTUAL_CLOSING, onset, score, needed);
    }
    if (answered && now.farewell() && before.farewell() && (!pending || now.curt() && before.curt())) {
      return new Finding(Rule.MUTUAL_CLOSING, onset == 0 ? heard - 1 : onset, score, threshold());
    }
    int turns = (int) weights.of(Setting.STUCK);
    if (stuck[now.side().ordinal()] >= turns) {
      return new Finding(Rule.STUCK, Math.max(1, heard - 2 * turns + 2), score, threshold());
    }
    return null;
  }

  private static boolean isFarewell(Traits traits) {
    var closing = traits.closing();
    boolean pure =
        traits.shape().tokenOnly()
            || closing.share() >= 0.8
                && traits.news().fresh() <= 2
                && traits.opening().question() == 0
                && !traits.opening().request();
    return pure && closing.farewell() && traits.shape().whole();
  }

  private static boolean isStuck(Traits traits) {
    var shape = traits.shape();
    var news = traits.news();
    boolean echo =
        news.covered() >= 0.85
            && shape.words() >= 12
            && news.fresh() <= 2
            && traits.closing().share() < 0.5;
    return shape.blank()
        || shape.symbols()
        || echo
        || traits.closing().refusal() >= 0.15 && news.covered() >= 0.5;
  }
}
