package dev.lastword.endpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The locks of a provider that processes of one machine hold against each other: the operating
/// system's, on single bytes of a file that nobody reads, so that a process that is killed holds
/// none. The file stays open: closing it anywhere in a process would drop all of the process's
/// locks.
///
/// Only `tryLock` and `release` are called; neither can be interrupted.
final class SharedLock implements AutoCloseable {
  private final Path file;
  private @Nullable FileChannel channel;
  private boolean closed;

  SharedLock(Path file) {
    this.file = file;
  }

  /// Takes one byte's lock.
  ///
  /// @return null where somebody has it
  @Nullable FileLock take(long at) throws IOException {
    try {
      return open().tryLock(at, 1, false);
    } catch (OverlappingFileLockException _) {
      return null; // another of this process
    }
  }

  private synchronized FileChannel open() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    var open = channel;
    if (open == null || !open.isOpen()) {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      open =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      channel = open;
    }
    return open;
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (channel != null) {
      channel.close();
    }
  }
}
