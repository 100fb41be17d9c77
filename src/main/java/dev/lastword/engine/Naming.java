package dev.lastword.engine;

import dev.lastword.journal.Journal;
import dev.lastword.journal.Journals;
import dev.lastword.journal.Run;
import java.io.IOException;
import java.util.function.Function;

/// Creates the journal of a run under a name.
@FunctionalInterface
interface Naming {
  /// Creates it.
  ///
  /// @param start makes the first record of a run of that id
  Journal create(Journals journals, Function<String, Run.Start> start) throws IOException;
}
