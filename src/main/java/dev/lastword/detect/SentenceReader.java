package dev.lastword.detect;

import java.util.ArrayList;
import java.util.List;

/// Tags the sentences of a message and counts what is new in them.
///
/// A phrase of a single word (`later`, `pa`, `fine`) means a closing only where the sentence says
/// little else: such words are ordinary ones too, often in another language.
final class SentenceReader {
  private static final double WORDS_PER_SIGN = 1 / 1.7;
  private static final int FEW = 2;
  private static final int LONG_ENOUGH = 3;

  /// Words that follow each other without any grammar say nothing from this many on.
  private static final int CHAIN = 14;

  /// What a single word can say.
  private static final int SINGLE =
      Cue.FAREWELL.bit()
          | Cue.GRATITUDE.bit()
          | Cue.ACKNOWLEDGEMENT.bit()
          | Cue.RETURN.bit()
          | Cue.BACKCHANNEL.bit()
          | Cue.APOLOGY.bit()
          | Cue.GREETING.bit();

  private static final int SHORTEST = 3;

  private final Lexicon lexicon;
  private final Fingerprints said;

  /// @param lexicon the word lists
  /// @param said the units of content heard so far; what is read is added
  SentenceReader(Lexicon lexicon, Fingerprints said) {
    this.lexicon = lexicon;
    this.said = said;
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
        sentences.add(new Pass(tokens, part).read());
        from = i;
      }
    }
    var rest =
        from == segment.from()
            ? segment
            : new Segments.Segment(segment.section(), from, segment.to(), segment.asks());
    sentences.add(new Pass(tokens, rest).read());
  }

  private boolean startsPhrase(Tokens tokens, int word, int limit) {
    return tokens.length(word) > 3 && lexicon.phrase(tokens, word, limit, true) >>> 32 >= 2;
  }

  /// One segment.
  private final class Pass {
    private final Tokens tokens;
    private final Segments.Segment segment;
    private int phrases;
    private int weakPhrases;
    private double bare;
    private double open;
    private int fresh;
    private int pairs;
    private int chain;
    private int lastOpen = -1;
    private boolean lastGrammar;
    private int phrase = -1;
    private double words;
    private long signature = Hash.EMPTY;

    Pass(Tokens tokens, Segments.Segment segment) {
      this.tokens = tokens;
      this.segment = segment;
    }

    Sentence read() {
      for (int i = segment.from(); i < segment.to(); ) {
        i = step(i);
      }
      if (bare <= FEW) {
        phrases |= weakPhrases & SINGLE;
      }
      return new Sentence(
          segment,
          tag(),
          words,
          fresh,
          pairs,
          phrases,
          signature,
          Math.max(segment.from(), phrase));
    }

    private int step(int i) {
      long match = lexicon.phrase(tokens, i, segment.to(), i == segment.from());
      int length = begins(i, (int) (match >>> 32), (int) match) ? (int) (match >>> 32) : 0;
      long signs = tokens.isSign(i) ? lexicon.signs(tokens, i, segment.to()) : 0;
      if ((int) (signs >>> 32) > length && !isInside(i)) {
        return vocabulary(i, i + (int) (signs >>> 32), (int) signs);
      }
      if (length == 0) {
        plain(i);
        return i + 1;
      }
      int cues = (int) match;
      phrase = phrase < 0 ? i : phrase;
      if (isWeak(i, length)) {
        weakPhrases |= cues;
        phrases |= i + length == segment.to() ? cues & Cue.REQUEST.bit() : 0;
      } else {
        phrases |= cues;
      }
      for (int k = i; k < i + length; k++) {
        count(k);
        unit(k, false);
      }
      return i + length;
    }

    private boolean isWeak(int i, int length) {
      if (i == segment.from() && i + length == segment.to()) {
        return false;
      }
      return length == 1 || (length == 2 && tokens.isSign(i) && !tokens.isHangul(i));
    }

    /// Whether a syllable of Hangul stands within a word.
    private boolean isInside(int i) {
      return i > segment.from()
          && tokens.isHangul(i)
          && tokens.isGlued(i)
          && tokens.isHangul(i - 1);
    }

    /// In Hangul short phrases begin with a word, and the shortest are whole words; but questions
    /// are endings of words.
    private boolean begins(int i, int length, int cues) {
      int end = i + length;
      boolean asks = end == segment.to() && Cue.REQUEST.in(cues);
      if (!tokens.isHangul(i) || length > LONG_ENOUGH || asks) {
        return true;
      }
      return !isInside(i) && (length > FEW || end == segment.to() || !isInside(end));
    }

    /// A word of several signs that the lists know; in Hangul with the endings it carries.
    private int vocabulary(int from, int to, int cues) {
      int end = to;
      while (end < segment.to() && isInside(end)) {
        end++;
      }
      phrases |= cues & (Cue.ENDING.bit() | Cue.BLISS.bit());
      boolean known = Cue.FUNCTION.in(cues) || Cue.COURTESY.in(cues);
      open += (end - from) * WORDS_PER_SIGN;
      bare += known ? 0 : 1;
      for (int i = from; i < end; i++) {
        count(i);
        fresh += signUnit(i) && !known ? 1 : 0;
      }
      return end;
    }

    private void plain(int i) {
      count(i);
      if (isInside(i)) {
        return;
      }
      double weight = tokens.isSign(i) && !tokens.isHangul(i) ? WORDS_PER_SIGN : 1;
      open += weight;
      boolean syllable = tokens.isHangul(i) && i + 1 < segment.to() && isInside(i + 1);
      int vocabulary = syllable ? 0 : lexicon.vocabulary(tokens, i);
      boolean grammar = Cue.FUNCTION.in(vocabulary);
      phrases |= vocabulary & (grammar ? Cue.ENDING.bit() : Cue.ENDING.bit() | Cue.BLISS.bit());
      boolean courtesy = Cue.COURTESY.in(vocabulary);
      if (!grammar && !courtesy) {
        bare += weight;
      }
      chain = grammar || tokens.isSign(i) ? 0 : chain + 1;
      if (!grammar && unit(i, true) && !courtesy && chain <= CHAIN) {
        fresh++;
      }
      if (!courtesy && !tokens.isSign(i) && chain <= CHAIN) {
        pair(i, grammar);
      }
    }

    /// Old words in a new order say something too, as long as one of two is a word of content.
    private void pair(int i, boolean grammar) {
      if (lastOpen >= 0 && !(grammar && lastGrammar)) {
        pairs += said.add(Hash.pair(tokens.stem(lastOpen), tokens.stem(i))) ? 1 : 0;
      }
      lastOpen = i;
      lastGrammar = grammar;
    }

    private void count(int i) {
      words += tokens.isSign(i) ? WORDS_PER_SIGN : 1;
      signature = Hash.pair(signature, tokens.hash(i));
    }

    /// Notes the unit of content at a word; answers whether it is new.
    private boolean unit(int i, boolean counts) {
      if (tokens.isSign(i)) {
        return signUnit(i);
      }
      if (tokens.length(i) < 3 && !tokens.hasDigit(i)) {
        return false;
      }
      return said.add(tokens.stem(i)) && counts;
    }

    /// Without blanks a unit is a pair of signs; in Hangul the first pair of a word.
    private boolean signUnit(int i) {
      boolean pairs =
          i + 1 < segment.to()
              && tokens.isSign(i + 1)
              && tokens.isGlued(i + 1)
              && !(tokens.isHiragana(i) && tokens.isHiragana(i + 1));
      if (!pairs || (tokens.isHangul(i) && tokens.isGlued(i))) {
        return false;
      }
      return said.add(Hash.pair(tokens.hash(i), tokens.hash(i + 1)));
    }

    private Tag tag() {
      boolean thin = fresh <= Math.max(FEW, words / 4);
      if (segment.asks() && !(hears(Cue.PRE_CLOSING) || (thin && hears(Cue.OFFER)))) {
        return words <= FEW && thin && hears(Cue.ACKNOWLEDGEMENT)
            ? Tag.ACKNOWLEDGEMENT
            : Tag.QUESTION;
      }
      if (hears(Cue.REFUSAL)) {
        return Tag.REFUSAL;
      }
      if (hears(Cue.GREETING)) {
        return thin ? Tag.STALE : Tag.CONTENT;
      }
      return thin ? ritual() : hearsClosing() ? Tag.MIXED : Tag.CONTENT;
    }

    private Tag ritual() {
      if (hears(Cue.FAREWELL)) {
        return Tag.FAREWELL;
      }
      if (hears(Cue.CLOSING)) {
        return Tag.CLOSING;
      }
      if (hears(Cue.GRATITUDE)) {
        return Tag.GRATITUDE;
      }
      if (hears(Cue.PRE_CLOSING)) {
        return Tag.PRE_CLOSING;
      }
      if (hears(Cue.PROMISE) || hears(Cue.WAITING)) {
        return Tag.WAITING;
      }
      if (hears(Cue.OFFER)) {
        return Tag.OFFER;
      }
      if (hears(Cue.APOLOGY)) {
        return Tag.APOLOGY;
      }
      if ((hears(Cue.ACKNOWLEDGEMENT) || hears(Cue.RETURN)) && bare <= 1 && open <= words / 2 + 1) {
        return Tag.ACKNOWLEDGEMENT;
      }
      if (hears(Cue.BACKCHANNEL) && bare == 0 && open <= words / 2 + 1) {
        return Tag.BACKCHANNEL;
      }
      return fresh == 0 ? Tag.STALE : Tag.CONTENT;
    }

    private boolean hearsClosing() {
      return hears(Cue.FAREWELL) || hears(Cue.CLOSING) || hears(Cue.GRATITUDE);
    }

    private boolean hears(Cue cue) {
      return cue.in(phrases);
    }
  }
}
