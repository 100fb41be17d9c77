package dev.lastword.endpoint;

import dev.lastword.endpoint.Living.Standing;
import dev.lastword.endpoint.Living.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The place of something that lives among [LivingRuns], from its beginning to its end. A thread of
/// its own reads requests five times a second and writes how far it is once a second.
///
/// It is a convenience and never stands in the way of what it notes: where its files are taken away
/// or the disk is full, it falls silent, and the run goes on.
public final class Berth implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final long REFRESH = TimeUnit.SECONDS.toNanos(1);
  private static final int ANSWERS = 8;
  private static final int TRIES = 50;

  private final StateFolder folder;
  private final Living living;
  private final Supplier<Standing> standing;
  private final Consumer<Wish> wishes;
  private final Runnable atEnd;
  private final SharedLock lock;
  private final Deque<String> answered = new ArrayDeque<>();
  private final ReentrantLock turn = new ReentrantLock();
  private final Condition end = turn.newCondition();
  private final Thread thread;
  private @Nullable Standing written;
  private long writtenAt;
  private boolean closed;

  Berth(
      Path place,
      Living living,
      Supplier<Standing> standing,
      Consumer<Wish> wishes,
      Runnable atEnd) {
    this.folder = new StateFolder(place);
    this.living = living;
    this.standing = standing;
    this.wishes = wishes;
    this.atEnd = atEnd;
    this.lock = new SharedLock(place.resolve(LivingRuns.LOCK));
    this.thread = Thread.ofVirtual().name("living-" + living.id()).unstarted(this::run);
  }

  /// Takes the lock, then says that it lives, then listens.
  void listen() throws IOException {
    try {
      Files.createDirectories(folder.path());
      hold();
      write(true);
    } catch (IOException e) {
      lock.close();
      LivingRuns.empty(folder.path());
      throw e;
    }
    thread.start();
  }

  /// Somebody may be looking whether it is dead, which takes them a moment.
  private void hold() throws IOException {
    for (var tries = 0; lock.take(0) == null; tries++) {
      if (tries == TRIES) {
        throw new IOException(folder.path() + " is held by somebody else");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }

  private void run() {
    turn.lock();
    try {
      while (!closed) {
        hear();
        write(false);
        end.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (IOException | InterruptedException _) {
      return; // its files are gone or cannot be written: nobody sees it any more
    } finally {
      turn.unlock();
    }
  }

  private void hear() throws IOException {
    try (var files = Files.newDirectoryStream(folder.path(), LivingRuns.REQUEST + "*")) {
      for (var file : files) {
        hear(file);
      }
    }
  }

  private void hear(Path file) throws IOException {
    var name = LivingRuns.requestName(file);
    var wish = name == null ? null : LivingRuns.wish(file);
    // Whoever takes it away decides: the one who asked may have given up.
    if (name == null || !Files.deleteIfExists(file) || wish == null) {
      return;
    }
    wishes.accept(wish);
    answered.addLast(name);
    if (answered.size() > ANSWERS) {
      answered.removeFirst();
    }
    write(true);
  }

  private void write(boolean now) throws IOException {
    var time = System.nanoTime();
    if (!now && time - writtenAt < REFRESH) {
      return;
    }
    var standing = this.standing.get();
    writtenAt = time;
    if (!now && Objects.equals(standing, written)) {
      return;
    }
    written = standing;
    var told =
        new Living(
            living.token(), living.kind(), living.id(), living.place(), living.since(), standing);
    var bytes = LivingText.bytes(told, List.copyOf(answered));
    if (!Files.isDirectory(folder.path())) {
      throw new NoSuchFileException(folder.path().toString());
    }
    folder.replace(folder.path().resolve(LivingRuns.STATE), bytes, false);
  }

  /// Takes it off the list.
  @Override
  public void close() {
    turn.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      end.signalAll();
      LivingRuns.empty(folder.path());
    } catch (IOException _) {
      return; // the lock goes with this process, and the next who looks takes the rest away
    } finally {
      turn.unlock();
      atEnd.run();
      closeLock();
    }
  }

  private void closeLock() {
    try {
      lock.close();
    } catch (IOException _) {
      return; // nothing was written through it
    }
  }
}
