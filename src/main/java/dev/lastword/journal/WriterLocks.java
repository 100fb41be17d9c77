package dev.lastword.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who may write which journal: one byte of a folder's lock file stands for each journal in it, and
/// the operating system's lock on that byte is the right to write.
///
/// A lock on the journal itself would be lost as soon as anything in this process opened and closed
/// it for reading (POSIX releases all of a process's locks on a file then), so the locks live in a
/// file nobody reads, on one channel that stays open. Only `tryLock` and `release` are ever called
/// on it: neither is interruptible, so no interrupt can close it.
final class WriterLocks implements Closeable {
  private final Map<Path, FileChannel> channels = new HashMap<>();

  /// Takes the right to write.
  ///
  /// @return null where another writer has it
  synchronized @Nullable FileLock take(Path file) throws IOException {
    var folder = folderOf(file);
    try {
      return channel(folder).tryLock(position(file), 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // another writer of this process
    }
  }

  @Override
  public synchronized void close() throws IOException {
    for (var channel : channels.values()) {
      channel.close();
    }
    channels.clear();
  }

  private FileChannel channel(Path folder) throws IOException {
    var known = channels.get(folder);
    if (known != null) {
      return known;
    }
    var hidden = Files.createDirectories(folder.resolve(".lastword"));
    var locks = hidden.resolve("writers.lock");
    var channel =
        FileChannel.open(
            locks,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS); // a link there would make a file elsewhere
    channels.put(folder, channel);
    return channel;
  }

  private static Path folderOf(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is no file");
    }
    return folder.toRealPath();
  }

  private static long position(Path file) {
    var name = String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Digest.sha256().digest(name)).getLong() >>> 2;
  }
}
