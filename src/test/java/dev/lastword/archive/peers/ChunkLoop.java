package dev.lastword.archive.peers;

import dev.lastword.detect.Utterance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// gemini-cli's loop detection: the same 50 characters ten times, close to one another, in the
/// stream of text, or five equal calls in a row, here messages of one side. Its third tier, asking
/// a model, is left out.
///
/// Its stream begins anew with every prompt; ours runs through the whole talk, the kinder reading.
record ChunkLoop() implements Rule {
  private static final int CHUNK = 50;
  private static final int TIMES = 10;
  private static final double NEAR = 1.5 * CHUNK;
  private static final int KEPT = 5_000;
  private static final int SAME = 5;

  @Override
  public boolean over(List<Utterance> soFar) {
    return sameAgain(soFar) || chants(soFar);
  }

  private static boolean sameAgain(List<Utterance> soFar) {
    var last = soFar.getLast();
    var own = soFar.stream().filter(said -> said.side() == last.side()).toList();
    return own.size() >= SAME
        && own.subList(own.size() - SAME, own.size()).stream()
            .allMatch(said -> said.text().equals(last.text()));
  }

  private static boolean chants(List<Utterance> soFar) {
    var stream = new StringBuilder();
    for (var said : soFar) {
      stream.append(said.text());
    }
    var text = stream.substring(Math.max(0, stream.length() - KEPT));
    var places = new HashMap<String, List<Integer>>();
    for (int i = 0; i + CHUNK <= text.length(); i++) {
      var at = places.computeIfAbsent(text.substring(i, i + CHUNK), _ -> new ArrayList<>());
      at.add(i);
      int n = at.size();
      if (n >= TIMES && (i - at.get(n - TIMES)) / (TIMES - 1.0) <= NEAR) {
        return true;
      }
    }
    return false;
  }
}
