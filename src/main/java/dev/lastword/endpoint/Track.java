package dev.lastword.endpoint;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One of a reply's two texts while it grows. A surrogate pair that servers cut into two parts is
/// joined before anybody hears it, and our own key, should a server echo it, is masked.
final class Track {
  private final StringBuilder all = new StringBuilder();
  private final Consumer<String> listener;
  private final @Nullable String key;
  private String held = "";
  private boolean broken;
  private boolean echoed;

  Track(Consumer<String> listener, @Nullable Secret key) {
    this.listener = listener;
    this.key = key == null ? null : key.reveal();
  }

  void add(String part) {
    if (part.isEmpty()) {
      return;
    }
    var whole = held.isEmpty() ? part : held + part;
    if (key != null && whole.contains(key)) {
      whole = whole.replace(key, "***");
      echoed = true;
    }
    var kept = whole.length() - openEnd(whole);
    held = whole.substring(kept);
    give(whole.substring(0, kept));
  }

  private int openEnd(String whole) {
    var begun = key == null ? 0 : Suffixes.begun(whole, key);
    return begun > 0 ? begun : Character.isHighSurrogate(whole.charAt(whole.length() - 1)) ? 1 : 0;
  }

  /// Nothing behind half a surrogate pair is heard: the reply is lost as such.
  private void give(String part) {
    if (broken) {
      return;
    }
    var end = soundLength(part);
    broken = end < part.length();
    if (end > 0) {
      all.append(part, 0, end);
      listener.accept(part.substring(0, end));
    }
  }

  private static int soundLength(String part) {
    for (var i = 0; i < part.length(); ) {
      var point = part.codePointAt(i);
      if (Character.getType(point) == Character.SURROGATE) {
        return i;
      }
      i += Character.charCount(point);
    }
    return part.length();
  }

  /// Gives out what was held back; nothing follows.
  void end() {
    var rest = held;
    held = "";
    give(rest);
  }

  boolean isEmpty() {
    return all.isEmpty() && held.isEmpty();
  }

  /// Whether the text holds half a surrogate pair.
  boolean isBroken() {
    return broken;
  }

  /// Whether our own key stood in it.
  boolean isEcho() {
    return echoed;
  }

  /// The text as far as it is Unicode.
  String sound() {
    return all.toString();
  }
}
