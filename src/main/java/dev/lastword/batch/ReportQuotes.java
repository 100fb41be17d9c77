package dev.lastword.batch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Picks the last exchanges worth quoting: those made of words that the last exchanges of other
/// conversations lack. No phrase is known to it; what every talk says is no news, whatever it is.
final class ReportQuotes {
  static final int MOST = 6;

  private static final int SHORTEST = 40;
  private static final int LONGEST = 300;

  private ReportQuotes() {}

  private record Candidate(ReportedTalk talk, double worth) {}

  /// Picks some, at most one of a pair, and of as many speakers as can be.
  static List<ReportedTalk> of(List<ReportedTalk> talks) {
    var words = new HashMap<String, Set<String>>(); // by id
    var carriers = new HashMap<String, Integer>();
    for (var talk : talks) {
      var last = talk.last();
      if (last != null) {
        var own = words(last.first() + " " + last.second());
        words.put(talk.place().id(), own);
        own.forEach(word -> carriers.merge(word, 1, Integer::sum));
      }
    }
    var ranked =
        talks.stream()
            .filter(talk -> words.containsKey(talk.place().id()))
            .map(talk ->
                candidate(
                    talk, words.getOrDefault(talk.place().id(), Set.of()), carriers, words.size()))
            .sorted(Comparator.comparingDouble(Candidate::worth).reversed())
            .toList();
    return spread(ranked);
  }

  private static Candidate candidate(
      ReportedTalk talk, Set<String> own, Map<String, Integer> carriers, int talks) {
    var rarity =
        own.stream()
            .mapToDouble(word -> Math.log((1.0 + talks) / carriers.getOrDefault(word, 1)))
            .average()
            .orElse(0);
    var last = talk.last();
    var length = last == null ? 0 : last.first().length() + last.second().length();
    // What is very short says little, what is long is not quoted.
    var fit =
        length < SHORTEST ? (double) length / SHORTEST : Math.min(1, (double) LONGEST / length);
    return new Candidate(talk, rarity * fit);
  }

  /// First come those of pairs and speakers not quoted yet.
  private static List<ReportedTalk> spread(List<Candidate> ranked) {
    var picked = new ArrayList<ReportedTalk>();
    var pairs = new HashSet<List<String>>();
    var speakers = new HashSet<String>();
    for (var strict : List.of(true, false)) {
      for (var candidate : ranked) {
        var place = candidate.talk().place();
        var known = speakers.contains(place.a()) && speakers.contains(place.b());
        if (picked.size() < MOST
            && !(strict && known)
            && pairs.add(List.of(place.a(), place.b()))) {
          picked.add(candidate.talk());
          speakers.add(place.a());
          speakers.add(place.b());
        }
      }
    }
    return picked;
  }

  /// The words of a text; of scripts without blanks, its characters.
  private static Set<String> words(String text) {
    var words = new HashSet<String>();
    var word = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(point -> {
          if (Character.isIdeographic(point)) {
            words.add(Character.toString(point));
          } else if (Character.isLetterOrDigit(point)) {
            word.appendCodePoint(point);
          } else if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
          }
        });
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
