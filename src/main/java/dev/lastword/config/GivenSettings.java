package dev.lastword.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The settings that were given, each read from its text. What is wrong is collected, so that the
/// user sees all of it at once.
class GivenSettings {
  private final Map<Setting, List<Given>> given;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  GivenSettings(Map<Setting, List<Given>> given) {
    this.given = given;
  }

  List<Problem> problems() {
    return problems;
  }

  List<Problem> warnings() {
    return warnings;
  }

  /// Whether one of them was given.
  boolean isGiven(Setting... settings) {
    return Arrays.stream(settings).anyMatch(given::containsKey);
  }

  /// Every value of a setting; empty where it was not given.
  List<Given> all(Setting setting) {
    return given.getOrDefault(setting, List.of());
  }

  /// The one value of a setting, or null.
  @Nullable Given one(Setting setting) {
    var values = all(setting);
    if (values.size() > 1) {
      problems.add(values.getLast().problem(setting.key() + " is given more than once", ""));
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  /// A setting read from its text; `fallback` where it was not given or cannot be read.
  <T extends @Nullable Object> T value(Setting setting, Function<String, T> read, T fallback) {
    var value = one(setting);
    if (value == null) {
      return fallback;
    }
    try {
      return read.apply(value.text());
    } catch (IllegalArgumentException e) {
      problems.add(
          value.problem(
              "\"" + value.text() + "\" is not understood", String.valueOf(e.getMessage())));
      return fallback;
    }
  }

  void add(UsageException e) {
    problems.addAll(e.problems());
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  void warn(List<Problem> more) {
    warnings.addAll(more);
  }

  /// Whether a switch is on.
  boolean flag(Setting setting, boolean fallback) {
    return value(
        setting,
        text ->
            switch (text.strip().toLowerCase(Locale.ROOT)) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("true or false");
            },
        fallback);
  }

  /// The constant a setting names.
  <E extends Enum<E>> E choice(Setting setting, E[] all, E fallback) {
    return Objects.requireNonNull(value(setting, text -> pick(text, all), fallback));
  }

  /// The constant that goes by a word.
  static <E extends Enum<E>> E pick(String text, E[] all) {
    var word = text.strip().toLowerCase(Locale.ROOT);
    var words = Arrays.stream(all).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    var at = words.indexOf(word);
    if (at < 0) {
      var hint = Nearest.hint(word, words, "one of " + String.join(", ", words));
      throw new IllegalArgumentException(hint);
    }
    return all[at];
  }
}
