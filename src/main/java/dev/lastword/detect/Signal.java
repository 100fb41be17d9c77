package dev.lastword.detect;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// One thing that testifies for or against an ending, between 0 and 1. What each weighs stands in
/// `weights.txt`.
enum Signal {
  /// Any message at all.
  ALWAYS(t -> 1),
  /// The message ends in closing sentences, beyond what its speaker always does.
  TAIL(t -> t.closing().tail() * (1 - t.closing().habit())),
  /// It holds several closing sentences.
  MASS(t -> Math.min(3, t.closing().mass()) / 3 * (1 - t.closing().habit())),
  /// It adds as much as its speaker usually adds.
  NEWS(t -> Math.min(.5, t.news().relative()) / .5),
  /// It is dense with new words.
  DENSITY(t -> Math.min(.3, t.news().density()) / .3),
  /// Its speaker usually asks, and now does not.
  SILENCED(t -> t.opening().silenced()),
  /// It wants something from the other side.
  REQUEST(t -> t.opening().request() ? 1 : 0),
  /// It answers a question or request.
  ANSWER(t -> t.opening().answers() ? 1 : 0),
  /// It holds a stop token that was not yet followed by more talk.
  TOKEN(t -> t.shape().token() ? 1 / (1 + t.closing().tokenHabit()) : 0),
  /// Its words were heard before in the same order.
  COVERED(t -> Math.max(0, t.news().covered() - .3) / .7);

  private final ToDoubleFunction<Traits> measure;

  Signal(ToDoubleFunction<Traits> measure) {
    this.measure = measure;
  }

  /// How loud it is in a message.
  double in(Traits traits) {
    return measure.applyAsDouble(traits);
  }

  /// The signal of this name in the list of weights.
  static Signal named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
