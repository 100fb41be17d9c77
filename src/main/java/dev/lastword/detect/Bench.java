package dev.lastword.detect;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
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
  /// @param reasons why that is more than usually
  /// @param owed the message that promised or waits for what is still owed; 0 where nothing is
  record Finding(
      Ground ground, int onset, double needed, Set<Obligations.Reason> reasons, int owed) {}

  /// What the latest message of a side did.
  private record Latest(
      Utterance.Side side, double evidence, boolean farewell, boolean returned, boolean curt) {}

  private static final int CURT = 4;
  private static final int BOTH_SIDES = 2;

  /// A closing begins where the score last rose from below this share of the threshold.
  private static final double LOW = 0.15;

  /// Both sides closing from this share of the threshold on is a closing that can be broken.
  private static final double CLOSED = 0.6;

  private final Weights weights;
  private final Scale scale;
  private final Obligations obligations;
  private final Map<Utterance.Side, Integer> stuck = new EnumMap<>(Utterance.Side.class);
  private final Map<Utterance.Side, Integer> closedAt = new EnumMap<>(Utterance.Side.class);
  private double score;
  private double evidence;
  private int onset;
  private int heard;
  private int farewells;
  private @Nullable Latest latest;

  Bench(Weights weights) {
    this.weights = weights;
    this.scale = new Scale(weights);
    this.obligations = new Obligations(weights);
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
    obligations.clear();
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
    stuck.merge(
        traits.side(), Closings.isStuck(traits) ? 1 : 0, (sum, one) -> one == 0 ? 0 : sum + 1);
    if (Closings.isClosed(traits)) {
      closedAt.put(traits.side(), heard);
    }
    var now =
        new Latest(
            traits.side(),
            evidence,
            Closings.isFarewell(traits),
            Closings.isReturn(traits),
            traits.shape().words() <= CURT);
    var finding = decide(traits, now);
    latest = now;
    return finding;
  }

  private void move(Traits traits) {
    if (evidence <= weights.of(Setting.RESET)) {
      obligations.goOn(score >= CLOSED * threshold() && closedAt.size() == BOTH_SIDES);
      score = 0;
    }
    score = Math.min(weights.of(Setting.CEILING), Math.max(0, score + evidence));
    obligations.hear(traits);
    if (score == 0) {
      closedAt.clear();
    }
    boolean low = score < LOW * threshold();
    onset = low ? 0 : onset == 0 ? heard : onset;
  }

  private @Nullable Finding decide(Traits traits, Latest now) {
    var before = latest;
    boolean answered = before != null && before.side() != now.side();
    var reasons = obligations.reasons(traits);
    double needed = threshold() + obligations.extra(reasons);
    if (before != null && answered && isMutual(now, before, needed)) {
      boolean cycle = Scale.goesRound(traits);
      return new Finding(
          cycle ? Ground.CYCLE : Ground.SCORE, since(0), needed, reasons, obligations.owed(heard));
    }
    farewells = answered ? farewells(now, before) : now.farewell() ? 1 : 0;
    boolean curt = before != null && now.curt() && before.curt();
    if (farewells >= obligations.farewells(heard) && (curt || !obligations.isPending(heard))) {
      return new Finding(Ground.FAREWELLS, leaveTaken(), needed, reasons, obligations.owed(heard));
    }
    int turns = (int) weights.of(Setting.STUCK);
    if (stuck.getOrDefault(now.side(), 0) >= turns) {
      return new Finding(
          Ground.STUCK, Math.max(1, heard - 2 * turns + 2), threshold(), Set.of(), 0);
    }
    return null;
  }

  /// The score is reached with both sides behind it; the further it is passed, the less their
  /// latest messages need to say.
  private boolean isMutual(Latest now, Latest before, double needed) {
    double both = weights.of(Setting.BOTH) - (score - needed) / 2;
    double least = Math.max(weights.of(Setting.BOTH_LEAST), both);
    return score >= needed
        && closedAt.size() == BOTH_SIDES
        && Math.min(now.evidence(), before.evidence()) >= least;
  }

  /// How many farewells in a row there are with this one.
  private int farewells(Latest now, @Nullable Latest before) {
    boolean answers = before != null && before.farewell() && (now.farewell() || now.returned());
    return answers ? farewells + 1 : now.farewell() ? 1 : 0;
  }

  /// A closing by farewells begins at the first of them at the latest.
  private int leaveTaken() {
    int first = heard - (int) weights.of(Setting.FAREWELLS) + 1;
    return Math.max(1, Math.min(since(1), first));
  }

  private int since(int back) {
    return onset == 0 || onset > heard ? heard - back : onset;
  }
}
