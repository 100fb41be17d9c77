package dev.lastword.detect;

/// Weighs one message: what it testifies for an ending (above 0) or against it (below).
final class Scale {
  private static final double CLOSED = 0.5;
  private static final int RICH_WORDS = 4;
  private static final int MOVE_WORDS = 4;
  private static final int CYCLE_WORDS = 4;
  private static final int CYCLE_LONG = 4;
  private static final int CYCLE_PLAYED = 12;

  /// How many messages in a row must return in the same order to make a cycle.
  private static final int CYCLE = 6;

  private final Weights weights;

  Scale(Weights weights) {
    this.weights = weights;
  }

  /// Weighs a message while the score stands where it stands.
  double weigh(Traits traits, double score) {
    double evidence = clamp(kind(traits, score));
    if (isRich(traits)) {
      evidence = Math.min(evidence, weights.of(Setting.RICH_MOST));
    }
    if (traits.opening().question() >= 1 && traits.closing().share() < CLOSED) {
      evidence = Math.min(evidence, weights.of(Setting.QUESTION_MOST));
    }
    if (isMove(traits) || isLaconic(traits)) {
      evidence = Math.min(evidence, 0);
    }
    if (goesRound(traits)) {
      evidence = Math.max(evidence, weights.of(Setting.CYCLE));
    }
    return traits.shape().whole() ? evidence : Math.min(0, evidence);
  }

  private double kind(Traits traits, double score) {
    var shape = traits.shape();
    if (shape.tokenOnly()) {
      boolean worn = traits.closing().tokenHabit() > 0 && score == 0;
      return weights.of(worn ? Setting.TOKEN_WORN : Setting.TOKEN_ALONE);
    }
    if (shape.blank() || shape.symbols()) {
      return traits.news().begun() ? weights.of(Setting.VOID) : 0;
    }
    double sum = 0;
    for (var signal : Signal.values()) {
      sum += weights.of(signal) * signal.in(traits);
    }
    return shape.fading() ? Math.max(sum, weights.of(Setting.FADING)) : sum;
  }

  /// Long messages need not return as often as single words, of which games are made.
  static boolean goesRound(Traits traits) {
    var news = traits.news();
    boolean words = traits.shape().words() >= CYCLE_WORDS;
    if (isMove(traits)) {
      return news.cycle() >= CYCLE_PLAYED;
    }
    int least = words ? Math.max(CYCLE_LONG, news.period() + 2) : CYCLE;
    return news.cycle() >= least;
  }

  /// In a declared game a short message is a move, however often it was played before.
  private static boolean isMove(Traits traits) {
    return traits.opening().playing()
        && !traits.shape().token()
        && traits.shape().words() > 0
        && traits.shape().words() <= MOVE_WORDS
        && traits.closing().mass() < CLOSED;
  }

  private boolean isLaconic(Traits traits) {
    var shape = traits.shape();
    return shape.words() > 0
        && shape.words() <= weights.of(Setting.LACONIC)
        && !shape.token()
        && traits.closing().mass() < CLOSED;
  }

  private boolean isRich(Traits traits) {
    var news = traits.news();
    return news.relative() > weights.of(Setting.RICH)
        && news.fresh() > RICH_WORDS
        && traits.closing().share() < CLOSED;
  }

  private double clamp(double evidence) {
    return Math.max(weights.of(Setting.LEAST), Math.min(weights.of(Setting.MOST), evidence));
  }
}
