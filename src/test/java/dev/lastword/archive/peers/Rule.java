package dev.lastword.archive.peers;

import dev.lastword.archive.Decision;
import dev.lastword.archive.Watcher;
import dev.lastword.detect.Utterance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule that is asked after every message whether the talk is over.
interface Rule extends Watcher {
  /// Whether the talk is over after the last of these messages. Called once a message, in order.
  boolean over(List<Utterance> soFar);

  @Override
  default @Nullable Decision watch(List<Utterance> utterances) {
    for (int n = 1; n <= utterances.size(); n++) {
      if (over(utterances.subList(0, n))) {
        return new Decision(n, "");
      }
    }
    return null;
  }
}
