package dev.lastword.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was said on the command line, as it was typed.
///
/// @param given the settings that were said, each with at least one value
public record RunFlags(Map<Setting, List<String>> given) {
  /// Nothing was said.
  public static final RunFlags NONE = new RunFlags(Map.of());

  /// Copies the settings.
  public RunFlags {
    var copy = new EnumMap<Setting, List<String>>(Setting.class);
    given.forEach((setting, values) -> copy.put(setting, List.copyOf(values)));
    given = Collections.unmodifiableMap(copy);
  }

  /// The same flags and one more.
  ///
  /// @param setting what was said
  /// @param value its value as typed; null: it was not said
  /// @return new flags
  public RunFlags with(Setting setting, @Nullable String value) {
    return value == null ? this : with(setting, List.of(value));
  }

  /// The same flags and one more that may be said several times.
  ///
  /// @param setting what was said
  /// @param values its values as typed; empty: it was not said
  /// @return new flags
  public RunFlags with(Setting setting, List<String> values) {
    if (values.isEmpty()) {
      return this;
    }
    var more = new EnumMap<Setting, List<String>>(Setting.class);
    more.putAll(given);
    more.put(setting, values);
    return new RunFlags(more);
  }

  /// The same flags and a switch.
  ///
  /// @param setting what was said
  /// @param on false: it was not said
  /// @return new flags
  public RunFlags with(Setting setting, boolean on) {
    return on ? with(setting, "true") : this;
  }
}
