package dev.lastword.endpoint;

/// What an HTTP status means to us: our words for it, and whether asking again may help.
final class Statuses {
  private Statuses() {}

  static boolean retryable(int status) {
    return status >= 500 || status == 408 || status == 409 || status == 425 || status == 429;
  }

  static String words(int status) {
    return switch (status) {
      case 400 -> "the request was refused as wrong";
      case 401 -> "the key was refused";
      case 402 -> "out of credit";
      case 403 -> "access was refused";
      case 404 -> "no such model or address";
      case 408 -> "the provider gave up waiting";
      case 409 -> "a conflict at the provider";
      case 413 -> "the request is too large";
      case 422 -> "the request was not understood";
      case 425 -> "too early";
      case 429 -> "rate limited";
      case 501, 505 -> "the provider cannot do this";
      case 502, 503, 504, 529 -> "the provider is overloaded or down";
      default ->
          status >= 500
              ? "the provider failed"
              : status >= 400
                  ? "the provider refused"
                  : status >= 300
                      ? "a redirect, which is never followed"
                      : "an error in place of a reply";
    };
  }
}
