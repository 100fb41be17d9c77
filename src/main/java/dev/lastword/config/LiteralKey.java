package dev.lastword.config;

import com.google.re2j.Pattern;

/// Secrets written where a reader or a log could see them. They are refused wherever they stand and
/// masked in whatever is shown.
final class LiteralKey {
  // The shapes that providers give their keys, and the header that carries them.
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\b(?:sk-[A-Za-z0-9_-]{12,}"
              + "|(?:gsk|hf|r8|fw|csk|rk|ghp|github_pat|nvapi|pplx|xai|tgp|key)[_-][A-Za-z0-9_-]{16,}"
              + "|AIza[A-Za-z0-9_-]{30,}"
              + "|AKIA[A-Z0-9]{16}"
              + "|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_.-]{16,}"
              + "|(?i:bearer)[ \\t]+[A-Za-z0-9._~+/=-]{12,})");

  // A name that says its value is a secret, whatever that looks like.
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b(?:[a-z]+[_-])*(?:api[_-]?key|secret|password|passwd|authorization"
              + "|access[_-]?token|auth[_-]?token)\\b[\"']?[ \\t]*[:=][ \\t]*([^ \\t].*)");

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)(?:.*[_-])?(?:api[_-]?keys?|key|token|secret|password|passwd|authorization)");

  private static final int SHOWN = 3;
  private static final int SHORTEST = 12;

  private LiteralKey() {}

  /// Whether a text holds what looks like a key.
  static boolean in(String text) {
    return start(text) >= 0;
  }

  /// Where the first such key begins, in chars, or -1. Prompts may be megabytes of prose, so only
  /// long runs of the characters that keys are made of are looked at, with what stands before them.
  static int start(String text) {
    for (var from = 0; from < text.length(); from++) {
      var to = from;
      while (to < text.length() && isKeyCharacter(text.charAt(to))) {
        to++;
      }
      if (to - from >= SHORTEST) {
        var before = Math.max(0, from - "bearer ".length());
        var start = startIn(text.substring(before, to));
        if (start >= 0) {
          return before + start;
        }
      }
      from = to;
    }
    return -1;
  }

  private static int startIn(String text) {
    var matcher = SHAPE.matcher(text);
    while (matcher.find()) {
      if (looksDrawn(matcher.group())) {
        return matcher.start();
      }
    }
    return -1;
  }

  private static boolean isKeyCharacter(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || "._~+/=-".indexOf(c) >= 0;
  }

  /// Whether a setting of this name could only hold a secret.
  static boolean isSecretName(String name) {
    return SECRET_NAME.matches(name) && !"stop_token".equals(name);
  }

  /// The text with every secret starred out, as long as before so that columns stay.
  static String mask(String text) {
    var out = new StringBuilder(text);
    var shape = SHAPE.matcher(text);
    while (shape.find()) {
      if (looksDrawn(shape.group())) {
        star(out, shape.start() + SHOWN, shape.end());
      }
    }
    var named = NAMED.matcher(text);
    while (named.find()) {
      star(out, named.start(1), named.end(1));
    }
    return out.toString();
  }

  // `sk-learn-style-guide` is a word; keys are drawn at random and hold digits or one long run.
  private static boolean looksDrawn(String candidate) {
    return candidate.chars().anyMatch(Character::isDigit)
        || candidate.substring(SHOWN).chars().noneMatch(c -> c == '-' || c == '_');
  }

  private static void star(StringBuilder out, int from, int to) {
    for (var i = from; i < to; i++) {
      out.setCharAt(i, '*');
    }
  }
}
