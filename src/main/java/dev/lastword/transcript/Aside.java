package dev.lastword.transcript;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a file holds besides the words of the two sides, and what became of it: nothing is dropped
/// in silence.
///
/// @param what its name in the plural or as it is, such as `system prompts` or `field "scores"`;
///   one line
/// @param fate what became of it
/// @param count how many there are, at least 1
public record Aside(String what, Fate fate, int count) {
  /// What became of it.
  public enum Fate {
    /// It stands in the log in full, as the operator's words.
    KEPT("kept as the operator's words"),
    /// Its place and name stand in the log, itself does not.
    NOTED("named in a note"),
    /// It is not in the log.
    LEFT("left out");

    private final String words;

    Fate(String words) {
      this.words = words;
    }

    /// What became of it.
    ///
    /// @return in words
    public String words() {
      return words;
    }

    /// What became of it.
    ///
    /// @return `kept`, `noted` or `left`
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int LONGEST = 80;

  /// Brings the name into one line.
  public Aside {
    Objects.requireNonNull(fate);
    what = OneLine.cut(what, LONGEST);
    if (count < 1) {
      throw new IllegalArgumentException("an aside is at least one, not " + count);
    }
  }

  /// The same with more of them.
  Aside plus(int more) {
    return new Aside(what, fate, count + more);
  }

  /// Reads what [#toString] wrote.
  ///
  /// @return null where it is something else
  static @Nullable Aside read(String text) {
    for (var fate : Fate.values()) {
      var end = text.length() - fate.words.length() - 2;
      if (end >= 0 && text.endsWith(", " + fate.words)) {
        var colon = text.lastIndexOf(": ", end - 1);
        var count = colon < 0 ? null : RoutingForm.whole(text.substring(colon + 2, end));
        return count == null || count < 1 || count > Integer.MAX_VALUE
            ? null
            : new Aside(text.substring(0, colon), fate, count.intValue());
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return what + ": " + count + ", " + fate.words;
  }
}
