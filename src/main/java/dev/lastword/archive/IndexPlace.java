package dev.lastword.archive;

import dev.lastword.journal.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an index lies: in the archive, in a cache folder, or nowhere but in memory.
///
/// Who may refresh it says the operating system, by a lock on a file beside it that nobody reads.
/// Closing that file anywhere in a process drops the process's lock; then two may refresh at once,
/// which costs time and does no harm: the database lets one write after the other, and what the
/// other has read already is not written again.
final class IndexPlace implements Closeable {
  private static final String FILE = "index.sqlite";
  private static final List<String> FILES = List.of(FILE, FILE + "-wal", FILE + "-shm");
  private static final String LOCK = "index.lock";

  private final @Nullable Path folder;
  private @Nullable FileChannel channel;

  private IndexPlace(@Nullable Path folder) {
    this.folder = folder;
  }

  /// Memory.
  static IndexPlace nowhere() {
    return new IndexPlace(null);
  }

  /// The places that will do, the best first.
  static List<IndexPlace> of(Path archive, @Nullable Path cache) throws IOException {
    if (!Files.isDirectory(archive)) {
      return List.of(nowhere());
    }
    var inside = new IndexPlace(archive.resolve(".lastword"));
    if (cache == null) {
      return List.of(inside, nowhere());
    }
    var name = Digest.of(archive.toRealPath().toString().getBytes(StandardCharsets.UTF_8));
    var beside = new IndexPlace(cache.resolve("index").resolve(name.substring(0, 16)));
    return List.of(inside, beside, nowhere());
  }

  /// The database's file; null: none.
  @Nullable Path file() {
    return folder == null ? null : folder.resolve(FILE);
  }

  /// Whether files can lie here. Links laid in their place are not followed: they would make us
  /// write elsewhere.
  boolean isUsable() {
    if (folder == null) {
      return true;
    }
    try {
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      return false; // then elsewhere
    }
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && Files.isWritable(folder)
        && FILES.stream().allMatch(name -> isPlain(folder.resolve(name)))
        && isPlain(folder.resolve(LOCK));
  }

  private static boolean isPlain(Path file) {
    return !Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        || (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.isWritable(file));
  }

  /// Takes the right to refresh.
  ///
  /// @return to close; null where another process or thread has it
  synchronized @Nullable Closeable take() throws IOException {
    if (folder == null) {
      return () -> {};
    }
    var open = channel;
    if (open == null) {
      open =
          FileChannel.open(
              folder.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      channel = open;
    }
    try {
      return held(open.tryLock());
    } catch (OverlappingFileLockException e) {
      return null; // another of this process
    }
  }

  private static @Nullable Closeable held(@Nullable FileLock lock) {
    return lock == null ? null : lock::release;
  }

  /// Deletes the database. Who has it open reads on in what is then nameless.
  void clear() throws IOException {
    if (folder != null) {
      for (var name : FILES) {
        Files.deleteIfExists(folder.resolve(name));
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
