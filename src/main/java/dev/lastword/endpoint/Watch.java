package dev.lastword.endpoint;

import java.time.Duration;
import java.util.function.LongSupplier;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/// One running call: how far it is, and why it was cut. Written by the calling thread, looked at by
/// the watchdog.
final class Watch {
  /// After the end of a reply, how long its connection may take to say so too.
  private static final long DRAIN = Duration.ofSeconds(1).toNanos();

  private static final long JUST_NOW = Duration.ofMillis(20).toNanos();

  static final String INTERRUPTED = "interrupted";

  private final long connect;
  private final long firstByte;
  private final long idle;
  private final long total;
  private final LongSupplier nanoTime;
  private final Switched switched;
  private final Thread caller = Thread.currentThread();
  private final long startedAt;
  private volatile @Nullable Call call;
  private volatile long connectedAt;
  private volatile long heardAt;
  private volatile boolean connected;
  private volatile boolean bodyBegun;
  private volatile boolean heard;
  private volatile boolean draining;
  private volatile @Nullable String cut;
  private long switchAt;
  private long firstByteAt;

  Watch(Deadlines deadlines, LongSupplier nanoTime, Switched switched) {
    this.connect = deadlines.connect().toNanos();
    this.firstByte = deadlines.firstByte().toNanos();
    this.idle = deadlines.idle().toNanos();
    this.total = deadlines.total().toNanos();
    this.nanoTime = nanoTime;
    this.switched = switched;
    this.startedAt = nanoTime.getAsLong();
    this.switchAt = startedAt;
  }

  void starts(Call started) {
    call = started;
  }

  void connects() {
    connectedAt = nanoTime.getAsLong();
    connected = true;
  }

  /// Looks at the kill switches before anything is sent, unless that was only just done.
  ///
  /// @return whether one is thrown; the call is cut then
  boolean shut() {
    var now = nanoTime.getAsLong();
    if (now - switchAt < JUST_NOW) {
      return false;
    }
    switchAt = now;
    if (switched.thrown() == null) {
      return false;
    }
    cut = Kill.SHUT;
    return true;
  }

  /// The switches that this call heeds.
  Switched switched() {
    return switched;
  }

  /// A thrown switch lets a reply finish, unless it is to be cut, and never lets a request begin.
  void heed(Kill kill) {
    if (kill.now() || !bodyBegun) {
      cut(Kill.SHUT);
    }
  }

  void beginsBody() {
    bodyBegun = true;
  }

  /// Bytes of the reply's body arrived.
  void hears() {
    var now = nanoTime.getAsLong();
    if (!heard) {
      firstByteAt = now;
    }
    heardAt = now;
    heard = true;
  }

  /// What matters has arrived; the rest may take a moment, and no longer.
  void drains() {
    hears();
    draining = true;
  }

  boolean bodyBegun() {
    return bodyBegun;
  }

  /// Why the call was cut, in our words; null: it was not.
  @Nullable String cut() {
    return cut == null && caller.isInterrupted() ? INTERRUPTED : cut;
  }

  Outcome.Timing timing() {
    var now = nanoTime.getAsLong();
    var first = heard ? firstByteAt : now;
    return new Outcome.Timing(
        Duration.ofNanos(first - startedAt), Duration.ofNanos(now - startedAt));
  }

  void look(long now) {
    var why = due(now);
    if (why != null) {
      cut(why);
    }
  }

  void closes() {
    cut("the program is closing");
  }

  private void cut(String why) {
    if (cut == null) {
      cut = why;
    }
    var running = call;
    if (running != null && !running.isCanceled()) {
      Watchdog.cancel(running);
    }
  }

  private @Nullable String due(long now) {
    if (caller.isInterrupted()) {
      return INTERRUPTED;
    }
    if (now - startedAt > total) {
      return "not finished within " + words(total);
    }
    if (!connected) {
      return late(now, startedAt, connect, "no connection within ");
    }
    if (!heard) {
      return late(now, connectedAt, firstByte, "no first byte within ");
    }
    return late(now, heardAt, draining ? DRAIN : idle, "silence for ");
  }

  private static @Nullable String late(long now, long since, long most, String what) {
    return now - since > most ? what + words(most) : null;
  }

  private static String words(long nanos) {
    return Spans.words(Duration.ofNanos(nanos));
  }
}
