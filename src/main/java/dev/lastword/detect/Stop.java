package dev.lastword.detect;

import java.util.List;
import java.util.Objects;

/// The judge's word that a conversation is over. Immutable.
///
/// @param after the number of the last message that belongs to it, from 1
/// @param rule why
/// @param onset the number of the first message of the closing; at most `after`
/// @param score the closing score at the stop; may lie below the threshold, because some rules need
///   no score
/// @param threshold the score that was needed at that message
/// @param because the readings that carried the decision, oldest first; the last is that of message
///   `after`; never empty, at most twelve
/// @param account the same for a reader, in one paragraph
public record Stop(
    int after,
    Rule rule,
    int onset,
    double score,
    double threshold,
    List<Reading> because,
    Account account) {
  /// Refuses an onset that lies before the first message or after the stop.
  ///
  /// @throws IllegalArgumentException where it does
  public Stop {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(account);
    because = List.copyOf(because);
    if (onset < 1 || onset > after) {
      throw new IllegalArgumentException("onset " + onset + " must lie in 1.." + after);
    }
  }
}
