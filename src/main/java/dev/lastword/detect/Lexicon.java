package dev.lastword.detect;

import java.util.List;

/// The word lists of all languages at once. Nothing has to guess the language of a message.
final class Lexicon {
  /// The languages that have a list.
  static final List<String> LANGUAGES =
      List.of(
          "en", "es", "fr", "de", "pt", "it", "nl", "pl", "ru", "tr", "zh", "ja", "ko", "ar", "hi");

  private static final Lexicon SHARED = load();

  private final Vocabulary vocabulary;
  private final Phrases phrases;

  private Lexicon(Vocabulary vocabulary, Phrases phrases) {
    this.vocabulary = vocabulary;
    this.phrases = phrases;
  }

  /// The lists as they are shipped.
  static Lexicon shared() {
    return SHARED;
  }

  /// The cues of a single word: courtesy, ending, bliss, grammar.
  int vocabulary(Tokens tokens, int word) {
    int cues = vocabulary.find(tokens.hash(word), tokens.stem(word));
    return cues == 0 && hasAnd(tokens, word)
        ? vocabulary.find(withoutAnd(tokens, word), Stem.of(tokens, word, 1))
        : cues;
  }

  /// The longest word of the vocabulary that is written with several signs and begins at a sign.
  ///
  /// @return as for [#phrase]
  long signs(Tokens tokens, int sign, int limit) {
    return phrases.signs(tokens, sign, limit);
  }

  /// The longest phrase that begins at a word.
  ///
  /// @return its length in words above, its cues in the lower 32 bits; 0 where there is none
  long phrase(Tokens tokens, int word, int limit, boolean atStart) {
    long best = phrases.find(tokens, tokens.hash(word), word, limit, atStart);
    return best == 0 && hasAnd(tokens, word)
        ? phrases.find(tokens, withoutAnd(tokens, word), word, limit, atStart)
        : best;
  }

  /// Arabic writes `and` together with the next word.
  private static boolean hasAnd(Tokens tokens, int word) {
    return tokens.letter(word, 0) == 'و' && tokens.length(word) > 3;
  }

  private static long withoutAnd(Tokens tokens, int word) {
    long hash = Hash.EMPTY;
    for (int i = 1; i < tokens.length(word); i++) {
      hash = Hash.append(hash, tokens.letter(word, i));
    }
    return hash;
  }

  private static Lexicon load() {
    var vocabulary = new Vocabulary();
    var graph = new PhraseGraph();
    for (var language : LANGUAGES) {
      read(language, vocabulary, graph);
    }
    return new Lexicon(vocabulary, new Phrases(graph));
  }

  private static void read(String language, Vocabulary vocabulary, PhraseGraph graph) {
    var cue = Cue.FUNCTION;
    for (var line : Words.numbered(language + ".txt")) {
      try {
        cue = read(line.text(), cue, vocabulary, graph);
      } catch (IllegalArgumentException malformed) {
        throw new IllegalArgumentException(
            "words/%s.txt:%d: %s".formatted(language, line.number(), malformed.getMessage()),
            malformed);
      }
    }
  }

  /// Reads a line; answers the cue the next line stands under.
  private static Cue read(String line, Cue cue, Vocabulary vocabulary, PhraseGraph graph) {
    if (line.startsWith("==")) {
      return Cue.named(line.substring(2).strip());
    }
    if (cue.isVocabulary()) {
      for (var word : line.split(" +")) {
        add(word, cue, vocabulary, graph);
      }
    } else {
      graph.add(PhrasePattern.parse(line), cue);
    }
    return cue;
  }

  private static void add(String word, Cue cue, Vocabulary vocabulary, PhraseGraph graph) {
    var tokens = Segments.of(word).tokens();
    if (tokens.size() > 1 && tokens.isSign(0)) {
      graph.addSigns(word, cue);
    } else {
      vocabulary.add(tokens, cue);
    }
  }
}
