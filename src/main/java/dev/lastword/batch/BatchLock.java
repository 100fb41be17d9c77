package dev.lastword.batch;

import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The right to run a batch: one process of this machine has it at a time. The operating system
/// holds it, so that a process that is killed has none.
final class BatchLock implements Closeable {
  private final FileChannel channel;

  private BatchLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes it.
  ///
  /// @param folder the batch's own
  /// @throws UsageException where somebody has it
  static BatchLock take(Path folder, String batch) throws IOException {
    var hidden = Files.createDirectories(folder.resolve(".lastword"));
    var channel =
        FileChannel.open(
            hidden.resolve("batch.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    try {
      if (channel.tryLock() != null) {
        return new BatchLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // another of this process: said below
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new UsageException(
        Problem.with(
            batch,
            "this batch is being run already, from another terminal",
            "lastword ps shows it, lastword stop " + batch + " ends it"));
  }

  /// Whether somebody has it; changes nothing.
  static boolean isTaken(Path folder) throws IOException {
    var file = folder.resolve(".lastword").resolve("batch.lock");
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (var channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
