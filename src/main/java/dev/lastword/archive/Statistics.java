package dev.lastword.archive;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How models and pairs talk: figures over the conversations of a query.
///
/// @param all all of them together
/// @param models by label of the side ([Talk.Party#label()]), the most frequent first; a model that
///   talks to itself counts both its sides
/// @param pairs by both labels, joined by ` ↔ `, whoever speaks first
public record Statistics(Group all, List<Group> models, List<Group> pairs) {
  /// Copies the lists.
  public Statistics {
    models = List.copyOf(models);
    pairs = List.copyOf(pairs);
  }

  /// The figures of a model, of a pair, or of all.
  ///
  /// @param name what they have in common
  /// @param talks how many conversations
  /// @param messages how many messages; of a model, its own
  /// @param meanLength messages a conversation, both sides
  /// @param meanCharacters characters a message
  /// @param closing messages of the closing family (pre-closing, closing, farewell), 0 to 1
  /// @param refusals refusals, likewise
  /// @param echoes echoes and repetitions, likewise
  /// @param vocabulary how many different words stand in 100 running words, on average over all
  ///   whole hundreds of a side's words in a conversation, so that it does not depend on length;
  ///   null: nobody said a hundred
  /// @param endings how many conversations ended how ([Talk#over()]), the most frequent first
  /// @param unused messages after the judge's end
  /// @param latency the mean of all calls; null: unknown
  /// @param tokens of the conversations whose tokens are known, all of their calls; null: of none
  /// @param cost of the conversations whose cost is known, in dollars; null: of none
  /// @param unknownCosts how many conversations have no known cost
  public record Group(
      String name,
      int talks,
      long messages,
      double meanLength,
      double meanCharacters,
      double closing,
      double refusals,
      double echoes,
      @Nullable Double vocabulary,
      Map<String, Integer> endings,
      long unused,
      @Nullable Duration latency,
      @Nullable Long tokens,
      @Nullable BigDecimal cost,
      int unknownCosts) {}
}
