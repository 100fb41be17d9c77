package dev.lastword.engine;

import dev.lastword.config.ContextPolicy;
import dev.lastword.config.Spec;
import dev.lastword.engine.History.Trouble;
import org.jspecify.annotations.Nullable;

/// How a run is entered.
///
/// @param announced how much of the talk is sent, where that is to be said; null: it is not
/// @param ended what ends it at once; null: nothing
record Entrance(@Nullable ContextPolicy announced, @Nullable Trouble ended) {
  /// A run that begins.
  static Entrance of(Spec spec) {
    return new Entrance(
        spec.asking().context().equals(ContextPolicy.full()) ? null : spec.asking().context(),
        null);
  }
}
