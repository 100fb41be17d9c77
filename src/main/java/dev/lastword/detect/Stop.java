package dev.lastword.detect;

import java.util.List;
import java.util.Objects;

/// The judge's word that a conversation is over.
///
/// @param after the number of the last message that belongs to it, from 1
/// @param rule why
/// @param onset the first message of the closing
/// @param score the closing score at the stop
/// @param threshold the score that was needed
/// @param because the readings that carried the decision, oldest first; never empty
/// @param account the same for a reader, in one paragraph
public record Stop(
    int after,
    Rule rule,
    int onset,
    double score,
    double threshold,
    List<Reading> because,
    Account account) {
  /// Refuses an onset that lies after the stop.
  public Stop {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(account);
    because = List.copyOf(because);
    if (onset < 1 || onset > after) {
      throw new IllegalArgumentException("onset " + onset + " must lie in 1.." + after);
    }
  }
}
