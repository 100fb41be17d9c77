package dev.lastword.archive;

import java.util.Objects;

/// A watcher's word that a conversation is over.
///
/// @param after the message after which it ends, counted from 1
/// @param rule why, in the watcher's own word; may be empty
public record Decision(int after, String rule) {
  /// Refuses an end before the first message.
  public Decision {
    Objects.requireNonNull(rule);
    if (after < 1) {
      throw new IllegalArgumentException("messages are counted from 1, not " + after);
    }
  }
}
