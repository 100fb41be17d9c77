package dev.lastword.endpoint;

import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import okhttp3.Call;

/// Looks after running calls and cuts those whose time is up, whose thread was interrupted, or
/// whose provider is shut by its kill switch. One daemon thread serves all calls and sleeps while
/// there are none; it also adds to the counts of calls now and then.
final class Watchdog implements AutoCloseable {
  private static final long TICK = Duration.ofMillis(10).toNanos();
  private static final long SLOWEST_TICK = Duration.ofMillis(100).toNanos();

  /// Beyond so many calls each is looked at less often: deadlines are seconds, and looks cost.
  private static final int MANY = 100;

  private static final long SWITCHES = Duration.ofMillis(200).toNanos();
  private static final long COUNTS = Duration.ofMillis(500).toNanos();

  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private final LongSupplier nanoTime;
  private final CallCounts counts;
  private final Thread thread;
  private volatile boolean closed;

  Watchdog(LongSupplier nanoTime, CallCounts counts) {
    this.nanoTime = nanoTime;
    this.counts = counts;
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
    var switchesAt = nanoTime.getAsLong();
    var countsAt = switchesAt;
    while (!closed) {
      if (watches.isEmpty() && !counts.pending()) {
        LockSupport.park(this);
        continue;
      }
      var now = nanoTime.getAsLong();
      watches.forEach(watch -> watch.look(now));
      if (now - switchesAt >= SWITCHES) {
        switchesAt = now;
        lookAtSwitches();
      }
      if (now - countsAt >= COUNTS) {
        countsAt = now;
        counts.flush();
      }
      LockSupport.parkNanos(this, Math.min(SLOWEST_TICK, TICK * (1 + watches.size() / MANY)));
    }
    watches.forEach(Watch::closes);
  }

  /// Each switch is read once, however many calls heed it.
  private void lookAtSwitches() {
    var read = new HashMap<String, Optional<Kill>>();
    for (var watch : watches) {
      var switched = watch.switched();
      var kill =
          switched.thrown(name ->
              read.computeIfAbsent(name, _ -> Optional.ofNullable(switched.read(name)))
                  .orElse(null));
      if (kill != null) {
        watch.heed(kill);
      }
    }
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
