package dev.lastword.journal;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The folder a file stands in.
final class Folder {
  private Folder() {}

  /// Returns when the folder knows the file even after power loss. Windows has no word for it and
  /// does so by itself.
  static void sync(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null || File.separatorChar == '\\') {
      return;
    }
    var interrupted = Thread.interrupted(); // it would close the channel
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
