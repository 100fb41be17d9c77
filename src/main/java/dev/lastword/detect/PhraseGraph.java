package dev.lastword.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The entries of the word lists as one graph of word fingerprints, while it is put together.
///
/// Entries share the nodes of the words they begin with. After a choice all its words lead to one
/// node of the entry's own, so an entry takes room for its words, not for its phrases.
final class PhraseGraph {
  /// Where phrases begin that may stand anywhere.
  static final int ANYWHERE = 0;

  /// Where phrases begin that must begin a sentence.
  static final int AT_START = 1;

  /// Where words begin that are written with several signs.
  static final int SIGNS = 2;

  private static final long PREFIX = 0x2545F4914F6CDD1DL;

  /// Longer beginnings of words are not told apart.
  static final int LONGEST_PREFIX = 12;

  private final List<PhraseNode> nodes = new ArrayList<>();

  PhraseGraph() {
    for (int root = ANYWHERE; root <= SIGNS; root++) {
      newNode();
    }
  }

  /// The node of a number.
  PhraseNode node(int place) {
    return nodes.get(place);
  }

  /// All nodes by their numbers, each knowing where it leads. No more entries may come.
  PhraseNode[] finished() {
    nodes.forEach(node -> node.look(this));
    return nodes.toArray(PhraseNode[]::new);
  }

  /// The fingerprint that stands for all words with this beginning.
  static long prefix(long hash) {
    return hash ^ PREFIX;
  }

  /// Adds a word of several signs.
  void addSigns(String word, Cue cue) {
    node(extend(SIGNS, word)).cues |= cue.bit();
  }

  /// Adds an entry.
  void add(PhrasePattern pattern, Cue cue) {
    int start = pattern.atStart() ? AT_START : ANYWHERE;
    for (int end : extend(List.of(start), pattern.whole())) {
      if (pattern.atEnd()) {
        node(end).cuesAtEnd |= cue.bit();
      } else {
        node(end).cues |= cue.bit();
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
          node(end).join(join);
        }
      }
    }
    if (choice.optional()) {
      ends.addAll(from);
    }
    return List.copyOf(ends);
  }

  private int extend(int place, String word) {
    boolean prefix = word.endsWith("*");
    if (prefix && place <= SIGNS) {
      throw new IllegalArgumentException("an entry must begin with a whole word: " + word);
    }
    if (word.equals("*")) {
      return any(node(place));
    }
    var tokens = Segments.of(prefix ? word.substring(0, word.length() - 1) : word).tokens();
    int last = tokens.size() - 1;
    int at = place;
    for (int i = 0; i <= last; i++) {
      boolean cut = prefix && i == last;
      if (cut) {
        node(at).prefixLengths |= 1 << Math.min(tokens.length(i), LONGEST_PREFIX);
      }
      at = child(node(at), cut ? prefix(tokens.hash(i)) : tokens.hash(i));
    }
    return at;
  }

  private int any(PhraseNode node) {
    if (node.any == 0) {
      node.any = newNode();
    }
    return node.any;
  }

  private int child(PhraseNode node, long word) {
    int next = node.next(word);
    if (next == 0) {
      next = newNode();
      node.put(word, next);
    }
    return next;
  }

  private int newNode() {
    nodes.add(new PhraseNode());
    return nodes.size() - 1;
  }
}
