package dev.lastword.endpoint;

import dev.lastword.talk.Usage;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What came of sending a request once.
public sealed interface Outcome {
  /// Whether a kill switch kept the request back or cut the reply.
  ///
  /// @return true where that is why there is no reply
  default boolean killed() {
    return switch (this) {
      case Reply _, Rejected _ -> false;
      case NotSent notSent -> notSent.why().equals(Kill.SHUT);
      case Partial partial -> partial.why().equals(Kill.SHUT);
      case Unknown unknown -> unknown.why().equals(Kill.SHUT);
    };
  }

  /// The model answered and finished.
  ///
  /// @param text the message, untrimmed
  /// @param reasoning what the model thought aloud, kept apart; may be empty
  /// @param finish why it stopped
  /// @param served what answered
  /// @param usage what it used
  /// @param timing how long it took
  /// @param digest lower-case hex SHA-256 of the response body after transfer and content decoding
  record Reply(
      String text,
      String reasoning,
      Finish finish,
      Served served,
      Usage usage,
      Timing timing,
      String digest)
      implements Outcome {
    /// Refuses what is absent.
    public Reply {
      Objects.requireNonNull(text);
      Objects.requireNonNull(reasoning);
      Objects.requireNonNull(finish);
      Objects.requireNonNull(served);
      Objects.requireNonNull(usage);
      Objects.requireNonNull(timing);
      Objects.requireNonNull(digest);
    }
  }

  /// Not one byte of the request's body left this machine, or an HTTP/2 server promised not to have
  /// looked at it; asking again costs nothing.
  ///
  /// @param why what went wrong, in our words
  /// @param retryable whether asking again may help
  /// @param retryAfter how long to wait before, where we know that no earlier call would go; null:
  ///   we do not
  record NotSent(String why, boolean retryable, @Nullable Duration retryAfter) implements Outcome {
    /// Nobody knows when another call would go.
    ///
    /// @param why what went wrong, in our words
    /// @param retryable whether asking again may help
    public NotSent(String why, boolean retryable) {
      this(why, retryable, null);
    }
  }

  /// The provider refused.
  ///
  /// @param status the HTTP status, 300 to 599 (redirects are refused); or 2xx where an error or
  ///   something foreign came in place of a reply
  /// @param why in our words, such as `rate limited`
  /// @param detail the provider's own words, bounded to 2,000 characters, keys masked; for the
  ///   journal only; may be empty
  /// @param retryAfter how long the provider asks us to wait; null where it does not say
  /// @param retryable whether asking again may help
  record Rejected(
      int status, String why, String detail, @Nullable Duration retryAfter, boolean retryable)
      implements Outcome {
    /// Whether the conversation has outgrown the model's context.
    ///
    /// @return true where the provider says so in one of the ways we know
    public boolean outgrown() {
      return why.equals(Trouble.OUTGROWN);
    }
  }

  /// A reply began and was cut before its finish marker. It is never a message.
  ///
  /// @param text what had arrived; may be empty
  /// @param why what went wrong, in our words
  /// @param digest of the bytes that arrived
  record Partial(String text, String why, String digest) implements Outcome {}

  /// The request left and nothing tells what became of it; it may have been billed.
  ///
  /// @param why what went wrong, in our words
  record Unknown(String why) implements Outcome {}

  /// Why a model stopped.
  enum Finish {
    /// It was done.
    STOP,
    /// It reached the length limit.
    LENGTH,
    /// A filter cut or replaced its reply.
    FILTER,
    /// It called for a tool.
    TOOL,
    /// The provider gave a reason we do not know.
    OTHER
  }

  /// What answered, as the provider says.
  ///
  /// @param model the model named in the reply; null: none was
  /// @param provider the upstream provider named in the reply, as routers do; null: none was
  /// @param id the reply's own id; null: none was
  /// @param match how that compares with what was asked
  record Served(
      @Nullable String model, @Nullable String provider, @Nullable String id, Match match) {}

  /// How the model served compares with the model asked for.
  enum Match {
    /// Equal to the letter.
    EQUAL,
    /// The same model: asked plus a date or version, or a known alias.
    RESOLVED,
    /// The reply names none.
    UNKNOWN,
    /// Another model.
    OTHER
  }

  /// How long a call took.
  ///
  /// @param firstByte from sending to the first byte of the reply's body
  /// @param total from sending to its last byte
  record Timing(Duration firstByte, Duration total) {}
}
