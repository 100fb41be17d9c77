package dev.lastword.journal;

import dev.lastword.talk.Side;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The operator said something: shown and recorded, never counted, never judged.
///
/// @param text the words
/// @param occasion why: `opener`, `nudge`, `coda`, `inject` or `note`
/// @param to the side that hears it; null: both, or nobody where it is a note
public record Operator(String text, String occasion, @Nullable Side to) implements Entry {
  /// Refuses what is absent.
  public Operator {
    Objects.requireNonNull(text);
    Objects.requireNonNull(occasion);
  }

  @Override
  public String type() {
    return "operator";
  }
}
