package dev.lastword.archive.peers;

import dev.lastword.detect.Utterance;
import java.util.List;

/// A farewell word answered by a farewell word ends the talk: the keyword rule made cautious.
record MutualKeyword() implements Rule {
  @Override
  public boolean over(List<Utterance> soFar) {
    int n = soFar.size();
    return n > 1
        && soFar.get(n - 1).side() != soFar.get(n - 2).side()
        && Farewells.in(soFar.get(n - 1))
        && Farewells.in(soFar.get(n - 2));
  }
}
