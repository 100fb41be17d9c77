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

  /// The lines of a word list in their order, without comments, blank lines and outer blanks.
  static List<String> list(String name) {
    return table("words/" + name);
  }

  /// A line of a word list.
  ///
  /// @param number its number in the file, from 1
  /// @param text what it says, without comment and outer blanks; never empty
  record Line(int number, String text) {}

  /// The same with the numbers of the lines.
  static List<Line> numbered(String name) {
    var all = whole("words/" + name).lines().map(Words::withoutComment).toList();
    return IntStream.range(0, all.size())
        .filter(i -> !all.get(i).isEmpty())
        .mapToObj(i -> new Line(i + 1, all.get(i)))
        .toList();
  }

  /// The same of any file beside the judge.
  static List<String> table(String name) {
    return whole(name).lines().map(Words::withoutComment).filter(line -> !line.isEmpty()).toList();
  }

  private static String whole(String name) {
    try (var in = Words.class.getResourceAsStream(name)) {
      var bytes = Objects.requireNonNull(in, () -> "no file " + name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
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
