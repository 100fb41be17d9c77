package dev.lastword.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The settings of one configuration file.
final class Layer {
  /// The keys under `caps`.
  static final Map<String, Setting> CAPS =
      Map.of(
          "messages", Setting.MAX_MESSAGES,
          "total_tokens", Setting.MAX_TOTAL_TOKENS,
          "cost_usd", Setting.MAX_COST,
          "time", Setting.MAX_TIME);

  /// The keys under `stop`.
  static final Map<String, Setting> STOP =
      Map.of(
          "policy", Setting.POLICY,
          "when", Setting.STOP,
          "phrases", Setting.STOP_PHRASE,
          "patterns", Setting.STOP_PATTERN,
          "action", Setting.STOP_ACTION);

  /// The keys that settings stand under.
  static final List<String> KEYS =
      Stream.concat(Stream.of(Setting.values()).map(Setting::key), Stream.of("caps")).toList();

  private final SourceText source;
  private final Path base;
  private final List<Problem> problems;
  private final Map<Setting, List<Given>> settings = new EnumMap<>(Setting.class);

  /// @param base the folder that relative paths start from
  Layer(SourceText source, Path base, List<Problem> problems) {
    this.source = source;
    this.base = base;
    this.problems = problems;
  }

  /// Reads them.
  ///
  /// @param map the whole file
  /// @param fields its keys
  Map<Setting, List<Given>> read(Node.Mapping map, Fields fields) {
    for (var setting : Setting.values()) {
      if (setting == Setting.VAR) {
        vars(fields);
      } else if (!isStopMapping(map, setting)) {
        take(setting, fields.list(setting.key()));
      }
    }
    nested(fields.mapping("caps"), CAPS);
    if (isStopMapping(map, Setting.STOP)) {
      nested(fields.mapping("stop"), STOP);
    }
    return settings;
  }

  private static boolean isStopMapping(Node.Mapping map, Setting setting) {
    var entry = map.entry(setting.key());
    return setting == Setting.STOP && entry != null && entry.value() instanceof Node.Mapping;
  }

  private void nested(Node.@Nullable Mapping map, Map<String, Setting> keys) {
    if (map == null) {
      return;
    }
    var fields = new Fields(source, map, keys.keySet().stream().sorted().toList(), problems);
    keys.forEach((key, setting) -> take(setting, fields.list(key)));
  }

  private void vars(Fields fields) {
    var map = fields.mapping(Setting.VAR.key());
    for (var entry : map == null ? List.<Node.Entry>of() : map.entries()) {
      if (entry.value() instanceof Node.Scalar value) {
        var key = entry.key();
        var given = given(key, key.text() + "=" + value.text());
        settings.computeIfAbsent(Setting.VAR, _ -> new ArrayList<>()).add(given);
      } else {
        fields.problem(entry.value(), entry.key().text() + " must be a single value", "");
      }
    }
  }

  private void take(Setting setting, List<Node.Scalar> values) {
    if (!values.isEmpty()) {
      settings.put(setting, values.stream().map(v -> given(v, v.text())).toList());
    }
  }

  private Given given(Node.Scalar at, String text) {
    return Given.at(at, source, base).with(text);
  }
}
