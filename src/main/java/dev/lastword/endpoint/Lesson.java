package dev.lastword.endpoint;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an outcome teaches about the pace a provider can bear.
///
/// @param tooMany whether it says that there were too many requests
/// @param leaveAlone how long it wants no call; null: it does not say
/// @param answered whether it replied
/// @param tokens how many tokens were used; -1: nobody knows, and what was thought stands
record Lesson(boolean tooMany, @Nullable Duration leaveAlone, boolean answered, long tokens) {
  private static final int TOO_MANY = 429;

  static Lesson of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Reply reply -> {
        var used = reply.usage().totalTokens();
        yield new Lesson(false, null, true, used == null ? -1 : used);
      }
      case Outcome.Rejected rejected when rejected.retryable() -> {
        var tooMany =
            rejected.status() == TOO_MANY || rejected.why().equals(Statuses.words(TOO_MANY));
        var asked = rejected.retryAfter();
        var wait = asked == null || asked.isZero() ? null : asked;
        yield new Lesson(tooMany, wait, false, 0);
      }
      case Outcome.Rejected _, Outcome.NotSent _ -> new Lesson(false, null, false, 0);
      case Outcome.Partial _, Outcome.Unknown _ -> new Lesson(false, null, false, -1);
    };
  }
}
