package dev.lastword.batch;

import dev.lastword.talk.Ending;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of one run of a batch.
///
/// @param planned how many conversations the plan has
/// @param doneBefore how many were done before this run
/// @param endings how those ended that were held in this run
/// @param waiting how many were not begun or not gone on with
/// @param failures those that failed, now or before and were left alone, in the plan's order
/// @param disk what kept files from being written; null: nothing
/// @param spending what the batch has cost in all its runs
/// @param phase how it was conducted at the end
/// @param shut how many were kept back by a kill switch, among those waiting
public record Outcome(
    int planned,
    int doneBefore,
    Map<Ending, Integer> endings,
    int waiting,
    List<Failure> failures,
    @Nullable String disk,
    Spending spending,
    Controls.Phase phase,
    int shut) {
  /// A conversation that could not go on.
  ///
  /// @param task the conversation
  /// @param why in our words
  /// @param now whether it failed in this run
  public record Failure(Task task, String why, boolean now) {}

  /// Copies the collections.
  public Outcome {
    var copy = new EnumMap<Ending, Integer>(Ending.class);
    copy.putAll(endings);
    endings = Map.copyOf(copy);
    failures = List.copyOf(failures);
  }

  /// How many ended in a way.
  ///
  /// @param ending the way
  /// @return those of this run
  public int ended(Ending ending) {
    return endings.getOrDefault(ending, 0);
  }

  /// Whether the budget or a kill switch kept it from its end.
  ///
  /// @return true where one did
  public boolean stoppedShort() {
    return ended(Ending.BUDGET) + ended(Ending.KILL_SWITCH) + shut > 0;
  }

  /// How many are done, now or before.
  ///
  /// @return conversations
  public int done() {
    var now =
        endings.entrySet().stream()
            .filter(entry -> entry.getKey().outcome() == Ending.Outcome.COMPLETE)
            .mapToInt(Map.Entry::getValue)
            .sum();
    return doneBefore + now;
  }
}
