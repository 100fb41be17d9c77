package dev.lastword.endpoint;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Decides whether a call is tried again, and when. Decides only: it neither waits nor calls.
///
/// Only what certainly cost nothing is tried again by itself: what was not sent, and what the
/// provider refused for now. An unknown or a partial outcome may have been billed.
///
/// @param attempts how often one message may be asked for, the first time among them
/// @param within how long one message may take, waits among it
/// @param firstWait the wait after the first attempt, doubled after each further one
public record RetryPolicy(int attempts, Duration within, Duration firstWait) {
  /// Five attempts within two minutes, half a second after the first.
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(5, Duration.ofMinutes(2), Duration.ofMillis(500));

  /// Ten attempts within an hour, a second after the first: a batch has nobody who waits for it.
  public static final RetryPolicy PATIENT =
      new RetryPolicy(10, Duration.ofHours(1), Duration.ofSeconds(1));

  private static final int MOST_DOUBLINGS = 16;

  /// Refuses a policy under which nothing could be asked.
  public RetryPolicy {
    if (attempts < 1 || within.isNegative() || firstWait.isNegative()) {
      throw new IllegalArgumentException(
          "a retry policy needs an attempt and no negative time, was "
              + String.join(", ", attempts + "", within + "", firstWait + ""));
    }
  }

  /// What to do after an attempt.
  public sealed interface Decision {
    /// Try again.
    ///
    /// @param pause how long to wait before
    record Again(Duration pause) implements Decision {}

    /// Give up.
    ///
    /// @param why in our words
    /// @param comeBack how long the provider asks to be left alone; null: it does not say, or no
    ///   wait would help
    record GiveUp(String why, @Nullable Duration comeBack) implements Decision {}
  }

  /// Decides what follows an attempt that brought no reply.
  ///
  /// @param outcome what came of it
  /// @param attempt its number, from 1
  /// @param elapsed the time since the message was first asked for
  /// @param random draws the jitter: between half the wait and the whole, and up to a tenth more
  ///   where the provider names the wait, never less than it names
  /// @return again or give up
  /// @throws IllegalArgumentException for a reply
  public Decision after(Outcome outcome, int attempt, Duration elapsed, RandomGenerator random) {
    return switch (outcome) {
      case Outcome.Reply _ -> throw new IllegalArgumentException("a reply is not tried again");
      case Outcome.Unknown(var why) -> new Decision.GiveUp(why, null);
      case Outcome.Partial(_, var why, _) -> new Decision.GiveUp(why, null);
      case Outcome.NotSent(var why, var retryable, var retryAfter) ->
          decide(why, retryable, retryAfter, attempt, elapsed, random);
      case Outcome.Rejected(_, var why, _, var retryAfter, var retryable) ->
          decide(why, retryable, retryAfter, attempt, elapsed, random);
    };
  }

  private Decision decide(
      String why,
      boolean retryable,
      @Nullable Duration asked,
      int attempt,
      Duration elapsed,
      RandomGenerator random) {
    if (!retryable) {
      return new Decision.GiveUp(why, null);
    }
    if (attempt >= attempts) {
      return new Decision.GiveUp(why + ", at the last of " + attempts + " attempts", asked);
    }
    var left = within.minus(elapsed);
    var least = asked == null ? Duration.ZERO : asked;
    if (least.compareTo(left) > 0) {
      return new Decision.GiveUp(
          why + ", and asks to wait " + Spans.words(least) + ", longer than a message may take",
          asked);
    }
    var own = backoff(attempt, random);
    var told = least.plus(jitter(least.dividedBy(10), random));
    var wait = own.compareTo(told) > 0 ? own : told;
    if (least.isZero() && wait.compareTo(left) > 0) {
      return new Decision.GiveUp(why + ", for " + Spans.words(within), null);
    }
    return new Decision.Again(wait.compareTo(left) > 0 ? left : wait);
  }

  private Duration backoff(int attempt, RandomGenerator random) {
    var full = firstWait.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
    var half = full.dividedBy(2);
    return half.plus(jitter(half, random));
  }

  private static Duration jitter(Duration most, RandomGenerator random) {
    return Duration.ofNanos((long) (most.toNanos() * random.nextDouble()));
  }
}
