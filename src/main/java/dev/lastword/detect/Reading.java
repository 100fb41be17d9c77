package dev.lastword.detect;

import java.util.List;
import java.util.Objects;

/// What the judge read in one message. Immutable; holds quotations of the message, never all of it.
///
/// @param message the number of the message, from 1
/// @param side who spoke
/// @param kind the class of the message
/// @param spans the evidence, in the order of the text; at most six; may be empty
/// @param before the closing score before this message, 0 or more
/// @param score the closing score after it, 0 or more; compare [Detector#threshold()]
/// @param note why it counted as it did, in a few words for a reader; may be empty
public record Reading(
    int message,
    Utterance.Side side,
    MessageClass kind,
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
