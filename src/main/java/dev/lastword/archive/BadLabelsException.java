package dev.lastword.archive;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// A labelled folder that cannot be used as it is, with everything that is wrong with it. Part of a
/// folder is never scored: its figures would pass for those of the whole.
public final class BadLabelsException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient List<Flaw> flaws;

  BadLabelsException(List<Flaw> flaws) {
    super(flaws.stream().map(Flaw::toString).collect(Collectors.joining("\n")));
    if (flaws.isEmpty()) {
      throw new IllegalArgumentException("bad labels need a flaw");
    }
    this.flaws = List.copyOf(flaws);
  }

  /// What is wrong.
  ///
  /// @return at least one flaw, file by file
  public List<Flaw> flaws() {
    return flaws;
  }
}
