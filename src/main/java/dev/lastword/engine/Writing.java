package dev.lastword.engine;

import dev.lastword.journal.Journals;
import java.io.Closeable;
import java.io.IOException;

/// A run's part in the right to write journals.
///
/// @param journals opens them
/// @param alone whether nobody else of this process uses it, so that it ends with the run
record Writing(Journals journals, boolean alone) implements Closeable {
  static Writing alone(Journals journals) {
    return new Writing(journals, true);
  }

  static Writing among(Journals shared) {
    return new Writing(shared, false);
  }

  @Override
  public void close() throws IOException {
    if (alone) {
      journals.close();
    }
  }
}
