package dev.lastword.transcript;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that is written whole or not at all: whoever reads it sees the old one or the new one.
public final class WholeFile {
  private WholeFile() {}

  /// Writes a file beside, syncs it, and puts it in place in one step.
  ///
  /// @param file where; need not exist
  /// @param bytes all of it
  /// @throws IOException where it cannot be written; what was there is there still
  public static void replace(Path file, byte[] bytes) throws IOException {
    var beside = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.deleteIfExists(beside);
    Files.createFile(beside);
    try (var out = new FileOutputStream(beside.toFile(), true)) {
      out.write(bytes);
      out.getFD().sync();
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
