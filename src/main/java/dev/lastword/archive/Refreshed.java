package dev.lastword.archive;

import java.util.List;

/// What a refresh found changed since the one before.
///
/// @param added names of conversations that are new
/// @param changed names of those whose files changed
/// @param removed names of those whose files are gone
/// @param flaws files that cannot be read, or not to their end, of all that is listed
/// @param busy whether another process is refreshing: then nothing was looked at, and what is
///   listed may be a moment old
/// @param rebuilt why the index was built anew; empty: it was not
public record Refreshed(
    List<String> added,
    List<String> changed,
    List<String> removed,
    List<Flaw> flaws,
    boolean busy,
    String rebuilt) {
  /// Copies the lists.
  public Refreshed {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
    flaws = List.copyOf(flaws);
  }

  /// Whether anything that is listed is another.
  ///
  /// @return false where everything is as it was
  public boolean isNews() {
    return !added.isEmpty() || !changed.isEmpty() || !removed.isEmpty();
  }
}
