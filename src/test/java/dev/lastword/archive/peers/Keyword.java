package dev.lastword.archive.peers;

import dev.lastword.detect.Utterance;
import java.util.List;

/// Any farewell word ends the talk: the termination message of AutoGen's `is_termination_msg` and
/// of most home-made loops.
record Keyword() implements Rule {
  @Override
  public boolean over(List<Utterance> soFar) {
    return Farewells.in(soFar.getLast());
  }
}
