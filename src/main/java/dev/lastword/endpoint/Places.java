package dev.lastword.endpoint;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The places for calls at a time: first come first served within the process, one lock of the
/// operating system for each among the processes.
final class Places {
  private static final long FIRST = 1;

  private final int count;
  private final Semaphore here;
  private final @Nullable SharedLock locks;
  private final Consumer<String> notice;
  private final boolean[] mine;
  private boolean told;

  /// Counts places.
  ///
  /// @param locks null: only this process is counted
  /// @param notice hears what a user should know
  Places(int count, @Nullable SharedLock locks, Consumer<String> notice) {
    this.count = count;
    this.here = new Semaphore(count, true);
    this.locks = locks;
    this.notice = notice;
    this.mine = new boolean[count];
  }

  int count() {
    return count;
  }

  /// Whether this process has none left.
  boolean full() {
    return here.availablePermits() == 0;
  }

  /// Takes a place of this process.
  ///
  /// @param waits told before it waits
  void enter(Runnable waits) throws InterruptedException {
    if (!here.tryAcquire(0, TimeUnit.SECONDS)) {
      waits.run();
      here.acquire();
    }
  }

  /// Gives it back.
  void leave() {
    here.release();
  }

  /// A place among all processes, for one that has entered.
  ///
  /// @param number which, for giving it back
  /// @param lock what other processes see of it; null: nothing, they cannot be asked
  record Place(int number, @Nullable FileLock lock) {}

  /// Takes a free place.
  ///
  /// @return null where other processes have all of them
  synchronized @Nullable Place take() {
    var machine = locks;
    for (var i = 0; i < count; i++) {
      if (mine[i]) {
        continue;
      }
      try {
        var lock = machine == null ? null : machine.take(FIRST + i);
        if (machine == null || lock != null) {
          mine[i] = true;
          return new Place(i, lock);
        }
      } catch (IOException _) {
        tell();
        mine[i] = true;
        return new Place(i, null);
      }
    }
    return null;
  }

  private void tell() {
    if (!told) {
      told = true;
      notice.accept("calls at a time cannot be counted together with other processes");
    }
  }

  /// Gives a place back.
  synchronized void give(Place place) {
    mine[place.number()] = false;
    try {
      if (place.lock() != null) {
        place.lock().release();
      }
    } catch (IOException _) {
      return; // the channel is closed, and its locks with it
    }
  }
}
