package dev.lastword.config;

import dev.lastword.text.MalformedTextException;
import dev.lastword.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/// A text given in words, or as `@` and the file that holds it. Files are taken byte for byte.
final class TextFile {
  private static final int MOST_BYTES = PersonaFile.MOST_PROMPT_BYTES;

  private TextFile() {}

  /// The text of a value: of the file after `@`, else the value. `@@` stands for one `@`.
  static String orText(Given value) throws IOException {
    if (!value.text().startsWith("@")) {
      return sane(value.text(), value);
    }
    if (value.text().startsWith("@@")) {
      return sane(value.text().substring(1), value);
    }
    var name = value.with(value.text().substring(1));
    var file = name.path();
    if (name.text().isEmpty() || !Files.isRegularFile(file)) {
      var hint = Speakers.nearestFile(file);
      throw new UsageException(
          value.problem(
              "\"" + name.text() + "\" is not there",
              hint.isEmpty() ? "@ names a file; write @@ for a text that begins with @" : hint));
    }
    try (var in = Files.newInputStream(file)) {
      return read(in, value);
    }
  }

  /// All of a stream.
  static String read(InputStream in, Given value) throws IOException {
    var bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new UsageException(value.problem("the text is larger than 16 MiB", ""));
    }
    try {
      return Utf8.decode(bytes);
    } catch (MalformedTextException e) {
      throw new UsageException(value.problem("not a text: " + e.getMessage(), "save it as UTF-8"));
    }
  }

  private static String sane(String text, Given value) {
    try {
      Utf8.encode(text);
      return text;
    } catch (MalformedTextException e) {
      throw new UsageException(value.problem("not a text: " + e.getMessage(), ""));
    }
  }
}
