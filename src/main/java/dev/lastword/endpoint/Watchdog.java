package dev.lastword.endpoint;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import okhttp3.Call;

/// Looks after running calls and cuts those whose time is up or whose thread was interrupted. One
/// daemon thread serves all calls and sleeps while there are none.
final class Watchdog implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(10);

  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final LongSupplier nanoTime;
  private final Thread thread;
  private volatile boolean closed;

  Watchdog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    thread = Thread.ofPlatform().daemon().name("lastword-watchdog").start(this::run);
  }

  LongSupplier nanoTime() {
    return nanoTime;
  }

  void add(Watch watch) {
    if (closed) {
      throw new IllegalStateException("a call after the endpoints were closed");
    }
    watches.add(watch);
    LockSupport.unpark(thread);
  }

  void remove(Watch watch) {
    watches.remove(watch);
  }

  private void run() {
    while (!closed) {
      if (watches.isEmpty()) {
        LockSupport.park(this);
      } else {
        var now = nanoTime.getAsLong();
        watches.forEach(watch -> watch.look(now));
        LockSupport.parkNanos(this, TICK.toNanos());
      }
    }
    watches.forEach(Watch::shut);
  }

  /// Cuts what still runs.
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  /// Cancelling may wait for a stalled peer, so it has a thread of its own.
  static void cancel(Call call) {
    Thread.ofVirtual().name("lastword-cancel").start(call::cancel);
  }
}
