package dev.lastword.archive;

import java.util.List;

/// What a labelled folder holds.
///
/// @param transcripts all labelled transcripts, also those whose label is not sure
/// @param warnings what a careful reader would want to know; texts from files, not neutralised
public record Labels(List<Labelled> transcripts, List<String> warnings) {
  /// Keeps copies of its own.
  public Labels {
    transcripts = List.copyOf(transcripts);
    warnings = List.copyOf(warnings);
  }

  /// The transcripts whose label readers agree on: those to score.
  ///
  /// @return some, all or none
  public List<Labelled> sure() {
    return transcripts.stream().filter(Labelled::sure).toList();
  }

  /// The transcripts readers disagree on: to look at, never to score.
  ///
  /// @return the others
  public List<Labelled> unsure() {
    return transcripts.stream().filter(each -> !each.sure()).toList();
  }
}
