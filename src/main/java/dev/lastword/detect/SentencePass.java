package dev.lastword.detect;

/// Goes through one segment, word by word or phrase by phrase.
///
/// A phrase of a single word (`later`, `pa`, `fine`) means a closing only where the sentence says
/// little else: such words are ordinary ones too, often in another language.
final class SentencePass {
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

  private static final int REQUEST = Cue.REQUEST.bit();
  private static final int GRAMMAR = Cue.FUNCTION.bit();
  private static final int COURTESY = Cue.COURTESY.bit();

  /// What words of the vocabulary say of their sentence; words of grammar are never bliss.
  private static final int ENDING = Cue.ENDING.bit();

  private static final int IMAGES = ENDING | Cue.BLISS.bit();

  private final Lexicon lexicon;
  private final Novelty novelty;
  private final Tokens tokens;
  private final Segments.Segment segment;
  private final int from;
  private final int to;

  private int cues;
  private int weakCues;
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

  SentencePass(Lexicon lexicon, Novelty novelty, Tokens tokens, Segments.Segment segment) {
    this.lexicon = lexicon;
    this.novelty = novelty;
    this.tokens = tokens;
    this.segment = segment;
    this.from = segment.from();
    this.to = segment.to();
  }

  Sentence read() {
    for (int i = from; i < to; ) {
      i = tokens.isSign(i) ? sign(i) : word(i);
    }
    if (bare <= FEW) {
      cues |= weakCues & SINGLE;
    }
    var tag = new Tagger(cues, words, fresh, bare, open).tag(segment.asks());
    return new Sentence(segment, tag, words, fresh, pairs, cues, signature, Math.max(from, phrase));
  }

  private int word(int i) {
    long match = lexicon.phrase(tokens, i, to, i == from);
    int length = (int) (match >>> 32);
    if (length == 0) {
      plainWord(i);
      return i + 1;
    }
    return phrase(i, length, (int) match, length == 1);
  }

  private int sign(int i) {
    long match = lexicon.phrase(tokens, i, to, i == from);
    int length = begins(i, (int) (match >>> 32), (int) match) ? (int) (match >>> 32) : 0;
    long signs = lexicon.signs(tokens, i, to);
    if ((int) (signs >>> 32) > length && !isInside(i)) {
      return vocabulary(i, i + (int) (signs >>> 32), (int) signs);
    }
    if (length == 0) {
      plainSign(i);
      return i + 1;
    }
    boolean weak = length == 1 || (length == FEW && !tokens.isHangul(i));
    return phrase(i, length, (int) match, weak);
  }

  private int phrase(int i, int length, int said, boolean weak) {
    int end = i + length;
    phrase = phrase < 0 ? i : phrase;
    boolean whole = i == from && end == to;
    if (weak && !whole) {
      weakCues |= said;
      cues |= end == to ? said & REQUEST : 0;
    } else {
      cues |= said;
    }
    for (int k = i; k < end; k++) {
      count(k);
      isNew(k);
    }
    return end;
  }

  /// Whether a syllable of Hangul stands within a word.
  private boolean isInside(int i) {
    return i > from && tokens.isHangul(i) && tokens.isGlued(i) && tokens.isHangul(i - 1);
  }

  /// In Hangul short phrases begin with a word, and the shortest are whole words; but questions are
  /// endings of words.
  private boolean begins(int i, int length, int said) {
    int end = i + length;
    boolean asks = end == to && (said & REQUEST) != 0;
    if (!tokens.isHangul(i) || length > LONG_ENOUGH || asks) {
      return true;
    }
    return !isInside(i) && (length > FEW || end == to || !isInside(end));
  }

  /// A word of several signs that the lists know; in Hangul with the endings it carries.
  private int vocabulary(int first, int last, int said) {
    int end = last;
    while (end < to && isInside(end)) {
      end++;
    }
    cues |= said & IMAGES;
    boolean known = (said & (GRAMMAR | COURTESY)) != 0;
    open += (end - first) * WORDS_PER_SIGN;
    bare += known ? 0 : 1;
    for (int i = first; i < end; i++) {
      count(i);
      fresh += novelty.sign(tokens, i, to) && !known ? 1 : 0;
    }
    return end;
  }

  private void plainWord(int i) {
    count(i);
    open++;
    int said = lexicon.vocabulary(tokens, i);
    boolean grammar = (said & GRAMMAR) != 0;
    boolean courtesy = (said & COURTESY) != 0;
    cues |= said & (grammar ? ENDING : IMAGES);
    bare += grammar || courtesy ? 0 : 1;
    chain = grammar ? 0 : chain + 1;
    boolean counts = !courtesy && chain <= CHAIN;
    if (!grammar && novelty.word(tokens, i) && counts) {
      fresh++;
    }
    if (counts) {
      pair(i, grammar);
    }
  }

  private void plainSign(int i) {
    count(i);
    if (isInside(i)) {
      return;
    }
    boolean hangul = tokens.isHangul(i);
    double weight = hangul ? 1 : WORDS_PER_SIGN;
    boolean syllable = hangul && i + 1 < to && isInside(i + 1);
    int said = syllable ? 0 : lexicon.vocabulary(tokens, i);
    boolean grammar = (said & GRAMMAR) != 0;
    boolean courtesy = (said & COURTESY) != 0;
    cues |= said & (grammar ? ENDING : IMAGES);
    open += weight;
    bare += grammar || courtesy ? 0 : weight;
    chain = 0;
    if (!grammar && novelty.sign(tokens, i, to) && !courtesy) {
      fresh++;
    }
  }

  /// Old words in a new order say something too, as long as one of two is a word of content.
  private void pair(int i, boolean grammar) {
    if (lastOpen >= 0 && !(grammar && lastGrammar)) {
      pairs += novelty.pair(tokens, lastOpen, i) ? 1 : 0;
    }
    lastOpen = i;
    lastGrammar = grammar;
  }

  private void count(int i) {
    words += tokens.isSign(i) ? WORDS_PER_SIGN : 1;
    signature = Hash.pair(signature, tokens.hash(i));
  }

  private boolean isNew(int i) {
    return tokens.isSign(i) ? novelty.sign(tokens, i, to) : novelty.word(tokens, i);
  }
}
