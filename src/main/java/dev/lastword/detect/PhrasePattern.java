package dev.lastword.detect;

import java.util.ArrayList;
import java.util.List;

/// An entry of a word list, as the parts it is made of. Written out it may stand for hundreds of
/// thousands of phrases, so it never is.
///
/// `(a|b)` is a choice, `[a|b]` a choice that may be left out, `*` any one word, `word*` any word
/// with that beginning, `^` in front ties the entry to the beginning of a sentence, `$` behind to
/// its end.
///
/// @param whole the entry without its ties
/// @param atStart whether it must begin a sentence
/// @param atEnd whether it must end one
record PhrasePattern(Choice whole, boolean atStart, boolean atEnd) {
  /// A part of an entry.
  sealed interface Part {}

  /// A single word, `*`, or a beginning and `*`.
  record Word(String text) implements Part {}

  /// One of several sequences of parts.
  record Choice(List<List<Part>> sequences, boolean optional) implements Part {
    boolean mayBeEmpty() {
      return optional || sequences.stream().anyMatch(Choice::mayBeEmpty);
    }

    private static boolean mayBeEmpty(List<Part> sequence) {
      return sequence.stream()
          .allMatch(part -> part instanceof Choice choice && choice.mayBeEmpty());
    }
  }

  /// Reads an entry.
  static PhrasePattern parse(String entry) {
    boolean atStart = entry.startsWith("^");
    boolean atEnd = entry.endsWith("$");
    var body = entry.substring(atStart ? 1 : 0, entry.length() - (atEnd ? 1 : 0));
    var reader = new Reader(body);
    var whole = reader.choice(false);
    if (reader.at < body.length() || whole.mayBeEmpty()) {
      throw new IllegalArgumentException("malformed entry in a word list: " + entry);
    }
    return new PhrasePattern(whole, atStart, atEnd);
  }

  /// Reads choices of sequences of words and bracketed groups.
  private static final class Reader {
    private final String body;
    private int at;

    Reader(String body) {
      this.body = body;
    }

    Choice choice(boolean optional) {
      var all = new ArrayList<>(List.of(sequence()));
      while (at < body.length() && body.charAt(at) == '|') {
        at++;
        all.add(sequence());
      }
      return new Choice(all, optional);
    }

    private List<Part> sequence() {
      var parts = new ArrayList<Part>();
      while (at < body.length() && "|)]".indexOf(body.charAt(at)) < 0) {
        switch (body.charAt(at)) {
          case ' ' -> at++;
          case '(' -> parts.add(group(false));
          case '[' -> parts.add(group(true));
          default -> parts.add(word());
        }
      }
      return parts;
    }

    private Choice group(boolean optional) {
      at++;
      var choice = choice(optional);
      if (at >= body.length()) {
        throw new IllegalArgumentException("unclosed bracket in a word list: " + body);
      }
      at++;
      return choice;
    }

    private Word word() {
      int from = at;
      while (at < body.length() && " ()[]|".indexOf(body.charAt(at)) < 0) {
        at++;
      }
      return new Word(body.substring(from, at));
    }
  }
}
