package dev.lastword.detect;

import java.util.ArrayList;
import java.util.List;

/// Tags the sentences of a message and counts what is new in them.
final class SentenceReader {
  /// A capital starts another sentence only behind this many words.
  private static final int SHORTEST = 3;

  private static final int LONG_WORD = 4;
  private static final int LONG_PHRASE = 2;

  private final Lexicon lexicon;
  private final Novelty novelty;

  /// @param lexicon the word lists
  /// @param said the units of content heard so far; what is read is added
  SentenceReader(Lexicon lexicon, Fingerprints said) {
    this.lexicon = lexicon;
    this.novelty = new Novelty(said);
  }

  /// Reads the segments of a message in their order.
  List<Sentence> read(Segments segments) {
    var sentences = new ArrayList<Sentence>(segments.list().size());
    for (var segment : segments.list()) {
      readSegment(segments.tokens(), segment, sentences);
    }
    return sentences;
  }

  /// Some models forget to end their sentences: a capital with which a phrase begins starts
  /// another.
  private void readSegment(Tokens tokens, Segments.Segment segment, List<Sentence> sentences) {
    int from = segment.from();
    for (int i = from + SHORTEST; i < segment.to(); i++) {
      if (tokens.isCapital(i) && startsPhrase(tokens, i, segment.to())) {
        var part = new Segments.Segment(segment.section(), from, i, false);
        sentences.add(read(tokens, part));
        from = i;
      }
    }
    boolean whole = from == segment.from();
    var rest =
        whole
            ? segment
            : new Segments.Segment(segment.section(), from, segment.to(), segment.asks());
    sentences.add(read(tokens, rest));
  }

  private Sentence read(Tokens tokens, Segments.Segment segment) {
    return new SentencePass(lexicon, novelty, tokens, segment).read();
  }

  private boolean startsPhrase(Tokens tokens, int word, int limit) {
    return tokens.length(word) >= LONG_WORD
        && lexicon.phrase(tokens, word, limit, true) >>> 32 >= LONG_PHRASE;
  }
}
