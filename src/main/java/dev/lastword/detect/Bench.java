package dev.lastword.detect;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the closing score, a one-sided running sum over both sides, and says when it is enough.
final class Bench {
  /// Why a conversation may be over.
  enum Ground {
    /// The score reached its threshold with both sides behind it.
    SCORE,
    /// A farewell was answered by a farewell.
    FAREWELLS,
    /// Messages return in the same order.
    CYCLE,
    /// One side no longer adds anything.
    STUCK
  }

  /// That a conversation may be over.
  ///
  /// @param ground why
  /// @param onset the first message of the closing
  /// @param needed the score that was needed
  record Finding(Ground ground, int onset, double needed) {}

  /// What the latest message of a side did.
  private record Latest(
      Utterance.Side side, double evidence, boolean farewell, boolean returned, boolean curt) {}

  private static final int NEVER = Integer.MIN_VALUE / 2;
  private static final int CURT = 4;
  private static final int LIVELY = 5;
  private static final int BOTH_SIDES = 2;
  private static final double CLOSING_MASS = 0.6;
  private static final double COVERED = 0.6;

  /// A closing begins where the score last rose from below this share of the threshold.
  private static final double LOW = 0.15;

  private static final double PURE = 0.8;

  private final Weights weights;
  private final Scale scale;
  private final Map<Utterance.Side, Integer> stuck = new EnumMap<>(Utterance.Side.class);
  private final Map<Utterance.Side, Integer> closedAt = new EnumMap<>(Utterance.Side.class);
  private double score;
  private double evidence;
  private int onset;
  private int heard;
  private int farewells;
  private int promisedAt = NEVER;
  private @Nullable Latest latest;

  Bench(Weights weights) {
    this.weights = weights;
    this.scale = new Scale(weights);
  }

  /// The score after the last message.
  double score() {
    return score;
  }

  /// What the last message testified.
  double evidence() {
    return evidence;
  }

  /// The score that is usually needed.
  double threshold() {
    return weights.of(Setting.THRESHOLD);
  }

  /// Whether the message before the last was a closing by the other side.
  boolean isAnswerTo(Utterance.Side side) {
    return latest != null && latest.side() != side && latest.evidence() > 0;
  }

  /// Whether a side has closed since the score last rose from 0.
  boolean hasClosed(Utterance.Side side) {
    return closedAt.containsKey(side);
  }

  /// Takes a finding back.
  void reopen() {
    score = threshold() / 2;
    onset = heard + 1;
    promisedAt = NEVER;
    latest = null;
    stuck.clear();
    closedAt.clear();
    farewells = 0;
  }

  /// Hears a message; answers why the conversation may be over, or null.
  @Nullable Finding hear(Traits traits) {
    heard++;
    evidence = scale.weigh(traits, score, isAnswerTo(traits.side()));
    move(traits);
    stuck.merge(traits.side(), isStuck(traits) ? 1 : 0, (sum, one) -> one == 0 ? 0 : sum + 1);
    boolean curt = traits.shape().words() <= CURT;
    if (isClosed(traits)) {
      closedAt.put(traits.side(), heard);
    }
    var now = new Latest(traits.side(), evidence, isFarewell(traits), isReturn(traits), curt);
    var finding = decide(traits, now);
    latest = now;
    return finding;
  }

  private void move(Traits traits) {
    if (evidence <= weights.of(Setting.RESET)) {
      score = 0;
      promisedAt = NEVER;
    }
    score = Math.min(weights.of(Setting.CEILING), Math.max(0, score + evidence));
    if (traits.opening().promise() || traits.opening().waiting()) {
      promisedAt = heard;
    }
    if (traits.shape().tokenOnly()) {
      promisedAt = NEVER;
    }
    if (score == 0) {
      closedAt.clear();
    }
    boolean low = score < LOW * threshold();
    onset = low ? 0 : onset == 0 ? heard : onset;
  }

  private @Nullable Finding decide(Traits traits, Latest now) {
    var before = latest;
    boolean answered = before != null && before.side() != now.side();
    boolean pending = heard - promisedAt <= weights.of(Setting.PENDING_SPAN);
    double needed = threshold() + (pending ? weights.of(Setting.PENDING_EXTRA) : 0);
    double both = weights.of(Setting.BOTH);
    if (before != null
        && answered
        && closedAt.size() == BOTH_SIDES
        && score >= needed
        && now.evidence() >= both
        && before.evidence() >= both) {
      boolean cycle = Scale.goesRound(traits);
      return new Finding(cycle ? Ground.CYCLE : Ground.SCORE, since(0), needed);
    }
    farewells = answered ? farewells(now, before) : now.farewell() ? 1 : 0;
    if (farewells >= weights.of(Setting.FAREWELLS)
        && (!pending || (before != null && now.curt() && before.curt()))) {
      return new Finding(Ground.FAREWELLS, since(1), needed);
    }
    int turns = (int) weights.of(Setting.STUCK);
    if (stuck.getOrDefault(now.side(), 0) >= turns) {
      return new Finding(Ground.STUCK, Math.max(1, heard - 2 * turns + 2), threshold());
    }
    return null;
  }

  /// How many farewells in a row there are with this one.
  private int farewells(Latest now, @Nullable Latest before) {
    boolean answers = before != null && before.farewell() && (now.farewell() || now.returned());
    return answers ? farewells + 1 : now.farewell() ? 1 : 0;
  }

  private int since(int back) {
    return onset == 0 || onset > heard ? heard - back : onset;
  }

  /// Taking note is no closing: a side has closed when it said so, fell silent, or only repeats.
  private static boolean isClosed(Traits traits) {
    var shape = traits.shape();
    return traits.closing().mass() >= CLOSING_MASS
        || traits.closing().refusal() > 0
        || (traits.opening().waiting() && traits.closing().share() >= PURE)
        || traits.news().covered() >= COVERED
        || shape.token()
        || shape.blank()
        || shape.symbols()
        || shape.stage() > 0;
  }

  private static boolean isFarewell(Traits traits) {
    return traits.closing().farewell() && isPure(traits);
  }

  /// `You too!` answers a farewell, and so does any closing with a stop token.
  private static boolean isReturn(Traits traits) {
    return (traits.closing().returned() || traits.shape().token()) && isPure(traits);
  }

  private static boolean isPure(Traits traits) {
    if (!traits.shape().whole()) {
      return false;
    }
    return traits.shape().tokenOnly()
        || (traits.closing().share() >= PURE
            && traits.news().fresh() <= 2
            && traits.opening().question() == 0
            && !traits.opening().request());
  }

  private static boolean isStuck(Traits traits) {
    var shape = traits.shape();
    var news = traits.news();
    boolean echo =
        news.covered() >= 0.85
            && shape.words() >= 12
            && news.fresh() <= 2
            && traits.closing().share() < 0.5
            && news.others() < LIVELY;
    boolean refuses = traits.closing().refusal() >= 0.15 && news.covered() >= 0.5;
    return shape.whole() && (shape.blank() || shape.symbols() || echo || refuses);
  }
}
