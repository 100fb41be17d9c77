package dev.lastword.archive.peers;

import dev.lastword.detect.Utterance;
import java.util.List;

/// A cap on messages, as every framework has one: AutoGen's `max_turns`, LangGraph's recursion
/// limit.
///
/// @param most how many messages there may be
record Cap(int most) implements Rule {
  @Override
  public boolean over(List<Utterance> soFar) {
    return soFar.size() >= most;
  }
}
