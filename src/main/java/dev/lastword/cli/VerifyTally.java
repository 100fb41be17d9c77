package dev.lastword.cli;

import dev.lastword.archive.Proof;
import java.util.ArrayList;
import java.util.List;

/// How many journals are as they should be.
final class VerifyTally {
  private int fine;
  private int unfinished;
  private int unsigned;
  private int altered;
  private int unreadable;
  private int withoutJournal;
  private boolean unproved;

  void add(Proof.Standing standing) {
    switch (standing) {
      case FINE -> fine++;
      case UNFINISHED -> unfinished++;
      case UNSIGNED -> unsigned++;
      case ALTERED -> altered++;
    }
  }

  void unreadable() {
    unreadable++;
  }

  /// @param count how many transcripts
  /// @param asked whether somebody asked for the proof of these very ones
  void withoutJournal(int count, boolean asked) {
    withoutJournal += count;
    unproved |= asked;
  }

  /// Everything in one line.
  String line() {
    var parts = new ArrayList<String>();
    parts.add(fine + " intact");
    add(parts, altered, "altered");
    add(parts, unsigned, "not signed");
    add(parts, unfinished, "unfinished");
    add(parts, unreadable, "not readable");
    var journals = fine + unsigned + altered + unfinished + unreadable;
    var sum = journals + (journals == 1 ? " journal: " : " journals: ") + String.join(", ", parts);
    return withoutJournal == 0
        ? sum
        : sum
            + "; "
            + withoutJournal
            + (withoutJournal == 1 ? " transcript has" : " transcripts have")
            + " none";
  }

  ExitCode code() {
    if (altered > 0) {
      return ExitCode.INTEGRITY;
    }
    if (unreadable > 0) {
      return ExitCode.DISK;
    }
    return unfinished > 0 || unsigned > 0 || unproved ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
