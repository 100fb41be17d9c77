package dev.lastword.archive;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/// Finds the name that was probably meant.
final class NearName {
  private static final int LONGEST = 200;

  private NearName() {}

  /// `nearest: NAME` where a name is near, otherwise something else.
  static String hint(String word, Collection<String> names, String otherwise) {
    return of(word, names).map(name -> "nearest: " + name).orElse(otherwise);
  }

  /// The name that is near, if any is.
  static Optional<String> of(String word, Collection<String> names) {
    if (word.isBlank() || word.length() > LONGEST) {
      return Optional.empty();
    }
    var folded = word.toLowerCase(Locale.ROOT);
    var reach = new DamerauLevenshteinDistance(Math.max(1, word.length() / 3));
    return names.stream()
        .filter(name -> name.length() <= LONGEST && distance(reach, folded, name) >= 0)
        .min(
            Comparator.<String>comparingInt(name -> distance(reach, folded, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int distance(DamerauLevenshteinDistance reach, String folded, String name) {
    return reach.apply(folded, name.toLowerCase(Locale.ROOT));
  }
}
