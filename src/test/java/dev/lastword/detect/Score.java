package dev.lastword.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How well a policy ends labelled transcripts; the same measure as the corpus's own `score.py`.
final class Score {
  /// What became of one transcript.
  enum Outcome {
    HIT,
    LATE,
    MISSED,
    EARLY,
    FALSE,
    OK
  }

  /// One transcript's outcome.
  ///
  /// @param id the transcript
  /// @param outcome what became of it
  /// @param after where it was ended; null where it was not
  /// @param window where it should have been; null where it should not
  /// @param points from 0 to 1
  /// @param waste messages after the first right one
  record Row(
      String id,
      Outcome outcome,
      @Nullable Integer after,
      Labelled.@Nullable Window window,
      double points,
      int waste) {
    @Override
    public String toString() {
      return "%s %s after %s, due %s".formatted(outcome, id, after, window);
    }
  }

  private final List<Row> rows = new ArrayList<>();

  /// Judges transcripts.
  static Score of(List<Labelled> transcripts, Policy policy) {
    return of(transcripts, policy, text -> text);
  }

  /// Judges transcripts whose texts are changed before.
  static Score of(List<Labelled> transcripts, Policy policy, UnaryOperator<String> change) {
    var score = new Score();
    for (var transcript : transcripts) {
      score.rows.add(row(transcript, stop(transcript, policy, change)));
    }
    return score;
  }

  private static @Nullable Integer stop(
      Labelled transcript, Policy policy, UnaryOperator<String> change) {
    var detector = new Detector(policy);
    for (var said : transcript.utterances()) {
      var text = change.apply(said.text());
      var stop = detector.hear(new Utterance(said.side(), text, said.finish())).stop();
      if (stop != null) {
        return stop.after();
      }
    }
    return null;
  }

  /// What became of a transcript that was ended after a message, or not at all.
  static Row row(Labelled transcript, @Nullable Integer after) {
    var due = transcript.stop();
    int length = transcript.utterances().size();
    if (due == null) {
      var outcome = after == null ? Outcome.OK : Outcome.FALSE;
      return new Row(transcript.id(), outcome, after, null, after == null ? 1 : 0, 0);
    }
    int waste = Math.max(0, (after == null ? length : after) - due.from());
    if (after == null) {
      boolean missed = length > due.to();
      var outcome = missed ? Outcome.MISSED : Outcome.LATE;
      return new Row(transcript.id(), outcome, null, due, missed ? 0 : 0.5, waste);
    }
    if (after < due.from()) {
      return new Row(transcript.id(), Outcome.EARLY, after, due, 0, waste);
    }
    if (after <= due.to()) {
      return new Row(transcript.id(), Outcome.HIT, after, due, 1, waste);
    }
    double points = 1 - (double) (after - due.to()) / Math.max(1, length - due.to());
    return new Row(transcript.id(), Outcome.LATE, after, due, Math.max(0, points), waste);
  }

  List<Row> rows() {
    return rows;
  }

  long count(Outcome outcome) {
    return rows.stream().filter(row -> row.outcome() == outcome).count();
  }

  long premature() {
    return count(Outcome.EARLY) + count(Outcome.FALSE);
  }

  double quality() {
    return rows.stream().mapToDouble(Row::points).average().orElse(0);
  }

  double waste() {
    return rows.stream().filter(r -> r.window() != null).mapToInt(Row::waste).average().orElse(0);
  }

  @Override
  public String toString() {
    return "hit %d late %d missed %d early %d false %d ok %d quality %.4f waste %.2f"
        .formatted(
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
