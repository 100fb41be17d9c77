package dev.lastword.config;

import org.jspecify.annotations.Nullable;

/// Where the two parts of a persona file lie.
///
/// @param yaml the front matter, empty where there is none
/// @param prompt the char the prompt begins at
record FrontMatter(String yaml, int prompt) {
  static final String FENCE = "---";

  /// Finds the parts; null where the front matter is not closed.
  static @Nullable FrontMatter of(String text) {
    var start = afterLine(text, 0);
    if (!isFence(text, 0, start)) {
      return new FrontMatter("", 0);
    }
    for (var line = start; line < text.length(); ) {
      var next = afterLine(text, line);
      if (isFence(text, line, next)) {
        return new FrontMatter(text.substring(start, line), next);
      }
      line = next;
    }
    return null;
  }

  private static int afterLine(String text, int from) {
    var feed = text.indexOf('\n', from);
    return feed < 0 ? text.length() : feed + 1;
  }

  private static boolean isFence(String text, int from, int to) {
    return text.startsWith(FENCE, from) && text.substring(from, to).stripTrailing().equals(FENCE);
  }
}
