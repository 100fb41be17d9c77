package dev.lastword.detect;

import java.util.Objects;

/// A stretch of a message that testifies for a class. Immutable.
///
/// @param kind the class it testifies for
/// @param from first code point of the message, counted from 0 (code points, not `char`s)
/// @param to code point after the last
/// @param quote the text between them as it was written, at most 160 `char`s; untrusted like the
///   message it is from
public record Span(MessageClass kind, int from, int to, String quote) {
  /// Refuses a span that lies outside any text.
  ///
  /// @throws IllegalArgumentException where it begins before the text or runs backwards
  public Span {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(quote);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("a span must not run backwards: " + from + ".." + to);
    }
  }
}
