package dev.lastword.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How long a batch will take, from what it did so far.
///
/// How long talks are is not read from those that ended alone: the first to end are the short ones.
/// All messages said so far, over the talks that ended, is the mean length of a talk that may end
/// after any message, whether it has ended or not. How fast they are said is measured over the last
/// minutes, so that limits and pauses are felt. One thread asks.
final class Forecast {
  private static final int FEWEST_ENDS = 3;
  private static final long SHORTEST = TimeUnit.SECONDS.toNanos(10);
  private static final long SAMPLE = TimeUnit.SECONDS.toNanos(2);
  private static final long WINDOW = TimeUnit.MINUTES.toNanos(5);
  private static final double A_SECOND = 1e9;

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long at, long messages) {}

  /// What is left to say.
  ///
  /// @param ended talks that ended as talks do, in this run
  /// @param messages messages said in this run
  /// @param rooms how many messages each running talk may still have
  /// @param waiting how many have not begun
  /// @param most how many messages those may have
  /// @param each how long a message takes on the average
  record Rest(
      int ended, long messages, List<Integer> rooms, int waiting, int most, Duration each) {}

  /// Forgets how fast it went: it stands still.
  void stands() {
    samples.clear();
  }

  /// Looks at the clock and says how long it will take; null while nobody can know.
  @Nullable Duration left(Rest rest, long now) {
    sample(rest.messages(), now);
    var oldest = samples.getFirst();
    var span = now - oldest.at();
    var said = rest.messages() - oldest.messages();
    if (rest.ended() < FEWEST_ENDS || span < SHORTEST || said == 0) {
      return null;
    }
    var mean = rest.messages() / (double) rest.ended();
    var sum = rest.waiting() * Math.min(mean, rest.most());
    var longest = 0.0;
    for (var room : rest.rooms()) {
      var more = Math.min(mean, room);
      sum += more;
      longest = Math.max(longest, more);
    }
    var together = sum * span / said / A_SECOND;
    var alone = longest * rest.each().toNanos() / A_SECOND;
    return Duration.ofMillis(Math.round(1000 * Math.max(together, alone)));
  }

  private void sample(long messages, long now) {
    if (samples.isEmpty() || now - samples.getLast().at() >= SAMPLE) {
      samples.addLast(new Sample(now, messages));
    }
    while (samples.size() > 2 && now - samples.getFirst().at() > WINDOW) {
      samples.removeFirst();
    }
  }
}
