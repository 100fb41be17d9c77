package dev.lastword.endpoint;

import java.io.IOException;

/// A reply's body breaks its format; the message says how, in our words.
final class ReplyFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  ReplyFormatException(String message) {
    super(message);
  }

  ReplyFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
