package dev.lastword.engine;

import dev.lastword.config.Spec;
import dev.lastword.journal.Journal;
import dev.lastword.journal.JournalHeldException;
import dev.lastword.journal.Journals;
import dev.lastword.journal.Run;
import dev.lastword.talk.Side;
import dev.lastword.text.Slug;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/// The first name that no run in an archive has: when it began and who speaks, such as
/// `2026-10-03_141500_ada_ben`, and `-2` where that is taken.
final class FreeName {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd_HHmmss", Locale.ROOT);
  private static final int SLUG = 24;
  private static final int MOST_TWINS = 1000;

  private final Path archive;
  private final String base;

  FreeName(Spec spec, LocalDateTime started) {
    this.archive = spec.archive();
    this.base = STAMP.format(started) + slug(spec, Side.A) + slug(spec, Side.B);
  }

  private static String slug(Spec spec, Side side) {
    return "_" + Slug.of(spec.party(side).name(), SLUG);
  }

  /// Creates a journal under it.
  ///
  /// @param start makes the first record of a run of that id
  Journal create(Journals journals, Function<String, Run.Start> start) throws IOException {
    for (var twin = 1; twin <= MOST_TWINS; twin++) {
      var id = twin == 1 ? base : base + "-" + twin;
      var files = RunFiles.in(archive, id);
      if (Files.exists(files.log())) {
        continue;
      }
      try {
        return journals.create(files.journal(), start.apply(id));
      } catch (FileAlreadyExistsException | JournalHeldException e) {
        // Somebody else took the name in this very second, or is just doing so: the next is tried.
      }
    }
    throw new IOException("a thousand runs began in one second in " + archive);
  }
}
