package dev.lastword.endpoint;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The [Pace] of one provider, changed by one thread of one process of the machine at a time. There
/// is no file while there is nothing to remember. Where no file can be had, this process keeps its
/// own pace, and says so once.
final class PaceFile {
  private static final long MUTEX = 0;
  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(1);

  /// A process that is stopped in the middle of a change holds nobody up twice in this time.
  private static final Duration ALONE = Duration.ofSeconds(10);

  private static final Duration LOCK_TRY = Duration.ofNanos(200_000);

  private final @Nullable Path file;
  private final @Nullable SharedLock locks;
  private final Consumer<String> notice;
  private final InstantSource clock;
  private final ReentrantLock mutex = new ReentrantLock();
  private volatile Pace own = Pace.NONE;
  private Instant aloneUntil = Instant.MIN;
  private boolean told;

  /// Keeps a pace.
  ///
  /// @param file null: for this process alone
  /// @param locks beside the file
  /// @param notice hears what a user should know
  PaceFile(
      @Nullable Path file,
      @Nullable SharedLock locks,
      Consumer<String> notice,
      InstantSource clock) {
    this.file = file;
    this.locks = locks;
    this.notice = notice;
    this.clock = clock;
  }

  /// The pace as this process knew it last.
  Pace own() {
    return own;
  }

  /// Whether there may be something to heed: at most a glance at the file system.
  boolean isThere() {
    return !own.equals(Pace.NONE) || (file != null && file.toFile().exists());
  }

  /// The pace as it stands there, for those who only look.
  Pace glance() {
    try {
      var read = file == null ? own : read(file);
      return read == null ? Pace.NONE : read;
    } catch (IOException _) {
      return own; // a look changes nothing; the next change will say what is wrong
    }
  }

  /// Changes the pace; [Pace#NONE] takes the file away.
  Pace change(UnaryOperator<Pace> change) {
    mutex.lock();
    try {
      own =
          file == null || locks == null || alone()
              ? change.apply(own)
              : shared(file, locks, change);
      return own;
    } finally {
      mutex.unlock();
    }
  }

  private boolean alone() {
    return clock.instant().isBefore(aloneUntil);
  }

  private Pace shared(Path there, SharedLock machine, UnaryOperator<Pace> change) {
    FileLock lock = null;
    try {
      lock = lock(machine);
      if (lock == null) {
        aloneUntil = clock.instant().plus(ALONE);
        tell("another process does not let go of " + there);
        return change.apply(own);
      }
      var before = sound(there);
      var after = change.apply(before);
      if (!after.equals(before)) {
        write(there, after);
      }
      return after;
    } catch (IOException e) {
      tell(there + " cannot be used: " + kind(e));
      return change.apply(own);
    } finally {
      release(lock);
    }
  }

  /// Waits while another process changes the file, which takes it a fraction of a millisecond.
  private static @Nullable FileLock lock(SharedLock machine) throws IOException {
    var interrupted = false;
    var lock = machine.take(MUTEX);
    for (var tries = LOCK_PATIENCE.dividedBy(LOCK_TRY); lock == null && tries > 0; tries--) {
      LockSupport.parkNanos(LOCK_TRY.toNanos());
      interrupted |= Thread.interrupted(); // else parking would not wait
      lock = machine.take(MUTEX);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return lock;
  }

  private void release(@Nullable FileLock lock) {
    try {
      if (lock != null) {
        lock.release();
      }
    } catch (IOException e) {
      tell(file + " cannot be unlocked: " + kind(e));
    }
  }

  /// What the file holds. What is torn or none of ours is set aside, and it begins anew.
  private Pace sound(Path there) throws IOException {
    if (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      return Pace.NONE;
    }
    var pace = read(there);
    if (pace != null) {
      return pace;
    }
    var aside = there.resolveSibling(there.getFileName() + ".bad");
    Files.move(there, aside, StandardCopyOption.REPLACE_EXISTING);
    notice.accept(there + " could not be read; it is set aside as " + aside.getFileName());
    return Pace.NONE;
  }

  /// Null: it holds nothing that can be used. Devices and pipes are not even opened.
  private static @Nullable Pace read(Path there) throws IOException {
    if (!Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)) {
      return Files.exists(there, LinkOption.NOFOLLOW_LINKS) ? null : Pace.NONE;
    }
    try (var in = new FileInputStream(there.toFile())) { // an interrupt does not close it
      var bytes = in.readNBytes(PaceText.LARGEST + 1);
      return bytes.length > PaceText.LARGEST ? null : PaceText.read(bytes);
    } catch (FileNotFoundException e) {
      if (Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      return Pace.NONE; // taken away meanwhile
    }
  }

  private static void write(Path there, Pace pace) throws IOException {
    if (pace.equals(Pace.NONE)) {
      Files.deleteIfExists(there);
      return;
    }
    var draft = there.resolveSibling(there.getFileName() + ".new");
    Files.deleteIfExists(draft); // whatever it is
    try (var out = new FileOutputStream(draft.toFile())) {
      out.write(PaceText.write(pace));
    }
    Files.move(draft, there, StandardCopyOption.ATOMIC_MOVE);
  }

  private void tell(String what) {
    if (!told) {
      told = true;
      notice.accept(what + "; its limits are kept by this process alone");
    }
  }

  private static String kind(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "");
  }
}
