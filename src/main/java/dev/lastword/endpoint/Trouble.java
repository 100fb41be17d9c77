package dev.lastword.endpoint;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An error object, wherever it came: as an error's body, in place of a reply, or inside a stream.
///
/// @param status the HTTP status that it stands for; 0: it does not say
/// @param code the provider's own short name for it, lower case; may be empty
/// @param message the provider's own words
/// @param retryAfter how long it asks us to wait; null: it does not say
record Trouble(int status, String code, String message, @Nullable Duration retryAfter) {
  private static final Set<String> RATE =
      Set.of("rate_limit_error", "rate_limit_exceeded", "resource_exhausted", "too_many_requests");
  private static final Set<String> PASSING =
      Set.of("api_error", "server_error", "internal_server_error", "internal", "timeout_error");
  private static final Set<String> BUSY =
      Set.of("overloaded_error", "overloaded", "unavailable", "service_unavailable");

  static final String OUTGROWN = "the conversation is longer than the model's context";

  private static final String BLOCKED = "blocked";

  /// Out of money: no wait helps.
  private static final Set<String> EMPTY_PURSE =
      Set.of("insufficient_quota", "billing_error", "billing_not_active", "insufficient_balance");

  private static final Set<String> TOO_LONG =
      Set.of("context_length_exceeded", "exceed_context_size_error");
  private static final Set<String> TOO_LONG_WORDS =
      Set.of(
          "context length",
          "context window",
          "context size",
          "prompt is too long",
          "input token count exceeds");

  /// An error of which nothing is known.
  static final Trouble UNNAMED = new Trouble(0, "", "", null);

  /// The error that a JSON value tells of; null: it tells of none.
  static @Nullable Trouble in(JsonNode node) {
    var error = node.path("error");
    if (error.isString() && !error.stringValue().isEmpty()) {
      return new Trouble(0, "", error.stringValue(), null);
    }
    if (error.isObject()) {
      return of(error);
    }
    return node.path("object").asString("").equals("error")
            || node.path("type").asString("").equals("error")
        ? of(node)
        : null;
  }

  /// The error behind a finish reason of `error`.
  static Trouble ofFinish(JsonNode choice) {
    var inner = in(choice);
    return inner != null
        ? inner
        : new Trouble(502, choice.path("finish_reason").asString(""), "", null);
  }

  /// A prompt that a filter turned away.
  static Trouble blocked(String reason) {
    return new Trouble(0, BLOCKED, reason, null);
  }

  private static Trouble of(JsonNode error) {
    var code = word(error, "code");
    var type = word(error, "type");
    var status = word(error, "status");
    var named = !type.isEmpty() && !type.equals("error") ? type : status;
    var name = code.isEmpty() || digits(code) ? named : code;
    var number = error.path("code").asInt(digits(code) ? Integer.parseInt(code) : 0);
    var message = error.path("message").asString("");
    return new Trouble(number(number, name, named), name, message, retryDelay(error));
  }

  private static String word(JsonNode error, String field) {
    var text = Json.text(error, field);
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  private static boolean digits(String code) {
    return code.length() == 3 && code.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int number(int given, String name, String type) {
    if (given >= 300 && given <= 599) {
      return given;
    }
    for (var word : new String[] {name, type}) {
      if (EMPTY_PURSE.contains(word)) {
        return 402;
      } else if (RATE.contains(word)) {
        return 429;
      } else if (BUSY.contains(word)) {
        return 529;
      } else if (PASSING.contains(word)) {
        return 500;
      }
    }
    return switch (type) {
      case "invalid_request_error", "invalid_argument", "failed_precondition" -> 400;
      case "authentication_error", "unauthenticated" -> 401;
      case "permission_error", "permission_denied" -> 403;
      case "not_found_error", "not_found" -> 404;
      case "request_too_large" -> 413;
      default -> 0;
    };
  }

  /// Gemini says in its details what others say in a header.
  private static @Nullable Duration retryDelay(JsonNode error) {
    for (var detail : error.path("details").values()) {
      var delay = Json.text(detail, "retryDelay");
      if (delay != null && delay.endsWith("s")) {
        return RetryAfter.seconds(delay.substring(0, delay.length() - 1));
      }
    }
    return null;
  }

  /// The same error under the status of the response that brought it.
  Trouble withStatus(int answered) {
    return new Trouble(answered, code, message, retryAfter);
  }

  /// What it means, in our words.
  String why() {
    if (code.equals(BLOCKED)) {
      return "a filter blocked the prompt";
    }
    if (tooLong()) {
      return OUTGROWN;
    }
    return Statuses.words(EMPTY_PURSE.contains(code) ? 402 : status);
  }

  /// Whether asking again may help.
  boolean retryable() {
    return Statuses.retryable(status) && !EMPTY_PURSE.contains(code) && !tooLong();
  }

  private boolean tooLong() {
    var words = message.toLowerCase(Locale.ROOT);
    return status != 429
        && (TOO_LONG.contains(code) || TOO_LONG_WORDS.stream().anyMatch(words::contains));
  }
}
