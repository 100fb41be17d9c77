package dev.lastword.cli;

import dev.lastword.archive.Finder;
import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import java.io.IOException;
import java.nio.file.Path;

/// Finds conversations that have a journal: the others can be read, but not gone on with.
final class Journalled {
  private Journalled() {}

  /// The journal of the conversation that is meant.
  static Path journal(Finder finder, String id) throws IOException {
    var found = finder.find(id);
    var journal = found.journal();
    if (journal == null) {
      throw new UsageException(
          Problem.with(
              found.name(),
              "has no journal, only a transcript",
              "a new talk can say its lines again: -a replay:FILE#NAME"));
    }
    return journal;
  }
}
