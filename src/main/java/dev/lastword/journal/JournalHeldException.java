package dev.lastword.journal;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Another writer holds the journal.
public final class JournalHeldException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Run.@Nullable Writer holder;

  JournalHeldException(Path file, Run.@Nullable Writer holder) {
    super(file + " is being written by " + name(holder));
    this.holder = holder;
  }

  /// Who holds it, by the journal's own word.
  ///
  /// @return the process; null where the journal does not say yet
  public Run.@Nullable Writer holder() {
    return holder;
  }

  private static String name(Run.@Nullable Writer holder) {
    return holder == null ? "another process" : "process " + holder.pid() + " on " + holder.host();
  }
}
