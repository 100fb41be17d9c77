package dev.lastword.batch;

import dev.lastword.batch.Standing.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Whose turn it is to begin. Those who ask the same providers stand in one lane: the lane with the
/// fewest conversations under way goes next, so that a provider that is slow or shut does not take
/// all places; within it the pair that has had the fewest turns. What broke off goes before what is
/// new, because money is in it. Not safe for use by several threads.
final class Turns {
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final Function<Task, String> providers;

  /// The conversations that ask the same providers.
  private static final class Lane {
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private int running;
    private int begun;

    boolean waits() {
      return lines.values().stream().anyMatch(line -> !line.jobs.isEmpty());
    }

    Job next() {
      Line best = null;
      for (var line : lines.values()) {
        if (!line.jobs.isEmpty() && (best == null || line.begun < best.begun)) {
          best = line;
        }
      }
      var line = Objects.requireNonNull(best, "an empty lane");
      line.begun++;
      begun++;
      running++;
      return line.jobs.removeFirst();
    }
  }

  /// The conversations of one pair.
  private static final class Line {
    private final Deque<Job> jobs = new ArrayDeque<>();
    private int begun;
  }

  /// Puts them into their lanes.
  ///
  /// @param jobs in the plan's order
  /// @param providers names whom a conversation asks
  Turns(List<Job> jobs, Function<Task, String> providers) {
    this.providers = providers;
    var broken = new HashMap<Line, Deque<Job>>();
    for (var job : jobs) {
      var line = line(job.task());
      if (job.standing().state() == State.UNBEGUN) {
        line.jobs.addLast(job);
      } else {
        broken.computeIfAbsent(line, _ -> new ArrayDeque<>()).addLast(job);
      }
    }
    broken.forEach(
        (line, first) -> first.descendingIterator().forEachRemaining(line.jobs::addFirst));
  }

  private Line line(Task task) {
    return lane(task).lines.computeIfAbsent(task.pair().id(), _ -> new Line());
  }

  private Lane lane(Task task) {
    return lanes.computeIfAbsent(providers.apply(task), _ -> new Lane());
  }

  /// The one that begins next.
  ///
  /// @return null: all have begun
  @Nullable Job next() {
    Lane best = null;
    for (var lane : lanes.values()) {
      if (lane.waits() && (best == null || isBefore(lane, best))) {
        best = lane;
      }
    }
    return best == null ? null : best.next();
  }

  private static boolean isBefore(Lane one, Lane other) {
    return one.running != other.running ? one.running < other.running : one.begun < other.begun;
  }

  /// One is over.
  void over(Task task) {
    lane(task).running--;
  }
}
