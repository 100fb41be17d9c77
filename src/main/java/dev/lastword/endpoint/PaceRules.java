package dev.lastword.endpoint;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Decides when a provider may be asked: arithmetic over a [Pace], without clock or file.
///
/// A limit is spread over its window: a twentieth of it may come at once, the rest evenly, so that
/// no window ever holds more than the limit. Counting by windows instead would let a whole minute's
/// requests go at once, which providers that fill a bucket drop by drop refuse.
///
/// A provider that says "too many" is asked half as often, and again half as often where it still
/// says so; each reply then adds a little, a tenth of the way up in each window.
final class PaceRules {
  /// Nobody is left alone for longer on the word of one answer.
  static final Duration LONGEST_PAUSE = Duration.ofHours(24);

  private static final double STEADY = 0.95;
  private static final double AT_ONCE = 1 - STEADY;
  private static final double SLOWEST = 1;
  private static final double STEPS = 10;

  /// Fewer requests than these a window were not the ones that were too many.
  private static final double FEW = 40;

  private static final int WINDOWS_REMEMBERED = 60;
  private static final long A_SECOND = 1_000_000;

  private final Limits limits;
  private final long window;

  /// What keeps a request back.
  enum Reason {
    ASKED,
    SLOWED,
    REQUESTS,
    TOKENS
  }

  /// How long a request waits.
  ///
  /// @param reason what for
  /// @param micros how long
  record Hold(Reason reason, long micros) {}

  /// Decides by limits.
  ///
  /// @param window how long "a minute" is, in microseconds
  PaceRules(Limits limits, long window) {
    this.limits = limits;
    this.window = window;
  }

  boolean paced() {
    return limits.rpm() != null || limits.tpm() != null;
  }

  boolean countsTokens() {
    return limits.tpm() != null;
  }

  /// What another time wrote, as it is to be read now. A clock that was set back moves everything
  /// with it; nothing lasts longer than it can have been meant.
  Pace now(Pace written, long now) {
    var pace = written.at() > now + A_SECOND ? written.moved(now - written.at()) : written;
    var longest = now + micros(LONGEST_PAUSE);
    pace = pace.until() > longest ? pace.withUntil(longest) : pace;
    if (pace.slowed() && now - pace.lowered() > WINDOWS_REMEMBERED * window) {
      pace = pace.withRate(0, 0, pace.lowered());
    }
    var requests = Math.min(pace.requestsDue(), now + 2 * window);
    return pace.withDue(requests, Math.min(pace.tokensDue(), longest));
  }

  /// Whether nothing of it matters any more.
  boolean isSpent(Pace pace, long now) {
    return !pace.slowed()
        && pace.until() <= now
        && pace.requestsDue() <= now
        && pace.tokensDue() <= now;
  }

  /// What keeps a request back; null: nothing does.
  @Nullable Hold hold(Pace pace, long now) {
    if (pace.until() > now) {
      return new Hold(Reason.ASKED, pace.until() - now);
    }
    var requests = pace.requestsDue() - now - (pace.slowed() ? 0 : slack(limits.rpm()));
    var tokens = limits.tpm() == null ? 0 : pace.tokensDue() - now - (long) (AT_ONCE * window);
    var wait = Math.max(requests, tokens);
    if (wait <= 0) {
      return null;
    }
    return new Hold(
        tokens >= requests ? Reason.TOKENS : slower(pace) ? Reason.SLOWED : Reason.REQUESTS, wait);
  }

  /// What usually keeps a request back.
  Reason usual(Pace pace) {
    return slower(pace) ? Reason.SLOWED : limits.rpm() == null ? Reason.TOKENS : Reason.REQUESTS;
  }

  /// How far ahead of its time a request may come: as long as a twentieth of the limit takes.
  private long slack(@Nullable Integer limit) {
    return limit == null ? 0 : (long) (Math.max(0, AT_ONCE * limit - 1) * every(limit * STEADY));
  }

  private boolean slower(Pace pace) {
    return pace.slowed() && (limits.rpm() == null || pace.rate() < limits.rpm() * STEADY);
  }

  /// A request goes.
  Pace granted(Pace pace, long now, long tokens) {
    var every = every(rate(pace));
    var requests = every == 0 ? 0 : Math.max(now, pace.requestsDue()) + every;
    return pace.withDue(requests, used(pace, now, tokens));
  }

  /// More or fewer tokens were used than was thought.
  Pace used(Pace pace, long now, long tokens, long thought) {
    return pace.withDue(pace.requestsDue(), used(pace, now, tokens - thought));
  }

  private long used(Pace pace, long now, long tokens) {
    var limit = limits.tpm();
    if (limit == null) {
      return 0;
    }
    var most = (double) micros(LONGEST_PAUSE);
    var worth = (long) Math.clamp(tokens * (window / (limit * STEADY)), -most, most);
    return Math.max(0, (tokens < 0 ? pace.tokensDue() : Math.max(now, pace.tokensDue())) + worth);
  }

  /// The requests a window that may go now; 0: as many as one likes.
  private double rate(Pace pace) {
    var limit = limits.rpm();
    if (limit == null) {
      return pace.rate();
    }
    var steady = limit * STEADY;
    return pace.slowed() ? Math.min(steady, pace.rate()) : steady;
  }

  /// How long one request's turn takes; 0: no time.
  long turn(Pace pace) {
    return every(rate(pace));
  }

  private long every(double rate) {
    return rate == 0 ? 0 : (long) (window / rate);
  }

  /// The provider was asked too often. Calls that were under way together count once.
  ///
  /// @param granted when the request went
  /// @param lately how many went in the last window, as far as this process knows
  Pace tooMany(Pace pace, long granted, long now, double lately) {
    if (granted <= pace.lowered()) {
      return pace;
    }
    var limit = limits.rpm();
    if (pace.slowed()) {
      return pace.withRate(Math.max(SLOWEST, pace.rate() / 2), pace.peak(), now);
    }
    var base = Math.max(FEW, lately);
    var peak = limit == null ? base : Math.min(limit * STEADY, base);
    return pace.withRate(Math.max(SLOWEST, peak / 2), peak, now);
  }

  /// The provider names the time before which it wants no call.
  Pace leftAlone(Pace pace, long now, Duration asked) {
    var wait = asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    return pace.withUntil(Math.max(pace.until(), now + micros(wait)));
  }

  /// A reply came: a little more is dared.
  Pace answered(Pace pace) {
    if (!pace.slowed()) {
      return pace;
    }
    var more = pace.rate() + pace.peak() / STEPS / pace.rate();
    return more >= pace.peak()
        ? pace.withRate(0, 0, pace.lowered())
        : pace.withRate(more, pace.peak(), pace.lowered());
  }

  /// What holds a request back, in words that follow "held back by".
  String words(String provider, Reason reason, Pace pace) {
    return switch (reason) {
      case ASKED -> provider + ", which asked to be left alone";
      case SLOWED ->
          provider + ", which had too many and gets " + figure(pace.rate()) + " requests a minute";
      case REQUESTS -> "the limit of " + provider + ", " + limits.rpm() + " requests a minute";
      case TOKENS -> "the limit of " + provider + ", " + limits.tpm() + " tokens a minute";
    };
  }

  private static String figure(double rate) {
    return rate < 10
        ? String.valueOf(Math.round(rate * 10) / 10.0)
        : String.valueOf(Math.round(rate));
  }

  static long micros(Duration span) {
    return span.toNanos() / 1000;
  }
}
