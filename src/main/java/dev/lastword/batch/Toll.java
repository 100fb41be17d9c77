package dev.lastword.batch;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What conversations take, added up.
final class Toll {
  double calls;
  double sent;
  double answered;
  double dollars;
  double unpricedCalls;
  double seconds;
  double longest;
  final Set<String> unpriced = new TreeSet<>();
  final Map<String, Load> providers = new TreeMap<>();

  /// What one provider bears.
  static final class Load {
    double calls;
    double tokens;
    double seconds;
  }

  /// Adds a conversation, as often as it is held.
  void add(Toll talk, int times) {
    calls += talk.calls * times;
    sent += talk.sent * times;
    answered += talk.answered * times;
    dollars += talk.dollars * times;
    unpricedCalls += talk.unpricedCalls * times;
    seconds += talk.seconds * times;
    longest = Math.max(longest, talk.seconds);
    unpriced.addAll(talk.unpriced);
    talk.providers.forEach((name, load) -> {
      var own = providers.computeIfAbsent(name, _ -> new Load());
      own.calls += load.calls * times;
      own.tokens += load.tokens * times;
      own.seconds += load.seconds * times;
    });
  }
}
