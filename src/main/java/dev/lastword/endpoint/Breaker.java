package dev.lastword.endpoint;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Keeps many conversations from hammering an endpoint that is down: after some failures in a row
/// nobody asks it for a while, then one call tries; if that fails too, the while doubles. One
/// conversation alone gives up before it ever opens.
final class Breaker {
  /// Twice as many as one message may make by itself.
  static final int FAILURES = 2 * RetryPolicy.DEFAULT.attempts();

  static final Duration FIRST = Duration.ofSeconds(5);

  /// Shorter than a message may take, so that a run outlives it.
  static final Duration LONGEST = Duration.ofMinutes(1);

  private final String where;
  private final LongSupplier nanoTime;
  private int failures;
  private boolean open;
  private @Nullable Thread trial;
  private Duration span = FIRST;
  private long opened;

  Breaker(String where, LongSupplier nanoTime) {
    this.where = where;
    this.nanoTime = nanoTime;
  }

  /// Why a call may not go now; null: it may.
  synchronized Outcome.@Nullable NotSent refusal() {
    if (!open) {
      return null;
    }
    var left = span.minusNanos(nanoTime.getAsLong() - opened);
    if (left.isPositive()) {
      return refused("is left alone for " + Spans.words(left), left);
    }
    if (trial != null) {
      return refused("is being tried by one call", span);
    }
    trial = Thread.currentThread();
    return null;
  }

  private Outcome.NotSent refused(String what, Duration wait) {
    return new Outcome.NotSent(
        where + " failed " + failures + " times in a row and " + what, true, wait);
  }

  /// What came of a call.
  synchronized void hear(Outcome outcome) {
    if (!isFailure(outcome)) {
      failures = 0;
      open = false;
      trial = null;
      span = FIRST;
      return;
    }
    failures++;
    if (open && Thread.currentThread().equals(trial)) {
      var twice = span.multipliedBy(2);
      span = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
      shut();
    } else if (!open && failures >= FAILURES) {
      shut();
    }
  }

  private void shut() {
    open = true;
    trial = null;
    opened = nanoTime.getAsLong();
  }

  /// The call of this thread is over. Where it was cut by us it told nothing: the next may try.
  synchronized void leave() {
    if (Thread.currentThread().equals(trial)) {
      trial = null;
    }
  }

  /// What a well endpoint does not do. A mistake of ours, a partial reply and a "too many" show
  /// that it is there.
  private static boolean isFailure(Outcome outcome) {
    return switch (outcome) {
      case Outcome.NotSent notSent -> notSent.retryable();
      case Outcome.Rejected rejected -> rejected.status() >= 500;
      case Outcome.Unknown _ -> true;
      case Outcome.Partial _, Outcome.Reply _ -> false;
    };
  }
}
