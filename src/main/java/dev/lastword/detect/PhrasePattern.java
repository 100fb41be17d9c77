package dev.lastword.detect;

import java.util.ArrayList;
import java.util.List;

/// An entry of a word list, written out into all the word sequences it stands for.
///
/// `(a|b)` is a choice, `[a|b]` a choice that may be left out, `*` any one word, `word*` any word
/// with that beginning, `^` in front ties the entry to the beginning of a sentence, `$` behind to
/// its end.
///
/// @param sequences every sequence of words the entry stands for
/// @param atStart whether it must begin a sentence
/// @param atEnd whether it must end one
record PhrasePattern(List<List<String>> sequences, boolean atStart, boolean atEnd) {
  /// Reads an entry.
  static PhrasePattern parse(String entry) {
    boolean atStart = entry.startsWith("^");
    boolean atEnd = entry.endsWith("$");
    var body = entry.substring(atStart ? 1 : 0, entry.length() - (atEnd ? 1 : 0));
    var reader = new Reader(body);
    var sequences = reader.choices();
    if (reader.at < body.length() || sequences.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("malformed entry in a word list: " + entry);
    }
    return new PhrasePattern(sequences, atStart, atEnd);
  }

  /// Reads choices of sequences of words and bracketed groups.
  private static final class Reader {
    private final String body;
    private int at;

    Reader(String body) {
      this.body = body;
    }

    List<List<String>> choices() {
      var all = new ArrayList<>(sequence());
      while (at < body.length() && body.charAt(at) == '|') {
        at++;
        all.addAll(sequence());
      }
      return all;
    }

    private List<List<String>> sequence() {
      var sequences = List.of(List.<String>of());
      while (at < body.length() && "|)]".indexOf(body.charAt(at)) < 0) {
        char c = body.charAt(at);
        if (c == ' ') {
          at++;
        } else if (c == '(' || c == '[') {
          sequences = product(sequences, group(c == '['));
        } else {
          sequences = product(sequences, List.of(List.of(word())));
        }
      }
      return sequences;
    }

    private List<List<String>> group(boolean optional) {
      at++;
      var choices = new ArrayList<>(choices());
      if (at >= body.length()) {
        throw new IllegalArgumentException("unclosed bracket in a word list: " + body);
      }
      at++;
      if (optional) {
        choices.add(List.of());
      }
      return choices;
    }

    private String word() {
      int from = at;
      while (at < body.length() && " ()[]|".indexOf(body.charAt(at)) < 0) {
        at++;
      }
      return body.substring(from, at);
    }

    private static List<List<String>> product(List<List<String>> heads, List<List<String>> tails) {
      var all = new ArrayList<List<String>>();
      for (var head : heads) {
        for (var tail : tails) {
          var both = new ArrayList<>(head);
          both.addAll(tail);
          all.add(both);
        }
      }
      return all;
    }
  }
}
