package dev.lastword.archive.peers;

import dev.lastword.detect.Utterance;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Repetition of word triples, as decoders penalise it and evaluation papers count it: the talk
/// ends when most of what both sides said last was said before.
///
/// @param share how much of a message, from 0 to 1
record NgramRepetition(double share) implements Rule {
  private static final int WORDS = 3;

  @Override
  public boolean over(List<Utterance> soFar) {
    int n = soFar.size();
    return n > 2
        && repeated(soFar.subList(0, n - 1), soFar.get(n - 1)) >= share
        && repeated(soFar.subList(0, n - 2), soFar.get(n - 2)) >= share;
  }

  private static double repeated(List<Utterance> before, Utterance last) {
    var said = new HashSet<String>();
    before.forEach(each -> said.addAll(triples(each)));
    var own = triples(last);
    return own.isEmpty() ? 0 : (double) own.stream().filter(said::contains).count() / own.size();
  }

  private static Set<String> triples(Utterance utterance) {
    var words = utterance.text().toLowerCase(Locale.ROOT).strip().split("[^\\p{L}\\p{N}]+", -1);
    var triples = new HashSet<String>();
    for (int i = 0; i + WORDS <= words.length; i++) {
      triples.add(String.join(" ", List.of(words).subList(i, i + WORDS)));
    }
    return triples;
  }
}
