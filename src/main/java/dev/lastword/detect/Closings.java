package dev.lastword.detect;

/// Tells from the traits of one message whether its side has closed, takes leave or is stuck.
final class Closings {
  private static final double MASS = 0.6;
  private static final double COVERED = 0.6;
  private static final double PURE = 0.8;
  private static final double LULL = 4;
  private static final int LIVELY = 5;
  private static final double ECHOED = 0.85;
  private static final int ECHO_WORDS = 12;
  private static final int HARDLY_NEW = 2;
  private static final double REFUSED = 0.15;

  private Closings() {}

  /// Taking note is no closing: a side has closed when it said so, fell silent, or only repeats.
  static boolean isClosed(Traits traits) {
    var shape = traits.shape();
    return traits.closing().mass() >= MASS
        || traits.closing().returned()
        || traits.closing().refusal() > 0
        || (traits.opening().waiting() && traits.closing().share() >= PURE)
        || traits.news().covered() >= COVERED
        || isLull(traits)
        || shape.token()
        || shape.blank()
        || shape.symbols()
        || shape.stage() > 0;
  }

  /// Neither side has added anything for so long that nothing more may be expected.
  static boolean isLull(Traits traits) {
    return traits.news().idle() >= LULL;
  }

  /// Takes leave and does nothing else.
  static boolean isFarewell(Traits traits) {
    return traits.closing().farewell() && isPure(traits);
  }

  /// `You too!` answers a farewell, except on the telephone, and so does any closing with a stop
  /// token.
  static boolean isReturn(Traits traits) {
    boolean returned = traits.closing().returned() && !traits.news().smallTalk();
    return (returned || traits.shape().token() || traits.shape().symbols()) && isPure(traits);
  }

  private static boolean isPure(Traits traits) {
    if (!traits.shape().whole()) {
      return false;
    }
    return traits.shape().tokenOnly()
        || traits.shape().symbols()
        || (traits.closing().share() >= PURE
            && traits.news().fresh() <= HARDLY_NEW
            && traits.opening().question() == 0
            && !traits.opening().request());
  }

  /// Adds nothing to its own side's talk, whatever the other side does.
  static boolean isStuck(Traits traits) {
    var shape = traits.shape();
    var news = traits.news();
    boolean echo =
        news.covered() >= ECHOED
            && shape.words() >= ECHO_WORDS
            && news.fresh() <= HARDLY_NEW
            && traits.closing().share() < 0.5
            && news.others() < LIVELY;
    double refusal = traits.closing().refusal();
    boolean refuses =
        (refusal >= REFUSED && news.covered() >= 0.5)
            || (refusal >= PURE && Lull.addsNothing(news.fresh()) && news.others() < LIVELY);
    return shape.whole() && (shape.blank() || shape.symbols() || echo || refuses);
  }
}
