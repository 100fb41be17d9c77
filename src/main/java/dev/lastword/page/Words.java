package dev.lastword.page;

import org.jspecify.annotations.Nullable;

/// A piece of a sentence, perhaps a link. What it says is made harmless as it comes in.
///
/// @param text what it says
/// @param href where it leads, a link of ours; null: nowhere
public record Words(String text, @Nullable String href) {
  /// Makes the text harmless.
  public Words {
    text = Plain.line(text, 2_000);
  }

  static Words of(String text) {
    return new Words(text, null);
  }

  static Words message(int number) {
    return new Words(String.valueOf(number), "#m" + number);
  }
}
