package dev.lastword.talk;

import java.util.Objects;

/// One utterance: the unit of every count and cap.
///
/// @param number its place in the conversation, from 1; operator text has none
/// @param side whom it belongs to
/// @param speaker the name shown for that side
/// @param text what was said, untrimmed
public record Message(int number, Side side, String speaker, String text) {
  /// Refuses a message that has no place.
  public Message {
    Objects.requireNonNull(side);
    Objects.requireNonNull(speaker);
    Objects.requireNonNull(text);
    if (number < 1) {
      throw new IllegalArgumentException("messages are counted from 1, not " + number);
    }
  }
}
