package dev.lastword.journal;

import dev.lastword.talk.Side;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The judge's verdict on a message.
///
/// @param reading what it read
/// @param stop why the conversation is over; null where it goes on
public record Judged(Reading reading, @Nullable Stop stop) implements Entry {
  /// Refuses what is absent.
  public Judged {
    Objects.requireNonNull(reading);
  }

  @Override
  public String type() {
    return "verdict";
  }

  /// What the judge read in one message.
  ///
  /// @param message its number
  /// @param side who spoke
  /// @param kind the code of its class
  /// @param spans the evidence, in the order of the text
  /// @param before the closing score before it
  /// @param score the closing score after it
  /// @param note why it counted as it did; may be empty
  public record Reading(
      int message,
      Side side,
      String kind,
      List<Span> spans,
      double before,
      double score,
      String note) {
    /// Copies the evidence.
    public Reading {
      Objects.requireNonNull(side);
      Objects.requireNonNull(kind);
      Objects.requireNonNull(note);
      spans = List.copyOf(spans);
    }
  }

  /// A stretch of a message that testifies for a class.
  ///
  /// @param kind the code of the class
  /// @param from first code point, counted from 0
  /// @param to code point after the last
  /// @param quote the text between them
  public record Span(String kind, int from, int to, String quote) {}

  /// The judge's word that a conversation is over.
  ///
  /// @param after the last message that belongs to it
  /// @param rule the code of the rule
  /// @param onset the first message of the closing
  /// @param score the closing score at the stop
  /// @param threshold the score that was needed
  /// @param because the readings that carried the decision, oldest first
  /// @param account the same for a reader, in one paragraph; may be empty
  public record Stop(
      int after,
      String rule,
      int onset,
      double score,
      double threshold,
      List<Reading> because,
      String account) {
    /// Copies the readings.
    public Stop {
      Objects.requireNonNull(rule);
      Objects.requireNonNull(account);
      because = List.copyOf(because);
    }
  }
}
