package dev.lastword.detect;

import java.util.EnumMap;
import java.util.Map;

/// Says in a few words why a message counted as it did.
final class Notes {
  /// What a signal that testifies for an ending means for a reader.
  private static final Map<Signal, String> REASONS =
      new EnumMap<>(
          Map.of(
              Signal.TAIL, "ends in closing words",
              Signal.MASS, "closes in several sentences",
              Signal.RITUAL, "courtesy and little else",
              Signal.BLISS, "words of bliss, little that is new",
              Signal.SILENCED, "asks no more",
              Signal.TOKEN, "carries a stop token",
              Signal.IDLE, "nothing new from either side for a while",
              Signal.REFUSAL, "declines and adds nothing"));

  private final Weights weights;

  Notes(Weights weights) {
    this.weights = weights;
  }

  /// The note beside a message.
  ///
  /// @param traits what was measured
  /// @param evidence what it testifies for an ending
  /// @param before the score before it
  /// @param after the score after it
  /// @param answered whether the message before it, by the other side, testified for an ending too
  /// @param announced whether its own side had closed
  String of(
      Traits traits,
      double evidence,
      double before,
      double after,
      boolean answered,
      boolean announced) {
    if (!traits.shape().whole()) {
      return "cut off, so no sign of an end";
    }
    if (before >= 1 && after == 0) {
      return (announced ? "announcement not kept: " : "goes on: ") + against(traits);
    }
    if (evidence <= 0) {
      return against(traits);
    }
    var debt = debt(traits);
    var reason = reason(traits);
    if (!debt.isEmpty()) {
      return reason + ", but " + debt;
    }
    return reason + (answered ? ", in answer to a closing" : before == 0 ? ", one side only" : "");
  }

  private String reason(Traits traits) {
    var news = traits.news();
    if (Scale.goesRound(traits)) {
      return news.period() == 1
          ? "the same message again"
          : "goes round in a cycle of " + news.period() + " messages";
    }
    if (traits.shape().blank()) {
      return "blank";
    }
    if (traits.shape().tokenOnly()) {
      return "a stop token and nothing else";
    }
    if (traits.shape().symbols()) {
      return "signs and no words";
    }
    if (traits.shape().stage() > 0.5) {
      return "acts instead of speaking";
    }
    return loudest(traits);
  }

  /// The signal that testifies most.
  private String loudest(Traits traits) {
    var best = "";
    double most = 0;
    for (var signal : Signal.values()) {
      double weight = weights.of(signal) * signal.in(traits);
      if (weight > most) {
        most = weight;
        best = REASONS.getOrDefault(signal, heardBefore(traits));
      }
    }
    return best.isEmpty() ? heardBefore(traits) : best;
  }

  private static String heardBefore(Traits traits) {
    return Math.round(100 * traits.news().covered()) + " % heard before";
  }

  private static String debt(Traits traits) {
    if (traits.opening().promise()) {
      return "promises to come back";
    }
    if (traits.opening().waiting()) {
      return "waits for the other side";
    }
    return traits.closing().habit() >= 0.5 ? "it usually ends so and goes on" : "";
  }

  private static String against(Traits traits) {
    if (traits.opening().question() >= 1) {
      return "leaves a question open";
    }
    if (traits.opening().request()) {
      return "wants something from the other side";
    }
    return traits.news().fresh() >= 1 ? newWords(traits) : "neither closes nor adds anything";
  }

  private static String newWords(Traits traits) {
    return Numbers.words((int) Math.round(traits.news().fresh())) + " not used before";
  }
}
