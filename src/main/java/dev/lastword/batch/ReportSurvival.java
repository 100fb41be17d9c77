package dev.lastword.batch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How many conversations are still alive after n messages, by Kaplan and Meier: a talk that the
/// judge ended dies where it ended; one that a cap, an error or anything outside cut short was
/// alive as long as it was seen, and says nothing of the time after.
///
/// @param talks how many conversations it counts
/// @param closed how many of them died
/// @param steps where the curve falls
/// @param cut where conversations were cut short, in order
/// @param last the most messages any of them has
public record ReportSurvival(int talks, int closed, List<Step> steps, List<Integer> cut, int last) {
  /// Copies the lists.
  public ReportSurvival {
    steps = List.copyOf(steps);
    cut = List.copyOf(cut);
  }

  /// Where the curve falls.
  ///
  /// @param after after how many messages
  /// @param left the share that is left then, from 0 to 1
  public record Step(int after, double left) {}

  /// Draws the curve.
  ///
  /// @param talks the conversations; those without a message are left out
  /// @return how they died
  public static ReportSurvival of(Collection<ReportedTalk> talks) {
    var seen = talks.stream().filter(talk -> talk.messages() > 0).toList();
    var deaths = new TreeMap<Integer, Integer>();
    var leaves = new TreeMap<Integer, Integer>();
    var cut = new ArrayList<Integer>();
    for (var talk : seen) {
      leaves.merge(talk.messages(), 1, Integer::sum);
      if (talk.state() == ReportedTalk.State.CLOSED) {
        deaths.merge(talk.messages(), 1, Integer::sum);
      } else {
        cut.add(talk.messages());
      }
    }
    var steps = new ArrayList<Step>();
    var left = 1.0;
    var atRisk = seen.size();
    for (var leave : leaves.entrySet()) {
      var dead = deaths.getOrDefault(leave.getKey(), 0);
      if (dead > 0) {
        left *= 1 - (double) dead / atRisk;
        steps.add(new Step(leave.getKey(), left));
      }
      atRisk -= leave.getValue();
    }
    var closed = deaths.values().stream().mapToInt(Integer::intValue).sum();
    var last = leaves.isEmpty() ? 0 : leaves.lastKey();
    return new ReportSurvival(seen.size(), closed, steps, cut.stream().sorted().toList(), last);
  }

  /// Where half are left.
  ///
  /// @return the number of messages; null: more than half are left as long as they were seen
  public @Nullable Integer median() {
    // What is left is a product of fractions; half is half also where it is 0.5000000000000001.
    return steps.stream()
        .filter(step -> step.left() <= 0.5 + 1e-9)
        .map(Step::after)
        .findFirst()
        .orElse(null);
  }

  /// The share that is left after some messages.
  ///
  /// @param after how many messages
  /// @return from 0 to 1
  public double left(int after) {
    return IntStream.range(0, steps.size())
        .map(i -> steps.size() - 1 - i)
        .mapToObj(steps::get)
        .filter(step -> step.after() <= after)
        .mapToDouble(Step::left)
        .findFirst()
        .orElse(1);
  }
}
