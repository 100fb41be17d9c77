package dev.lastword.detect;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Texts of any length, of the kinds that differ in what the judge has to do.
public enum LongText {
  /// Sentences of words, some new, some not.
  ENGLISH,
  /// Kana without blanks: every pair of characters is a word.
  KANA,
  /// A single word.
  ONE_WORD,
  /// Headings, lists, emphasis, quotations, code, tables.
  MARKUP,
  /// Asterisks, brackets and backquotes that open and never close.
  UNCLOSED,
  /// Farewells and thanks, again and again.
  FAREWELLS,
  /// Emoji that are joined from several characters.
  EMOJI;

  private static final String[] SYLLABLES = {
    "ba", "cor", "del", "en", "fi", "gra", "hu", "in", "ja", "ker", "lo", "mi", "no", "pra", "qui",
    "ru", "sta", "tem", "u", "ver"
  };
  private static final String[] MARKUP_LINES = {
    "## %s %s\n", "- **%s** and *%s*\n", "> %s said %s.\n", "```\nint %s = %s();\n```\n",
    "| %s | %s |\n", "*%s slowly %s*\n", "[%s](http://%s.example/)\n", "1. `%s` then %s?\n"
  };

  /// A text of so many bytes of UTF-8, or up to a line more. The same every time.
  String text(int bytes) {
    var random = new Random(17);
    var text = new StringBuilder();
    for (long size = 0; size < bytes; ) {
      var part = part(random);
      text.append(part);
      size += part.getBytes(StandardCharsets.UTF_8).length;
    }
    return text.toString();
  }

  private String part(Random random) {
    return switch (this) {
      case ENGLISH -> sentence(random);
      case KANA -> Character.toString(0x3041 + random.nextInt(83));
      case ONE_WORD -> Character.toString('a' + random.nextInt(26));
      case MARKUP ->
          MARKUP_LINES[random.nextInt(MARKUP_LINES.length)].formatted(word(random), word(random));
      case UNCLOSED -> "*[(\"`<{".charAt(random.nextInt(7)) + word(random) + " ";
      case FAREWELLS ->
          random.nextBoolean() ? "Thank you so much, goodbye! " : "Take care. Bye now! ";
      case EMOJI -> "👩\u200D🚀🙏🏽✨";
    };
  }

  private static String sentence(Random random) {
    var text = new StringBuilder("The");
    for (int i = 4 + random.nextInt(12); i > 0; i--) {
      text.append(random.nextInt(3) == 0 ? " of the" : "").append(' ').append(word(random));
    }
    return text.append(random.nextInt(8) == 0 ? "? " : ". ").toString();
  }

  private static String word(Random random) {
    var word = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }
}
