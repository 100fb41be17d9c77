package dev.lastword.engine;

import dev.lastword.detect.Reading;
import dev.lastword.detect.Span;
import dev.lastword.detect.Stop;
import dev.lastword.talk.Message;
import dev.lastword.talk.Summary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The facts of a conversation at its end, drawn from its history.
final class Endings {
  private Endings() {}

  static Summary summary(
      History history, Step.End end, @Nullable Stop judged, Duration took, @Nullable Path log) {
    return new Summary(
        history.messages(),
        judged == null ? null : judged.onset(),
        judged == null ? List.of() : because(judged, names(history)),
        judged == null ? 0 : judged.threshold(),
        history.used().totalTokens(),
        history.used().cachedTokens(),
        history.used().bill(),
        took,
        end.detail(),
        log);
  }

  private static List<Summary.Because> because(Stop stop, Map<Integer, String> names) {
    return stop.because().stream()
        .map(reading ->
            new Summary.Because(
                reading.message(),
                names.getOrDefault(reading.message(), ""),
                reading.kind().code(),
                quotes(reading),
                reading.before(),
                reading.score()))
        .toList();
  }

  /// The evidence in the speaker's words.
  static List<String> quotes(Reading reading) {
    return reading.spans().stream().map(Span::quote).toList();
  }

  private static Map<Integer, String> names(History history) {
    var names = new HashMap<Integer, String>();
    for (var line : history.lines()) {
      if (line instanceof Line.Spoken(Message message)) {
        names.put(message.number(), message.speaker());
      }
    }
    return names;
  }
}
