package dev.lastword.detect;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Opens the word lists that lie beside the judge on the class path.
final class Words {
  private Words() {}

  /// The lines of a word list in their order, without comments, blank lines and outer blanks.
  static List<String> list(String name) {
    return table("words/" + name);
  }

  /// The same of any file beside the judge.
  static List<String> table(String name) {
    try (var in = Words.class.getResourceAsStream(name)) {
      var bytes = Objects.requireNonNull(in, () -> "no file " + name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .map(Words::withoutComment)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + name, broken);
    }
  }

  /// The same as a set.
  static Set<String> lines(String name) {
    return list(name).stream().collect(toUnmodifiableSet());
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf('#');
    return (comment < 0 ? line : line.substring(0, comment)).strip();
  }
}
