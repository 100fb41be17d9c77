package dev.lastword.archive.peers;

import dev.lastword.detect.Utterance;
import java.util.Locale;
import java.util.Set;

/// The words a keyword rule looks for.
final class Farewells {
  private static final Set<String> WORDS =
      Set.of("goodbye", "bye", "farewell", "goodnight", "adieu", "cheerio", "ciao", "terminate");
  private static final Set<String> PHRASES =
      Set.of("take care", "see you", "so long", "until next time", "have a great", "have a good");

  private Farewells() {}

  /// Whether any of them is said, whatever stands around it.
  static boolean in(Utterance utterance) {
    var text = utterance.text().toLowerCase(Locale.ROOT).replace("good-bye", "goodbye");
    for (var word : text.split("[^\\p{L}]+", -1)) {
      if (WORDS.contains(word)) {
        return true;
      }
    }
    return PHRASES.stream().anyMatch(text::contains);
  }
}
