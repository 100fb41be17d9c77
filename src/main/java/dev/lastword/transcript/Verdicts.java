package dev.lastword.transcript;

import dev.lastword.detect.Reading;
import dev.lastword.detect.Span;
import dev.lastword.detect.Stop;
import dev.lastword.detect.Utterance;
import dev.lastword.detect.Verdict;
import dev.lastword.journal.Judged;
import dev.lastword.talk.Side;
import java.util.List;

/// What the judge says, in the journal's words. Two verdicts are the same where these are equal.
public final class Verdicts {
  private Verdicts() {}

  /// A verdict as it is recorded.
  ///
  /// @param verdict the judge's own
  /// @param speakers the names of both sides, as the log gives them: the account names them
  /// @return the record's content
  public static Judged recorded(Verdict verdict, List<String> speakers) {
    var stop = verdict.stop();
    return new Judged(reading(verdict.reading()), stop == null ? null : stop(stop, speakers));
  }

  private static Judged.Stop stop(Stop stop, List<String> speakers) {
    return new Judged.Stop(
        stop.after(),
        stop.rule().code(),
        stop.onset(),
        rounded(stop.score()),
        rounded(stop.threshold()),
        stop.because().stream().map(Verdicts::reading).toList(),
        stop.account().tell(speakers.getFirst(), speakers.getLast()));
  }

  private static Judged.Reading reading(Reading reading) {
    return new Judged.Reading(
        reading.message(),
        side(reading.side()),
        reading.kind().code(),
        reading.spans().stream().map(Verdicts::span).toList(),
        rounded(reading.before()),
        rounded(reading.score()),
        reading.note());
  }

  private static Judged.Span span(Span span) {
    return new Judged.Span(span.kind().code(), span.from(), span.to(), span.quote());
  }

  private static Side side(Utterance.Side side) {
    return switch (side) {
      case A -> Side.A;
      case B -> Side.B;
    };
  }

  /// Ten-thousandths: what is finer is the machine's noise.
  private static double rounded(double score) {
    return Math.round(score * 10_000) / 10_000.0;
  }
}
