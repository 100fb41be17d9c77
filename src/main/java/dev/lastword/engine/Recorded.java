package dev.lastword.engine;

import dev.lastword.detect.Account;
import dev.lastword.detect.MessageClass;
import dev.lastword.detect.Reading;
import dev.lastword.detect.Rule;
import dev.lastword.detect.Span;
import dev.lastword.detect.Stop;
import dev.lastword.detect.Utterance;
import dev.lastword.detect.Verdict;
import dev.lastword.endpoint.Outcome;
import dev.lastword.journal.Call;
import dev.lastword.journal.Judged;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// What a journal recorded, in the words of those who said it.
final class Recorded {
  private Recorded() {}

  /// A verdict as the judge gave it.
  ///
  /// @throws IllegalArgumentException where it names a class or rule there is not
  static Verdict verdict(Judged judged) {
    var stop = judged.stop();
    return new Verdict(reading(judged.reading()), stop == null ? null : stop(stop));
  }

  private static Stop stop(Judged.Stop stop) {
    return new Stop(
        stop.after(),
        pick(Rule.values(), Rule::code, stop.rule()),
        stop.onset(),
        stop.score(),
        stop.threshold(),
        stop.because().stream().map(Recorded::reading).toList(),
        new Account(stop.account()));
  }

  private static Reading reading(Judged.Reading reading) {
    return new Reading(
        reading.message(),
        Sides.of(reading.side()),
        kind(reading.kind()),
        spans(reading.spans()),
        reading.before(),
        reading.score(),
        reading.note());
  }

  private static List<Span> spans(List<Judged.Span> spans) {
    return spans.stream()
        .map(span -> new Span(kind(span.kind()), span.from(), span.to(), span.quote()))
        .toList();
  }

  private static MessageClass kind(String code) {
    return pick(MessageClass.values(), MessageClass::code, code);
  }

  /// What answered.
  static Outcome.Served served(Call.Served served) {
    return new Outcome.Served(
        served.model(), served.provider(), served.id(), match(served.match()));
  }

  static Outcome.Match match(String code) {
    return pick(Outcome.Match.values(), one -> one.name().toLowerCase(Locale.ROOT), code);
  }

  static Outcome.Finish finish(String code) {
    return pick(Outcome.Finish.values(), one -> one.name().toLowerCase(Locale.ROOT), code);
  }

  /// How a reply's text came to its end, as the judge hears it.
  static Utterance.Finish heard(Outcome.Finish finish) {
    return switch (finish) {
      case STOP, OTHER -> Utterance.Finish.COMPLETE;
      case LENGTH -> Utterance.Finish.LENGTH;
      case FILTER -> Utterance.Finish.FILTER;
      case TOOL -> Utterance.Finish.ERROR;
    };
  }

  private static <T> T pick(T[] all, Function<T, String> codeOf, String code) {
    return Arrays.stream(all)
        .filter(one -> codeOf.apply(one).equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("\"" + code + "\" is not known here"));
  }
}
