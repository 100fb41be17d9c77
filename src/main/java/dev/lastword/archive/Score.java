package dev.lastword.archive;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How well a watcher ends labelled transcripts. Whoever makes one chooses which labels count:
/// those marked sure, as a rule.
///
/// @param rows what became of each transcript
public record Score(List<Row> rows) {
  /// Keeps a copy of its own.
  public Score {
    rows = List.copyOf(rows);
  }

  /// Lets a watcher end transcripts.
  ///
  /// @param transcripts labelled transcripts, all of which are scored
  /// @param watcher who ends them
  /// @return how well it did
  public static Score of(List<Labelled> transcripts, Watcher watcher) {
    return new Score(
        transcripts.stream().map(each -> Row.of(each, watcher.watch(each.utterances()))).toList());
  }

  /// How many transcripts came to an outcome.
  ///
  /// @param outcome the outcome
  /// @return a count
  public int count(Outcome outcome) {
    return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
  }

  /// How many transcripts have an end.
  ///
  /// @return a count
  public int due() {
    return (int) rows.stream().filter(row -> row.due() != null).count();
  }

  /// How many transcripts were ended too early, or though they go on.
  ///
  /// @return a count
  public int premature() {
    return count(Outcome.EARLY) + count(Outcome.FALSE);
  }

  /// Ends that destroy talk, of all transcripts.
  ///
  /// @return 0 to 100
  public double prematurePercent() {
    return 100.0 * premature() / Math.max(1, rows.size());
  }

  /// Ends where they were due, of the transcripts that have one.
  ///
  /// @return 0 to 100
  public double hitPercent() {
    return 100.0 * count(Outcome.HIT) / Math.max(1, due());
  }

  /// Ends where they were due or later, of the transcripts that have one.
  ///
  /// @return 0 to 100
  public double recallPercent() {
    return 100.0 * (count(Outcome.HIT) + count(Outcome.LATE)) / Math.max(1, due());
  }

  /// The one figure: 1 for a hit and for a talk rightly left alone, less the later the end came, 0
  /// for an end missed, too early or false.
  ///
  /// @return the mean, 0 to 1
  public double quality() {
    return rows.stream().mapToDouble(Row::points).sum() / Math.max(1, rows.size());
  }

  /// Messages let through after the first right end.
  ///
  /// @return the mean over the transcripts that have an end
  public double waste() {
    return (double) rows.stream().mapToInt(Row::waste).sum() / Math.max(1, due());
  }

  /// The transcripts that did not come to what their label asks for.
  ///
  /// @return their rows, in the order of all rows
  public List<Row> failures() {
    return rows.stream().filter(row -> !row.outcome().right()).toList();
  }

  /// The same by where the transcripts come from.
  ///
  /// @return a score a source, by name
  public SortedMap<String, Score> bySource() {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                Row::source,
                TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), Score::new)));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "hit %d late %d missed %d early %d false %d ok %d quality %.4f waste %.2f",
        count(Outcome.HIT),
        count(Outcome.LATE),
        count(Outcome.MISSED),
        count(Outcome.EARLY),
        count(Outcome.FALSE),
        count(Outcome.OK),
        quality(),
        waste());
  }
}
