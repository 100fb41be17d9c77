package dev.lastword.endpoint;

import dev.lastword.endpoint.Outcome.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Reads what a provider says instead of replying, as far as it is worth keeping.
final class Rejections {
  private static final int LARGEST_ERROR = 64 << 10;

  private final @Nullable Secret key;
  private final InstantSource clock;

  Rejections(@Nullable Secret key, InstantSource clock) {
    this.key = key;
    this.clock = clock;
  }

  /// Something else than a reply with a friendly status.
  Rejected foreign(int status, String head) {
    var detail = ErrorText.clean(head, key);
    return new Rejected(status, "something other than a model's reply", detail, null, false);
  }

  /// An error object with a friendly status.
  Rejected of(int status, Trouble trouble) {
    return new Rejected(
        status,
        trouble.why(),
        ErrorText.clean(trouble.message(), key),
        trouble.retryAfter(),
        trouble.retryable());
  }

  /// A status that is none of success. It counts for more than what the body says of it.
  Rejected of(Response response, Watch watch) {
    var status = response.code();
    watch.drains();
    var body = errorBody(response);
    var trouble = trouble(body).withStatus(status);
    var asked = RetryAfter.of(response.headers(), clock.instant());
    var message = trouble.message().isEmpty() ? body : trouble.message();
    return new Rejected(
        status,
        trouble.why(),
        ErrorText.clean(message, key),
        asked == null ? trouble.retryAfter() : asked,
        trouble.retryable() && !"false".equals(response.header("x-should-retry")));
  }

  /// Reads as much of an error's body as comes without trouble: the status is known anyway.
  private static String errorBody(Response response) {
    var bytes = new byte[LARGEST_ERROR];
    var length = 0;
    try {
      var source = Bodies.decoded(response);
      for (var count = 0; count != -1 && length < bytes.length; length += Math.max(count, 0)) {
        count = source.read(bytes, length, bytes.length - length);
      }
    } catch (IOException _) {
      return ErrorText.decode(bytes, length); // what came is enough
    }
    return ErrorText.decode(bytes, length);
  }

  private static Trouble trouble(String body) {
    try {
      var found =
          body.stripLeading().startsWith("{")
              ? Trouble.in(Json.read(body.getBytes(StandardCharsets.UTF_8)))
              : null;
      return found == null ? Trouble.UNNAMED : found;
    } catch (ReplyFormatException _) {
      return Trouble.UNNAMED; // no error object: the body itself goes on record
    }
  }
}
