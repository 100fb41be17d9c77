package dev.lastword.config;

import dev.lastword.endpoint.Deadlines;
import dev.lastword.endpoint.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was said about the calls themselves: how much each provider may be asked, and how long a
/// call may take. What is said first hides what is said later, key by key.
final class Traffic {
  private static final List<String> LIMITS = List.of("rpm", "tpm", "concurrent");
  private static final List<String> PHASES = List.of("connect", "first_byte", "idle", "total");
  private static final int MOST = 1_000_000_000;
  private static final int MOST_CALLS = 10_000;
  private static final Duration LONGEST = Duration.ofHours(24);

  private final Map<String, Limits> limits = new LinkedHashMap<>();
  private final Map<String, Given> names = new LinkedHashMap<>();
  private final Map<String, Duration> phases = new LinkedHashMap<>();

  /// A mapping and the text it stands in.
  record Place(SourceText source, Node.Mapping map) {}

  /// Takes limits by provider; null: none are said.
  void rates(@Nullable Place place, List<Problem> problems) {
    if (place == null) {
      return;
    }
    var any = place.map().entries().stream().map(entry -> entry.key().text()).toList();
    var fields = new Fields(place.source(), place.map(), any, problems);
    for (var entry : place.map().entries()) {
      var name = entry.key();
      var row = fields.mapping(name.text());
      if (row != null) {
        var read = limits(new Place(place.source(), row), problems);
        limits.merge(name.text(), read, Limits::over);
        names.putIfAbsent(name.text(), given(place, name));
      }
    }
  }

  private static Given given(Place place, Node.Scalar at) {
    return Given.at(at, place.source(), Path.of(""));
  }

  /// Reads the limits of one provider.
  static Limits limits(Place place, List<Problem> problems) {
    var fields = new Fields(place.source(), place.map(), LIMITS, problems);
    return new Limits(
        count(fields, "rpm", MOST),
        count(fields, "tpm", MOST),
        count(fields, "concurrent", MOST_CALLS));
  }

  private static @Nullable Integer count(Fields fields, String key, int most) {
    return fields.value(key, text -> (int) Amounts.count(text, most));
  }

  /// Takes deadlines; null: none are said.
  void deadlines(@Nullable Place place, List<Problem> problems) {
    if (place == null) {
      return;
    }
    var fields = new Fields(place.source(), place.map(), PHASES, problems);
    for (var phase : PHASES) {
      var time = fields.value(phase, Traffic::time);
      if (time != null) {
        phases.putIfAbsent(phase, time);
      }
    }
  }

  private static Duration time(String text) {
    var time = Amounts.time(text);
    if (time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a deadline is at most 24h");
    }
    return time;
  }

  /// The limits, once every name is known to be a provider's.
  Map<String, Limits> rates(Catalog catalog) {
    var problems = new ArrayList<Problem>();
    for (var name : names.entrySet()) {
      if (!catalog.hasProvider(name.getKey()) && !name.getKey().equals(SpeakerSpec.Model.CUSTOM)) {
        problems.add(
            name.getValue()
                .problem(
                    "unknown provider \"" + name.getKey() + "\"",
                    catalog.nearProvider(name.getKey())));
      }
    }
    UsageException.throwIfAny(problems);
    return Map.copyOf(limits);
  }

  Deadlines deadlines() {
    var usual = Deadlines.DEFAULT;
    return new Deadlines(
        phases.getOrDefault("connect", usual.connect()),
        phases.getOrDefault("first_byte", usual.firstByte()),
        phases.getOrDefault("idle", usual.idle()),
        phases.getOrDefault("total", usual.total()));
  }
}
