package dev.lastword.batch;

import java.text.BreakIterator;
import java.util.Locale;

/// Cuts a message to what can be quoted: all of it where it is short, else its last sentences.
final class ReportExcerpt {
  static final int LONGEST = 240;

  /// Where in a long message its last sentences are looked for.
  private static final int TAIL = 4_000;

  private ReportExcerpt() {}

  static String of(String text) {
    var tail = text.length() <= TAIL ? text : text.substring(text.length() - TAIL);
    var line = joined(tail);
    if (text.length() <= TAIL && points(line) <= LONGEST) {
      return line;
    }
    var sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(line);
    var from = sentences.last();
    for (var at = sentences.previous();
        at != BreakIterator.DONE && points(line.substring(at)) <= LONGEST;
        at = sentences.previous()) {
      from = at;
    }
    return from < line.length() ? line.substring(from) : cut(line.substring(lastStart(line)));
  }

  private static int lastStart(String line) {
    var sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(line);
    sentences.last();
    return Math.max(0, sentences.previous());
  }

  private static String cut(String sentence) {
    return points(sentence) <= LONGEST
        ? sentence
        : sentence.substring(0, sentence.offsetByCodePoints(0, LONGEST)) + "…";
  }

  private static int points(String text) {
    return text.codePointCount(0, text.length());
  }

  /// All white space as single blanks.
  private static String joined(String text) {
    var line = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        line.append(c);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString().strip();
  }
}
