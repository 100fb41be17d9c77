package dev.lastword.detect;

import java.util.List;

/// Finds the known word that was probably meant.
final class Nearest {
  private static final int FARTHEST = 5;

  private Nearest() {}

  /// The nearest of some words by edits; an empty text where none is near.
  static String of(String word, List<String> known) {
    var best = "";
    int least = Math.min(FARTHEST, 1 + word.length() / 2) + 1;
    for (var candidate : known) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  private static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
