package dev.lastword.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a conversation can be written as.
enum ExportForm {
  /// Our own log, byte for byte where there is one.
  MD("md"),
  /// A page in one file.
  HTML("html"),
  /// One object, or a list of several.
  JSON("json"),
  /// One object a line.
  JSONL("jsonl"),
  /// Training data: `conversations` of `from` and `value`.
  SHAREGPT("jsonl"),
  /// Training data: `messages` of `role` and `content`.
  OPENAI("jsonl"),
  /// A message a row.
  CSV("csv");

  private final String suffix;

  ExportForm(String suffix) {
    this.suffix = suffix;
  }

  /// The end of a file's name, with the dot.
  String suffix() {
    return "." + suffix;
  }

  /// Whether several conversations of the form can stand one after another.
  boolean isMany() {
    return this != MD && this != HTML;
  }

  /// The form a file's name asks for.
  ///
  /// @return null where it asks for none
  static @Nullable ExportForm of(Path file) {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(form -> name.endsWith(form.suffix()))
        .findFirst()
        .orElse(null);
  }
}
