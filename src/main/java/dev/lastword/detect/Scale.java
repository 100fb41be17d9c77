package dev.lastword.detect;

/// Weighs one message: what it testifies for an ending (above 0) or against it (below).
final class Scale {
  private static final double CLOSED = 0.5;
  private static final double SAID = 0.8;
  private static final int RICH_WORDS = 4;
  private static final int MOVE_WORDS = 4;
  private static final int STAGE_WORDS = 20;
  private static final double ALL = 0.99;
  private static final int UPTAKE_WORDS = 8;
  private static final int PHRASE_WORDS = 3;
  private static final double PLAIN = 0.1;
  private static final double USUAL = 0.3;
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
  ///
  /// @param answersClosing whether the message before it, by the other side, was a closing
  double weigh(Traits traits, double score, boolean answersClosing) {
    double evidence = clamp(kind(traits, score));
    if (isPlain(traits)) {
      evidence = Math.min(evidence, 0);
    }
    if (isUptake(traits, answersClosing)) {
      evidence = Math.min(evidence, weights.of(Setting.UPTAKE_MOST));
    }
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
    if (isCoda(traits, score)) {
      sum -= weights.of(Setting.CODA) * weights.of(Signal.NEWS) * Signal.NEWS.in(traits);
    }
    boolean fades = shape.fading() || trailsOff(shape, score);
    return fades ? Math.max(sum, weights.of(Setting.FADING)) : sum;
  }

  /// Once a closing has begun, a short stage direction draws it out, whatever it shows.
  private boolean trailsOff(Traits.Shape shape, double score) {
    return shape.stage() > ALL
        && shape.words() <= STAGE_WORDS
        && score >= weights.of(Setting.TRAILING);
  }

  /// Once a closing has begun, what is new in a farewell or a thank-you is a parting image more
  /// than a new topic.
  private boolean isCoda(Traits traits, double score) {
    var opening = traits.opening();
    boolean asks = opening.question() > 0 || opening.request();
    boolean owes = opening.promise() || opening.waiting();
    return score >= weights.of(Setting.TRAILING)
        && traits.closing().mass() >= SAID
        && !asks
        && !owes;
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

  /// To say nothing new is not to close.
  private static boolean isPlain(Traits traits) {
    var closing = traits.closing();
    return traits.shape().words() > 0
        && !traits.shape().token()
        && traits.shape().stage() == 0
        && closing.share() < PLAIN
        && closing.mass() < USUAL
        && closing.bliss() < USUAL
        && closing.refusal() == 0
        && traits.news().covered() < USUAL
        && !Closings.isLull(traits);
  }

  /// Taking note of what was said is no closing either, unless what was said was one; and to say
  /// `uh-huh` never is.
  private static boolean isUptake(Traits traits, boolean answersClosing) {
    var closing = traits.closing();
    boolean small =
        closing.mass() < CLOSED
            && closing.refusal() == 0
            && (traits.news().covered() < CLOSED || traits.shape().words() < PHRASE_WORDS);
    boolean spoken = traits.shape().words() > 0 && !traits.shape().token();
    boolean listens = traits.sentences().stream().anyMatch(s -> s.tag() == Tag.BACKCHANNEL);
    return small
        && !Closings.isLull(traits)
        && spoken
        && traits.shape().stage() == 0
        && traits.shape().words() <= UPTAKE_WORDS
        && (listens || !answersClosing || traits.news().curt());
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
