package dev.lastword.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/// The known name a mistyped one was probably meant to be.
public final class Nearest {
  private static final int LONGEST = 200;
  private static final DamerauLevenshteinDistance LETTERS = new DamerauLevenshteinDistance();

  private Nearest() {}

  /// Finds the nearest name.
  ///
  /// @param word what was written
  /// @param names the names there are
  /// @return the name with the fewest letters changed, if no more than a third of them are, or one
  ///   that begins or ends with what was written
  public static Optional<String> to(String word, Collection<String> names) {
    var folded = fold(word);
    if (folded.isBlank() || folded.length() > LONGEST) {
      return Optional.empty();
    }
    return names.stream()
        .filter(name -> distance(folded, fold(name)) <= reach(folded, fold(name)))
        .min(
            Comparator.<String>comparingInt(name -> distance(folded, fold(name)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// The same as a hint.
  ///
  /// @param word what was written
  /// @param names the names there are
  /// @param otherwise the hint where nothing is near; may be empty
  /// @return `nearest: NAME`, or `otherwise`
  public static String hint(String word, Collection<String> names, String otherwise) {
    return to(word, names).map(name -> "nearest: " + name).orElse(otherwise);
  }

  private static int reach(String word, String name) {
    var longer = Math.max(word.length(), name.length());
    return longer < 3 ? 0 : Math.max(1, longer / 3);
  }

  private static int distance(String word, String name) {
    var contained =
        (word.length() >= 3 && (name.startsWith(word) || name.endsWith(word)))
            || (name.length() >= 3 && (word.startsWith(name) || word.endsWith(name)));
    var changed = LETTERS.apply(word, name);
    return contained ? Math.min(changed, 1) : changed;
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
