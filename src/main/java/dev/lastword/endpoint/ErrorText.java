package dev.lastword.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes foreign words fit to be kept: one line, no control characters, no keys, bounded.
final class ErrorText {
  static final int LONGEST = 2000;
  private static final int QUOTED = 80;
  private static final int SHORTEST_KEY = 12;
  private static final int LEAKED = 6;
  private static final String MASK = "***";

  /// How keys of the larger providers begin.
  private static final List<String> KEY_STARTS =
      List.of(
          "sk-", "sk_", "pk-", "rk-", "gsk_", "xai-", "AIza", "ya29.", "hf_", "ghp_", "tgp_", "fw_",
          "nvapi-", "LLM|", "Bearer", "eyJ");

  private ErrorText() {}

  /// Reads an error's bytes, whatever they are; what is no text becomes a question mark.
  static String decode(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.UTF_8).replace('\uFFFD', '?');
  }

  /// A provider's own words.
  ///
  /// @param raw what it sent
  /// @param key our key, which it may echo; null: none was sent
  static String clean(String raw, @Nullable Secret key) {
    var text = maskStarts(mask(oneLine(raw), key));
    return text.length() <= LONGEST ? text : cut(text, LONGEST);
  }

  /// A name in a reply: model, provider or id.
  static String name(String raw, @Nullable Secret key) {
    var text = mask(oneLine(raw), key);
    return text.length() <= 200 ? text : cut(text, 200);
  }

  /// What a user wrote, quoted in our own message.
  static String quote(String raw) {
    var text = maskStarts(oneLine(raw));
    return "'" + (text.length() <= QUOTED ? text : cut(text, QUOTED) + "…") + "'";
  }

  /// Replaces the key, and the beginning of it at the very end, where a text was cut inside it.
  static String mask(String text, @Nullable Secret key) {
    if (key == null) {
      return text;
    }
    var value = key.reveal();
    var masked = text.replace(value, MASK);
    for (var length = Math.min(value.length() - 1, masked.length()); length >= LEAKED; length--) {
      if (masked.endsWith(value.substring(0, length))) {
        return masked.substring(0, masked.length() - length) + MASK;
      }
    }
    return masked;
  }

  /// Masks whatever looks like a key of anybody's.
  static String maskStarts(String text) {
    var out = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); ) {
      var end = i;
      while (end < text.length() && inKey(text.charAt(end))) {
        end++;
      }
      if (end == i) {
        out.append(text.charAt(i++));
        continue;
      }
      var word = text.substring(i, end);
      out.append(looksLikeKey(word) ? MASK : word);
      i = end;
    }
    return out.toString();
  }

  private static boolean looksLikeKey(String word) {
    return word.length() >= SHORTEST_KEY && KEY_STARTS.stream().anyMatch(word::startsWith);
  }

  private static boolean inKey(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.'
        || c == '|';
  }

  private static String oneLine(String raw) {
    var out = new StringBuilder(Math.min(raw.length(), 8192));
    var blank = true;
    for (var i = 0; i < raw.length(); ) {
      var point = raw.codePointAt(i);
      i += Character.charCount(point);
      if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
        if (!blank) {
          out.append(' ');
        }
        blank = true;
      } else if (visible(point)) {
        out.appendCodePoint(point);
        blank = false;
      }
    }
    return out.toString().stripTrailing();
  }

  private static boolean visible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      default -> true;
    };
  }

  private static String cut(String text, int length) {
    var end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }
}
