package dev.lastword.transcript;

import java.util.List;
import java.util.Locale;

/// The names under which two sides appear in files and on screens.
///
/// @param a the first side's
/// @param b the second side's, different from the first whatever the case of its letters
public record SpeakerNames(String a, String b) {
  /// Tells two sides of one name apart: a model may talk to itself.
  ///
  /// @param a the first side's own name
  /// @param b the second side's own name
  /// @return the names as they are, or with ` A` and ` B` where they are equal
  public static SpeakerNames of(String a, String b) {
    return fold(a).equals(fold(b)) ? new SpeakerNames(a + " A", b + " B") : new SpeakerNames(a, b);
  }

  /// Both names.
  ///
  /// @return side a's first
  public List<String> both() {
    return List.of(a, b);
  }

  private static String fold(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
