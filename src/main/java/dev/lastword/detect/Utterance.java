package dev.lastword.detect;

import java.util.Objects;

/// What one side said once, as the judge hears it. Immutable.
///
/// @param side who spoke; the judge knows no names
/// @param text what was said, untrimmed and of any length; blank text is a message like any other
/// @param finish how the text came to its end; [Finish#COMPLETE] where nothing is known
public record Utterance(Side side, String text, Finish finish) {
  /// The two voices of a conversation. Their names play no part in judging.
  public enum Side {
    /// The first voice.
    A,
    /// The second voice.
    B
  }

  /// How a text came to its end. Only a text that its speaker finished can testify for a closing.
  public enum Finish {
    /// The speaker stopped by itself, or nothing else is known.
    COMPLETE,
    /// The length limit cut it.
    LENGTH,
    /// A content filter cut or replaced it.
    FILTER,
    /// An error cut it, or it ended in a call for a tool.
    ERROR
  }

  /// Refuses what is absent.
  public Utterance {
    Objects.requireNonNull(side);
    Objects.requireNonNull(text);
    Objects.requireNonNull(finish);
  }

  /// A text its speaker finished.
  ///
  /// @param side who spoke
  /// @param text what was said; may be blank
  /// @return the utterance
  public static Utterance of(Side side, String text) {
    return new Utterance(side, text, Finish.COMPLETE);
  }
}
