package dev.lastword.endpoint;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// How often each provider was called today by all runs of one user on this machine, and what went
/// wrong last: a file per provider under `$XDG_STATE_HOME/lastword/calls/`, else
/// `~/.local/state/lastword/calls/`.
///
/// A convenience, not the record: the journals are that. So a process adds what it counted twice a
/// second and at its end; what a `kill -9` loses is the last half second. A file that cannot be
/// read begins anew. Words about errors are ours alone, no provider's. Safe for use by several
/// threads.
public final class CallCounts {
  /// Counts nothing and knows nothing.
  public static final CallCounts NONE = new CallCounts(null, InstantSource.system());

  private static final int PATIENCE = 50;
  private static final long MOMENT = Duration.ofMillis(10).toNanos();

  private final @Nullable CallDays days;
  private final InstantSource clock;
  private final Map<String, Day> fresh = new HashMap<>();
  private final @Nullable SharedLock locks;
  private volatile boolean hopeless;

  private CallCounts(@Nullable CallDays days, InstantSource clock) {
    this.days = days;
    this.locks = days == null ? null : new SharedLock(days.path().resolve(".lock"));
    this.clock = clock;
  }

  /// Counts where the environment says.
  ///
  /// @param environment `XDG_STATE_HOME` and `HOME` are looked at
  /// @param clock tells the day
  /// @param zone where the day begins
  /// @return the counts; nothing is read or written yet
  public static CallCounts in(Map<String, String> environment, InstantSource clock, ZoneId zone) {
    var folder = StateFolder.in(environment, "calls");
    return new CallCounts(folder == null ? null : new CallDays(folder, clock, zone), clock);
  }

  /// One provider's day.
  ///
  /// @param calls the requests that left for it today
  /// @param failures how many of them brought no reply
  /// @param failedAt when something last went wrong, today or before; null: never
  /// @param failure what, in our words; empty where nothing did
  public record Day(long calls, long failures, @Nullable Instant failedAt, String failure) {
    static final Day NONE = new Day(0, 0, null, "");

    /// More than anybody can make in a day; what counts higher is broken.
    private static final long MOST = 1_000_000_000_000L;

    /// Refuses a number that is none.
    public Day {
      if (calls < 0
          || failures < 0
          || calls > MOST
          || failures > MOST
          || (failedAt == null) != failure.isEmpty()) {
        throw new IllegalArgumentException(
            "no such day: " + calls + ", " + failures + ", " + failedAt + ", " + failure);
      }
    }

    Day plus(Day more) {
      var later = more.failedAt() == null ? this : more;
      return new Day(
          Math.min(MOST, calls + more.calls()),
          Math.min(MOST, failures + more.failures()),
          later.failedAt(),
          later.failure());
    }
  }

  /// Looks up today's counts, without what other processes have not added yet.
  ///
  /// @param name a provider, or the `host:port` of a bare address
  /// @return zeros where nothing is known
  public Day today(String name) {
    return days == null ? Day.NONE : days.read(name);
  }

  /// Every provider and address that was ever called.
  ///
  /// @return their names, in no order
  /// @throws IOException where the folder cannot be read
  public List<String> names() throws IOException {
    return days == null ? List.of() : days.names();
  }

  /// Counts what came of a call.
  void add(String name, Outcome outcome, @Nullable Secret key) {
    if (days == null || hopeless) {
      return;
    }
    var day =
        switch (outcome) {
          case Outcome.Reply _ -> new Day(1, 0, null, "");
          case Outcome.NotSent notSent -> failed(0, notSent.why(), key);
          case Outcome.Rejected rejected ->
              failed(1, rejected.status() + ", " + rejected.why(), key);
          case Outcome.Partial partial -> failed(1, partial.why(), key);
          case Outcome.Unknown unknown -> failed(1, unknown.why(), key);
        };
    synchronized (fresh) {
      fresh.merge(name, day, Day::plus);
    }
  }

  private Day failed(int calls, String why, @Nullable Secret key) {
    var ours = why.equals(Kill.SHUT) || why.equals(Watch.INTERRUPTED);
    return ours
        ? new Day(calls, calls, null, "")
        : new Day(calls, calls, clock.instant(), ErrorText.name(why, key));
  }

  /// Whether something was counted that is not on disk.
  boolean pending() {
    synchronized (fresh) {
      return !fresh.isEmpty();
    }
  }

  /// Adds what was counted to the files, unless another process is just doing so. Where they cannot
  /// be written, nothing is counted any more: a disk that is full stops the run at its journal, not
  /// here.
  ///
  /// @return whether nothing is left to add
  synchronized boolean flush() {
    if (days == null || locks == null || !pending()) {
      return true;
    }
    try (var lock = locks.take(0)) {
      if (lock == null) {
        return false;
      }
      for (var added : taken().entrySet()) {
        days.add(added.getKey(), added.getValue());
      }
      return true;
    } catch (IOException _) {
      hopeless = true;
      taken();
      return true;
    }
  }

  private Map<String, Day> taken() {
    synchronized (fresh) {
      var taken = Map.copyOf(fresh);
      fresh.clear();
      return taken;
    }
  }

  /// Adds the rest to the files; waits a moment for another process that does the same.
  synchronized void close() {
    for (var tries = 0; !flush() && tries < PATIENCE; tries++) {
      LockSupport.parkNanos(MOMENT);
    }
    if (locks == null) {
      return;
    }
    try {
      locks.close();
    } catch (IOException _) {
      return; // nothing was written through it
    }
  }
}
