package dev.lastword.engine;

import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.journal.JournalRecord;
import java.nio.file.Path;
import java.util.List;

/// The files of a run: its journal, and beside it the log under the same name.
///
/// @param journal where the journal is
record RunFiles(Path journal) {
  private static final String SUFFIX = ".jsonl";

  /// The files a run of this id would have.
  static RunFiles in(Path folder, String id) {
    return new RunFiles(folder.resolve(id + SUFFIX));
  }

  /// The id of the run: the name of its journal without the suffix.
  String id() {
    var name = String.valueOf(journal.getFileName());
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  Path log() {
    return journal.resolveSibling(id() + ".md");
  }

  Path folder() {
    var folder = journal.toAbsolutePath().getParent();
    return folder == null ? journal.toAbsolutePath() : folder;
  }

  /// Reads what the journal tells.
  ///
  /// @param records its records, or the first of them
  /// @param bench who judges
  /// @throws UsageException where they lack what is needed to go on
  Recall recall(List<JournalRecord> records, Judge.Bench bench) {
    try {
      return Recall.of(records, folder(), bench);
    } catch (IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  UsageException unreadable(IllegalArgumentException why) {
    return new UsageException(
        Problem.with(
            journal.toString(),
            "lacks what is needed to go on: " + why.getMessage(),
            "it was written by another version, or by another program"));
  }
}
