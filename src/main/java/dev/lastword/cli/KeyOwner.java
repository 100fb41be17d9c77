package dev.lastword.cli;

import dev.lastword.config.ConfigFiles;
import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.journal.VerifyingKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A public key that the user has, and whose it is.
///
/// @param key the key
/// @param name whose, as its file says, else the file's name
record KeyOwner(VerifyingKey key, String name) {
  private static final int LARGEST = 4096;

  /// The key that the user names.
  ///
  /// @param typed a file, or the key in one word
  static KeyOwner named(Console console, String typed) throws IOException {
    try {
      var file = console.resolve(typed);
      return Files.isRegularFile(file)
          ? in(file)
          : new KeyOwner(VerifyingKey.in(typed), "the key you named");
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          Problem.with(
              "",
              "--key \"" + typed + "\": " + e.getMessage(),
              "the file signing.pub that lastword key new made, or the word in its first line"));
    }
  }

  /// The user's own key; null where there is none to be read.
  static @Nullable KeyOwner own(Console console) throws IOException {
    var folder = ConfigFiles.folder(console.env());
    var file = folder == null ? null : folder.resolve("signing.pub");
    try {
      return file == null || !Files.isRegularFile(file)
          ? null
          : new KeyOwner(in(file).key(), "your own key");
    } catch (IllegalArgumentException e) {
      return null; // no key of ours: nothing is known of it
    }
  }

  private static KeyOwner in(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var text = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
      var key = VerifyingKey.in(text);
      var line = text.lines().findFirst().orElse("").replace(key.word(), "").strip();
      return new KeyOwner(key, line.isEmpty() ? String.valueOf(file.getFileName()) : line);
    }
  }
}
