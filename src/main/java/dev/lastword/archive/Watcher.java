package dev.lastword.archive;

import dev.lastword.detect.Detector;
import dev.lastword.detect.Policy;
import dev.lastword.detect.Utterance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whoever ends conversations: the judge under one of its policies, or any rule to compare it with.
@FunctionalInterface
public interface Watcher {
  /// Watches a whole conversation. What it decides after a message may rest on that message and
  /// those before it, on nothing later.
  ///
  /// @param utterances what is said
  /// @return where it ends the conversation; null where it lets it run
  @Nullable Decision watch(List<Utterance> utterances);

  /// The judge.
  ///
  /// @param policy how readily it ends a conversation
  /// @return a watcher that hears one utterance at a time and none after its stop
  static Watcher of(Policy policy) {
    return utterances -> {
      var judge = new Detector(policy);
      for (var utterance : utterances) {
        var stop = judge.hear(utterance).stop();
        if (stop != null) {
          return new Decision(stop.after(), stop.rule().code());
        }
      }
      return null;
    };
  }
}
