package dev.lastword.archive;

import dev.lastword.text.MalformedTextException;
import dev.lastword.transcript.NotATranscriptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Collects what is wrong with a labelled folder, so that all of it is told at once.
final class Flaws {
  private static final int MOST = 1_000;

  private final List<Flaw> all = new ArrayList<>();

  void add(String file, int line, int column, String message, String hint) {
    if (all.size() < MOST) {
      all.add(new Flaw(file, line, column, message, hint));
    }
  }

  void add(String file, Cell cell, String message, String hint) {
    add(file, cell.line(), cell.column(), message, hint);
  }

  void add(String file, String message, String hint) {
    add(file, 0, 0, message, hint);
  }

  void add(String file, MalformedTextException trouble) {
    add(file, "byte " + trouble.offset() + ": " + words(trouble), "save the file as UTF-8");
  }

  /// A file that holds no conversation; its exception names the place in front of its words.
  void add(NotATranscriptException trouble) {
    var place = trouble.place().split(":", 2);
    int line = number(place[0]);
    int column = line > 0 && place.length == 2 ? number(place[1]) : 0;
    var prefix = trouble.file() + (trouble.place().isEmpty() ? "" : ":" + trouble.place()) + ": ";
    var said = words(trouble);
    var what = said.startsWith(prefix) ? said.substring(prefix.length()) : said;
    var byteOffset = line == 0 && !trouble.place().isEmpty() ? trouble.place() + ": " : "";
    add(trouble.file(), line, column, byteOffset + what, "");
  }

  void addAll(Flaws others) {
    others.all.forEach(one -> add(one.file(), one.line(), one.column(), one.message(), one.hint()));
  }

  List<Flaw> all() {
    return List.copyOf(all);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  void throwIfAny() throws BadLabelsException {
    if (!all.isEmpty()) {
      throw new BadLabelsException(all);
    }
  }

  private static String words(Exception trouble) {
    return Objects.requireNonNullElse(trouble.getMessage(), trouble.getClass().getSimpleName());
  }

  private static int number(String digits) {
    var plain = !digits.isEmpty() && digits.length() < 10;
    return plain && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(digits)
        : 0;
  }
}
