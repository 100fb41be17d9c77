package dev.lastword.detect;

import java.util.Objects;

/// A stretch of a message that testifies for a class.
///
/// @param kind the class it testifies for
/// @param from first code point, counted from 0
/// @param to code point after the last
/// @param quote the text between them
public record Span(MessageClass kind, int from, int to, String quote) {
  /// Refuses a span that lies outside any text.
  public Span {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(quote);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("a span must not run backwards: " + from + ".." + to);
    }
  }
}
