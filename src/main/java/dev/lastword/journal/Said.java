package dev.lastword.journal;

import dev.lastword.talk.Message;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A message took its place in the conversation.
///
/// @param message the message
/// @param source where it comes from: `call`, `script`, `replay`, `human` or `opener`
/// @param receipt the receipt of the reply it was; null for speakers without a model
public record Said(Message message, String source, @Nullable String receipt) implements Entry {
  /// Refuses what is absent.
  public Said {
    Objects.requireNonNull(message);
    Objects.requireNonNull(source);
  }

  @Override
  public String type() {
    return "message";
  }
}
