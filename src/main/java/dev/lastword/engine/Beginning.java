package dev.lastword.engine;

import dev.lastword.config.Spec;
import dev.lastword.journal.Run;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a run begins.
///
/// @param spec what is agreed for it
/// @param lineage the run it goes on from; null: it begins anew
/// @param more what its first record keeps beside the spec
/// @param prelude what is put on record before the first step
record Beginning(
    Spec spec, Run.@Nullable Lineage lineage, Map<String, Object> more, Prelude prelude) {
  Beginning {
    more = Map.copyOf(more);
  }

  /// What is written into a new journal before the talk goes on.
  @FunctionalInterface
  interface Prelude {
    void write(Book book, Judge judge) throws IOException;
  }

  /// A run that goes on from no other.
  static Beginning anew(Spec spec) {
    return new Beginning(spec, null, Map.of(), (_, _) -> {});
  }
}
