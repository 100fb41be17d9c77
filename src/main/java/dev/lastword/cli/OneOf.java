package dev.lastword.cli;

import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An option that takes one of a few words.
final class OneOf {
  private OneOf() {}

  /// Reads it, in any case.
  ///
  /// @param option its name
  /// @param word what was said
  /// @param all what can be meant, in the order in which it is told
  static <T extends Enum<T>> T of(String option, String word, T[] all) {
    Function<T, String> code = value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(all)
        .filter(value ->
            code.apply(value).equals(word.strip().toLowerCase(Locale.ROOT).replace('_', '-')))
        .findFirst()
        .orElseThrow(() ->
            new UsageException(
                Problem.with(
                    option,
                    "\"" + word + "\" is not understood",
                    "one of " + Arrays.stream(all).map(code).collect(Collectors.joining(", ")))));
  }
}
