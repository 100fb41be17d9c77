package dev.lastword.config;

import dev.lastword.endpoint.Limits;
import dev.lastword.talk.Caps;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One reading of one plan. What is wrong is collected, so that the user sees all of it at once.
final class PlanReading {
  private final SourceText source;
  private final Path base;
  private final Personas personas;
  private final Catalog catalog;
  private final List<Problem> problems;
  private final List<Problem> warnings;

  PlanReading(
      SourceText source,
      Path base,
      Personas personas,
      Catalog catalog,
      List<Problem> problems,
      List<Problem> warnings) {
    this.source = source;
    this.base = base;
    this.personas = personas;
    this.catalog = catalog;
    this.problems = problems;
    this.warnings = warnings;
  }

  /// The plan; null where there are problems.
  @Nullable Plan plan(Node.Mapping map, String name) throws IOException {
    if (isRegister(map)) {
      return null;
    }
    var fields = new Fields(source, map, Key.names(PlanKeys.PLAN), problems);
    fields.value("version", PlanReading::version);
    fields.value("kind", PlanReading::kind);
    var members = new PlanMembers(source, base, personas, catalog, problems, warnings);
    var pairs = new PlanPairs(source, members, problems).read(map, fields);
    var openings = new PlanOpeners(source, base, problems).read(map.entry("openers"));
    var repeat = fields.value("repeat", text -> (int) Amounts.count(text, PlanKeys.MOST_REPEATS));
    var settings = settings(fields);
    var caps = settings.caps(Caps.DEFAULT);
    var stop = settings.stop(Set.of(), StopSettings.DEFAULT);
    problems.addAll(settings.problems());
    var budget = fields.value("budget_usd", Amounts::money);
    var jobs = fields.value("jobs", text -> (int) Amounts.count(text, PlanKeys.MOST_JOBS));
    var rates = rates(fields);
    var times = repeat == null ? 1 : repeat;
    var talks = (double) pairs.size() * openings.size() * times;
    if (talks > Plan.MOST) {
      var count = "this plan holds %,.0f conversations".formatted(talks);
      problems.add(source.problem(count, "a plan holds at most a million"));
    }
    return !problems.isEmpty()
        ? null
        : new Plan(
            name,
            pairs,
            openings,
            times,
            caps,
            stop,
            budget,
            jobs == null ? Plan.JOBS : jobs,
            rates);
  }

  /// Plans of registers have keys of their own, which are not read yet.
  private boolean isRegister(Node.Mapping map) {
    var entry = map.entry("kind");
    if (entry != null
        && entry.value() instanceof Node.Scalar kind
        && kind.text().equals("register")) {
      problem(kind, "plans of registers are not read yet", "kind: batch is what can be planned");
      return true;
    }
    return false;
  }

  private static int version(String text) {
    if (!text.equals("1")) {
      throw new IllegalArgumentException("this program reads version 1");
    }
    return 1;
  }

  private static String kind(String text) {
    if (!text.equals("batch")) {
      throw new IllegalArgumentException(
          Nearest.hint(text, List.of("batch", "register"), "batch or register"));
    }
    return text;
  }

  /// Caps and stop rules, read as those of a run are. Nobody else is asked: a plan means the same
  /// on every machine.
  private SpecReading settings(Fields fields) {
    var given = new EnumMap<Setting, List<Given>>(Setting.class);
    take(fields.mapping("caps"), Key.names(PlanKeys.CAPS), Layer.CAPS, given);
    take(fields.mapping("stop"), Key.names(PlanKeys.STOP), Layer.STOP, given);
    var most = fields.scalar("max_messages");
    if (most != null && given.containsKey(Setting.MAX_MESSAGES)) {
      problem(most, "max_messages and caps: messages say the same", "keep one of them");
    } else if (most != null) {
      given.put(Setting.MAX_MESSAGES, List.of(Given.at(most, source, base)));
    }
    return new SpecReading(given, personas, catalog, base, InputStream.nullInputStream());
  }

  private void take(
      Node.@Nullable Mapping map,
      List<String> known,
      Map<String, Setting> settings,
      Map<Setting, List<Given>> given) {
    if (map == null) {
      return;
    }
    var fields = new Fields(source, map, known, problems);
    for (var key : known) {
      var values = fields.list(key).stream().map(at -> Given.at(at, source, base)).toList();
      var setting = settings.get(key);
      if (setting != null && !values.isEmpty()) {
        given.put(setting, values);
      }
    }
  }

  private Map<String, Limits> rates(Fields fields) {
    var map = fields.mapping("rates");
    var traffic = new Traffic();
    try {
      traffic.rates(map == null ? null : new Traffic.Place(source, map), problems);
      return traffic.rates(catalog);
    } catch (UsageException e) {
      problems.addAll(e.problems());
      return Map.of();
    }
  }

  private void problem(Node at, String message, String hint) {
    problems.add(source.problem(at.line(), at.column(), message, hint));
  }
}
