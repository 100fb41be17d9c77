package dev.lastword.archive;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What became of one labelled transcript.
///
/// @param id the transcript
/// @param source where it comes from
/// @param messages how many messages it has
/// @param due where it should have been ended; null where it goes on
/// @param decision where it was ended; null where it was not
/// @param outcome what that comes to
/// @param points what it is worth, from 0 to 1
/// @param waste messages after the first right end that were let through; 0 where none is due
public record Row(
    String id,
    String source,
    int messages,
    @Nullable Window due,
    @Nullable Decision decision,
    Outcome outcome,
    double points,
    int waste) {
  // spec: no stop where the window reaches to the last message is half right
  private static final double LET_END = 0.5;

  /// Refuses what is absent.
  public Row {
    Objects.requireNonNull(id);
    Objects.requireNonNull(source);
    Objects.requireNonNull(outcome);
  }

  /// Holds a decision against a label.
  ///
  /// @param transcript the labelled transcript
  /// @param decision where it was ended; null where it was not
  /// @return what that comes to
  public static Row of(Labelled transcript, @Nullable Decision decision) {
    var due = transcript.due();
    var length = transcript.utterances().size();
    var outcome = outcome(due, decision, length);
    return new Row(
        transcript.id(),
        transcript.source(),
        length,
        due,
        decision,
        outcome,
        points(outcome, due, decision, length),
        due == null ? 0 : Math.max(0, after(decision, length) - due.first()));
  }

  private static Outcome outcome(@Nullable Window due, @Nullable Decision decision, int length) {
    if (due == null) {
      return decision == null ? Outcome.OK : Outcome.FALSE;
    }
    if (decision == null) {
      return length > due.last() ? Outcome.MISSED : Outcome.LATE;
    }
    if (decision.after() < due.first()) {
      return Outcome.EARLY;
    }
    return decision.after() <= due.last() ? Outcome.HIT : Outcome.LATE;
  }

  private static double points(
      Outcome outcome, @Nullable Window due, @Nullable Decision decision, int length) {
    return switch (outcome) {
      case HIT, OK -> 1;
      case MISSED, EARLY, FALSE -> 0;
      case LATE ->
          due == null || decision == null
              ? LET_END
              : Math.max(
                  0,
                  1 - (double) (decision.after() - due.last()) / Math.max(1, length - due.last()));
    };
  }

  private static int after(@Nullable Decision decision, int length) {
    return decision == null ? length : decision.after();
  }

  @Override
  public String toString() {
    var after = decision == null ? "never" : "after " + decision.after();
    return "%s %s %s, due %s of %d"
        .formatted(outcome.code(), id, after, due == null ? "never" : due, messages);
  }
}
