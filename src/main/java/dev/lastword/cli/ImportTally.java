package dev.lastword.cli;

import java.util.ArrayList;
import java.util.List;

/// What came of an import.
final class ImportTally {
  private int imported;
  private int known;
  private int empty;
  private int failed;
  private int passedOver;

  void imported() {
    imported++;
  }

  void known() {
    known++;
  }

  void empty() {
    empty++;
  }

  void failed() {
    failed++;
  }

  void passedOver() {
    passedOver++;
  }

  /// The sum in one line.
  String line(boolean dry) {
    var parts = new ArrayList<String>();
    parts.add(Figures.count(imported) + (dry ? " to be imported" : " imported"));
    add(parts, known, "known already");
    add(parts, empty, "without a message");
    add(parts, failed, "failed");
    if (passedOver > 0) {
      parts.add(
          Figures.count(passedOver)
              + (passedOver == 1 ? " other file" : " other files")
              + " in zip files passed over");
    }
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(Figures.count(count) + " " + what);
    }
  }

  /// Done where all went well, 1 where some failed, 2 where nothing but failures was there.
  ExitCode code() {
    if (failed == 0) {
      return ExitCode.DONE;
    }
    return imported + known + empty > 0 ? ExitCode.SOME_FAILED : ExitCode.USAGE;
  }
}
