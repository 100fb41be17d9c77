package dev.lastword.archive;

import java.util.ArrayList;
import java.util.List;

/// A search as it was typed, understood. What goes to the database is built from terms alone, which
/// hold nothing but letters, digits and pictures: no typed sign reaches its syntax.
///
/// @param wanted what a message must hold
/// @param unwanted what it must not hold
/// @param speakers who must have said it, in parts of names; any will do
record WordQuery(List<Clause> wanted, List<Clause> unwanted, List<String> speakers) {
  private static final int MOST = 64;
  private static final int LONGEST = 10_000;
  private static final String SPEAKER = "speaker:";

  /// Copies the lists.
  WordQuery {
    wanted = List.copyOf(wanted);
    unwanted = List.copyOf(unwanted);
    speakers = List.copyOf(speakers);
  }

  /// Terms that stand side by side.
  ///
  /// @param terms at least one
  /// @param open whether the last one may go on
  /// @param lone whether the last one is a single character of a script that parts no words, which
  ///   is found where a pair begins with it
  record Clause(List<String> terms, boolean open, boolean lone) {
    Clause {
      terms = List.copyOf(terms);
    }

    private String match() {
      return "\"" + String.join(" ", terms) + "\"" + (open ? " *" : "");
    }
  }

  /// Understands what was typed.
  ///
  /// @throws BadQueryException where nothing is left to look for
  static WordQuery of(String typed) throws BadQueryException {
    if (typed.length() > LONGEST) {
      throw new BadQueryException(
          "a search of " + typed.length() + " characters", "at most " + LONGEST);
    }
    var wanted = new ArrayList<Clause>();
    var unwanted = new ArrayList<Clause>();
    var speakers = new ArrayList<String>();
    for (var part : parts(typed)) {
      if (part.speaker) {
        speakers.add(part.text);
        continue;
      }
      var clause = clause(part.text, part.open);
      if (!clause.terms().isEmpty()) {
        (part.unwanted ? unwanted : wanted).add(clause);
      }
    }
    if (wanted.size() + unwanted.size() > MOST) {
      throw new BadQueryException(
          "a search for " + (wanted.size() + unwanted.size()) + " words", "at most " + MOST);
    }
    if (wanted.isEmpty()) {
      throw new BadQueryException(
          "nothing to look for in \"" + typed.strip() + "\"",
          "give a word that messages hold, such as: silence -noise");
    }
    return new WordQuery(wanted, unwanted, speakers);
  }

  /// The same for the database's full-text index.
  String match() {
    var all = String.join(" AND ", wanted.stream().map(Clause::match).toList());
    return unwanted.isEmpty()
        ? all
        : "("
            + all
            + ") NOT ("
            + String.join(" OR ", unwanted.stream().map(Clause::match).toList())
            + ")";
  }

  private record Part(String text, boolean open, boolean unwanted, boolean speaker) {}

  private static List<Part> parts(String typed) {
    var parts = new ArrayList<Part>();
    var at = 0;
    while (at < typed.length()) {
      if (Character.isWhitespace(typed.charAt(at))) {
        at++;
        continue;
      }
      var unwanted = isMinus(typed.charAt(at));
      at += unwanted ? 1 : 0;
      var speaker = typed.regionMatches(true, at, SPEAKER, 0, SPEAKER.length());
      at += speaker ? SPEAKER.length() : 0;
      var quoted = at < typed.length() && isQuote(typed.charAt(at));
      var from = quoted ? at + 1 : at;
      var to = quoted ? quoteEnd(typed, from) : wordEnd(typed, from);
      at = quoted ? Math.min(typed.length(), to + 1) : to;
      var star = at < typed.length() && quoted && typed.charAt(at) == '*';
      at += star ? 1 : 0;
      var text = typed.substring(from, to);
      parts.add(new Part(text, star || (!quoted && text.endsWith("*")), unwanted, speaker));
    }
    return parts;
  }

  private static boolean isMinus(char c) {
    return c == '-' || c == '−';
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '“' || c == '”' || c == '„' || c == '«' || c == '»' || c == '「'
        || c == '」';
  }

  private static int quoteEnd(String typed, int from) {
    var at = from;
    while (at < typed.length() && !isQuote(typed.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int wordEnd(String typed, int from) {
    var at = from;
    while (at < typed.length()
        && !Character.isWhitespace(typed.charAt(at))
        && !isQuote(typed.charAt(at))) {
      at++;
    }
    return at;
  }

  /// The last pair of a run stands for its last character too, which in a longer run of the text
  /// does not stand alone.
  private static Clause clause(String text, boolean open) {
    var terms = new ArrayList<String>();
    var kinds = new ArrayList<Terms.Kind>();
    Terms.of(
        text,
        (term, kind, _, _, _) -> {
          terms.add(term.toString());
          kinds.add(kind);
        });
    if (terms.isEmpty()) {
      return new Clause(terms, false, false);
    }
    var last = kinds.getLast();
    if (last == Terms.Kind.LAST) {
      terms.removeLast();
    }
    var unspaced = last == Terms.Kind.LAST || last == Terms.Kind.LONE;
    return new Clause(terms, open || unspaced, last == Terms.Kind.LONE);
  }
}
