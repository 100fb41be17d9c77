package dev.lastword.archive;

import dev.lastword.detect.Detector;
import dev.lastword.detect.Policy;
import dev.lastword.detect.Utterance;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/// How fast the judge reads, on this machine and in this minute: a figure to compare with others of
/// the same run only.
///
/// @param messages how many messages were read while the clock ran
/// @param characters how many characters those have on average
/// @param took how long that took, on one thread
public record Speed(long messages, double characters, Duration took) {
  /// Reads transcripts to their end, again and again, first without and then with the clock.
  ///
  /// @param transcripts at least one that says something
  /// @param policy the policy to judge by
  /// @param nanos a clock that never goes back
  /// @param warmUp how long to read before
  /// @param atLeast how long to read by the clock
  /// @return what was read, and in what time
  public static Speed measure(
      List<Labelled> transcripts,
      Policy policy,
      LongSupplier nanos,
      Duration warmUp,
      Duration atLeast) {
    var talks = transcripts.stream().map(Labelled::utterances).toList();
    var said = talks.stream().flatMap(List::stream).toList();
    if (said.isEmpty()) {
      throw new IllegalArgumentException("nothing is said in these transcripts");
    }
    read(talks, policy, nanos, warmUp);
    long start = nanos.getAsLong();
    int rounds = read(talks, policy, nanos, atLeast);
    var took = Duration.ofNanos(Math.max(1, nanos.getAsLong() - start));
    double characters = said.stream().mapToInt(each -> each.text().length()).average().orElse(0);
    return new Speed((long) rounds * said.size(), characters, took);
  }

  /// Messages read in a second.
  ///
  /// @return a rate
  public double messagesPerSecond() {
    return messages * 1e9 / took.toNanos();
  }

  /// The time for one message.
  ///
  /// @return microseconds
  public double microsPerMessage() {
    return took.toNanos() / 1e3 / messages;
  }

  private static int read(
      List<List<Utterance>> talks, Policy policy, LongSupplier nanos, Duration atLeast) {
    long start = nanos.getAsLong();
    int rounds = 0;
    do {
      for (var talk : talks) {
        Detector.judge(talk, policy);
      }
      rounds++;
    } while (nanos.getAsLong() - start < atLeast.toNanos());
    return rounds;
  }
}
