package dev.lastword.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/// The word lists of all languages at once: phrases as one graph of word fingerprints, vocabulary
/// as one table. Nothing has to guess the language of a message.
///
/// Entries share the nodes of the words they begin with. After a choice all its words lead to one
/// node of the entry's own, so an entry takes room for its words, not for its phrases.
final class Lexicon {
  /// The languages that have a list.
  static final List<String> LANGUAGES =
      List.of(
          "en", "es", "fr", "de", "pt", "it", "nl", "pl", "ru", "tr", "zh", "ja", "ko", "ar", "hi");

  private static final Lexicon SHARED = load();

  private static final int ANYWHERE = 0;
  private static final int AT_START = 1;
  private static final int VOCABULARY = 2;
  private static final long PREFIX = 0x2545F4914F6CDD1DL;
  private static final int LONGEST_PREFIX = 12;

  private final LongTable edges = new LongTable();
  private final LongTable vocabulary = new LongTable();
  private final Bloom beginnings = new Bloom();
  private final Bloom words = new Bloom();
  private final List<Node> nodes = new ArrayList<>(List.of(new Node(), new Node(), new Node()));

  /// A place in the graph of phrases.
  private static final class Node {
    private int cues;
    private int cuesAtEnd;
    private int any = -1;
    private int prefixLengths;

    /// Where entries go on from here without a further word.
    private int[] joins = {};

    void join(int node) {
      joins = Arrays.copyOf(joins, joins.length + 1);
      joins[joins.length - 1] = node;
    }
  }

  private Lexicon() {}

  /// The lists as they are shipped.
  static Lexicon shared() {
    return SHARED;
  }

  /// The cues of a single word: courtesy, ending, bliss, grammar.
  int vocabulary(Tokens tokens, int word) {
    int cues = lookUp(tokens.hash(word)) | lookUp(tokens.stem(word) ^ PREFIX);
    if (cues != 0 || !hasAnd(tokens, word)) {
      return cues;
    }
    return lookUp(withoutAnd(tokens, word)) | lookUp(Stem.of(tokens, word, 1) ^ PREFIX);
  }

  /// Arabic writes `and` together with the next word.
  private static boolean hasAnd(Tokens tokens, int word) {
    return tokens.length(word) > 3 && tokens.letter(word, 0) == 'و';
  }

  private static long withoutAnd(Tokens tokens, int word) {
    long hash = Hash.EMPTY;
    for (int i = 1; i < tokens.length(word); i++) {
      hash = Hash.append(hash, tokens.letter(word, i));
    }
    return hash;
  }

  /// The longest word of the vocabulary that is written with several signs and begins at a sign.
  ///
  /// @return as for [#phrase]
  long signs(Tokens tokens, int sign, int limit) {
    return beginnings.mayHave(tokens.hash(sign)) ? walk(tokens, VOCABULARY, sign, sign, limit) : 0;
  }

  private int lookUp(long key) {
    return words.mayHave(key) ? Math.max(0, vocabulary.get(key)) : 0;
  }

  /// The longest phrase that begins at a word.
  ///
  /// @return its length in words above, its cues in the lower 32 bits; 0 where there is none
  long phrase(Tokens tokens, int word, int limit, boolean atStart) {
    long best = phrase(tokens, tokens.hash(word), word, limit, atStart);
    return best == 0 && hasAnd(tokens, word)
        ? phrase(tokens, withoutAnd(tokens, word), word, limit, atStart)
        : best;
  }

  private long phrase(Tokens tokens, long first, int word, int limit, boolean atStart) {
    if (!beginnings.mayHave(first)) {
      return 0;
    }
    long best = walkFrom(tokens, edges.get(edge(ANYWHERE, first)), word, limit);
    if (atStart) {
      best = longer(best, walkFrom(tokens, edges.get(edge(AT_START, first)), word, limit));
    }
    return best;
  }

  private long walkFrom(Tokens tokens, int node, int first, int limit) {
    return node < 0 ? 0 : walk(tokens, node, first, first + 1, limit);
  }

  private long walk(Tokens tokens, int node, int first, int word, int limit) {
    var here = nodes.get(node);
    int cues = here.cues | (word == limit ? here.cuesAtEnd : 0);
    long best = cues == 0 ? 0 : ((long) (word - first) << 32) | cues;
    for (int join : here.joins) {
      best = longer(best, walk(tokens, join, first, word, limit));
    }
    if (word == limit) {
      return best;
    }
    int next = edges.get(edge(node, tokens.hash(word)));
    if (next >= 0) {
      best = longer(best, walk(tokens, next, first, word + 1, limit));
    }
    if (here.prefixLengths != 0) {
      best = longer(best, walkPrefixes(tokens, node, first, word, limit));
    }
    if (here.any >= 0) {
      best = longer(best, walk(tokens, here.any, first, word + 1, limit));
    }
    return best;
  }

  private long walkPrefixes(Tokens tokens, int node, int first, int word, int limit) {
    int lengths = nodes.get(node).prefixLengths;
    int last = Math.min(tokens.length(word), LONGEST_PREFIX);
    long best = 0;
    long hash = Hash.EMPTY;
    for (int i = 0; i < last; i++) {
      hash = Hash.append(hash, tokens.letter(word, i));
      if ((lengths & 1 << (i + 1)) != 0) {
        int next = edges.get(edge(node, hash ^ PREFIX));
        if (next >= 0) {
          best = longer(best, walk(tokens, next, first, word + 1, limit));
        }
      }
    }
    return best;
  }

  private static long longer(long one, long other) {
    if (one >>> 32 == other >>> 32) {
      return one | other;
    }
    return one >>> 32 > other >>> 32 ? one : other;
  }

  private static long edge(int node, long hash) {
    return hash + node * 0x9E3779B97F4A7C15L;
  }

  private static Lexicon load() {
    var lexicon = new Lexicon();
    for (var language : LANGUAGES) {
      lexicon.read(language);
    }
    return lexicon;
  }

  private void read(String language) {
    var cue = Cue.FUNCTION;
    for (var line : Words.list(language + ".txt")) {
      if (line.startsWith("==")) {
        cue = Cue.named(line.substring(2).strip());
      } else if (cue.isVocabulary()) {
        for (var word : line.split(" +")) {
          addWord(word, cue);
        }
      } else {
        addPhrase(line, cue);
      }
    }
  }

  private void addWord(String word, Cue cue) {
    var tokens = Segments.of(word).tokens();
    if (tokens.size() > 1 && tokens.isSign(0)) {
      nodes.get(extend(VOCABULARY, word)).cues |= cue.bit();
      return;
    }
    long key = cue == Cue.FUNCTION ? tokens.hash(0) : tokens.stem(0) ^ PREFIX;
    int before = vocabulary.get(key);
    words.add(key);
    vocabulary.put(key, (before < 0 ? 0 : before) | cue.bit());
  }

  private void addPhrase(String entry, Cue cue) {
    var pattern = PhrasePattern.parse(entry);
    int start = pattern.atStart() ? AT_START : ANYWHERE;
    for (int end : extend(List.of(start), pattern.whole())) {
      var last = nodes.get(end);
      if (pattern.atEnd()) {
        last.cuesAtEnd |= cue.bit();
      } else {
        last.cues |= cue.bit();
      }
    }
  }

  /// Goes on from some nodes by a part of an entry; returns where that leads.
  private List<Integer> extend(List<Integer> from, PhrasePattern.Part part) {
    return switch (part) {
      case PhrasePattern.Word(var text) -> from.stream().map(node -> extend(node, text)).toList();
      case PhrasePattern.Choice choice -> extend(from, choice);
    };
  }

  private List<Integer> extend(List<Integer> from, PhrasePattern.Choice choice) {
    int join = newNode();
    var ends = new LinkedHashSet<>(List.of(join));
    for (var sequence : choice.sequences()) {
      var at = from;
      for (var part : sequence) {
        at = extend(at, part);
      }
      for (int end : at) {
        if (from.contains(end)) {
          ends.add(end);
        } else {
          nodes.get(end).join(join);
        }
      }
    }
    if (choice.optional()) {
      ends.addAll(from);
    }
    return List.copyOf(ends);
  }

  private int extend(int node, String word) {
    if (node <= VOCABULARY && word.endsWith("*")) {
      throw new IllegalArgumentException("an entry must begin with a whole word: " + word);
    }
    if (word.equals("*")) {
      var here = nodes.get(node);
      if (here.any < 0) {
        here.any = newNode();
      }
      return here.any;
    }
    boolean prefix = word.endsWith("*");
    var tokens = Segments.of(prefix ? word.substring(0, word.length() - 1) : word).tokens();
    int last = tokens.size() - 1;
    int at = node;
    for (int i = 0; i <= last; i++) {
      boolean cut = prefix && i == last;
      if (cut) {
        nodes.get(at).prefixLengths |= 1 << Math.min(tokens.length(i), LONGEST_PREFIX);
      }
      if (at <= VOCABULARY) {
        beginnings.add(tokens.hash(i));
      }
      at = child(at, cut ? tokens.hash(i) ^ PREFIX : tokens.hash(i));
    }
    return at;
  }

  private int child(int node, long hash) {
    long key = edge(node, hash);
    int next = edges.get(key);
    if (next < 0) {
      next = newNode();
      edges.put(key, next);
    }
    return next;
  }

  private int newNode() {
    nodes.add(new Node());
    return nodes.size() - 1;
  }
}
