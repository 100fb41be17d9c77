package dev.lastword.detect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The memory an explanation draws on: the last messages, how often the same words were sent, and
/// the closings after which the talk went on.
final class Traces {
  private static final int KEPT = 12;
  private static final int COUNTED = 96;
  private static final int PASSED = 6;

  private final Deque<Trace> recent = new ArrayDeque<>();
  private final SequencedMap<Long, Integer> times = new LinkedHashMap<>();
  private final List<Passed> passed = new ArrayList<>();

  /// A closing after which the talk may have gone on.
  ///
  /// @param message where it was said
  /// @param against the message since that spoke against an ending most clearly; the closing itself
  ///   where none did
  private record Passed(int message, Trace against) {
    boolean outweighedBy(Trace trace) {
      return against.evidence() > 0
          || (!against.asks() && (trace.asks() || trace.fresh() > against.fresh()));
    }
  }

  /// Counts a message of these words.
  ///
  /// @param words their fingerprint
  /// @return how often they were sent so far
  int count(long words) {
    var before = times.remove(words);
    if (times.size() == COUNTED) {
      times.pollFirstEntry();
    }
    int now = before == null ? 1 : before + 1;
    times.put(words, now);
    return now;
  }

  /// Remembers a message.
  void add(Trace trace) {
    if (recent.size() == KEPT) {
      recent.removeFirst();
    }
    recent.addLast(trace);
    if (trace.evidence() < 0) {
      passed.replaceAll(one -> one.outweighedBy(trace) ? new Passed(one.message(), trace) : one);
    }
    boolean closes = trace.kind() == MessageClass.CLOSING || trace.kind() == MessageClass.FAREWELL;
    if (closes && trace.evidence() > 0) {
      if (passed.size() == PASSED) {
        passed.removeFirst();
      }
      passed.add(new Passed(trace.message(), trace));
    }
  }

  /// The messages from one on, as far as they are remembered.
  List<Trace> since(int message) {
    return recent.stream().filter(trace -> trace.message() >= message).toList();
  }

  /// The closings before a message that something new came after.
  List<Integer> passedBefore(int message) {
    return outweighed(message).map(Passed::message).toList();
  }

  /// The message that spoke most clearly against the last of those closings.
  Trace against(int message) {
    return outweighed(message).toList().getLast().against();
  }

  private Stream<Passed> outweighed(int message) {
    return passed.stream()
        .filter(one -> one.against().message() < message && one.against().evidence() < 0);
  }

  /// Forgets what went before.
  void clear() {
    recent.clear();
    passed.clear();
  }
}
