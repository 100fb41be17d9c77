package dev.lastword.detect;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/// Opens the word lists that lie beside the judge on the class path.
final class Words {
  private Words() {}

  /// A line of a list.
  ///
  /// @param number its number in the file, from 1
  /// @param text what it says, without comment and outer blanks; never empty
  record Line(int number, String text) {}

  /// The lines of a word list in their order, but for comments and blank lines.
  static List<Line> numbered(String name) {
    return read("words/" + name);
  }

  /// What the lines of a word list say.
  static List<String> list(String name) {
    return table("words/" + name);
  }

  /// The same of any file beside the judge.
  static List<String> table(String name) {
    return read(name).stream().map(Line::text).toList();
  }

  private static List<Line> read(String name) {
    try (var in = Words.class.getResourceAsStream(name)) {
      var bytes = Objects.requireNonNull(in, () -> "no file " + name).readAllBytes();
      var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return IntStream.range(0, all.size())
          .mapToObj(i -> new Line(i + 1, withoutComment(all.get(i))))
          .filter(line -> !line.text().isEmpty())
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
