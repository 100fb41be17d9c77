package dev.lastword.detect;

/// The single words of the word lists: courtesy, ending and bliss by their stem, grammar whole.
final class Vocabulary {
  private static final long STEM = 0x2545F4914F6CDD1DL;

  private final LongTable cues = new LongTable();
  private final Bloom known = new Bloom();

  /// Adds a word, the first of some tokens.
  void add(Tokens tokens, Cue cue) {
    long key = cue == Cue.FUNCTION ? tokens.hash(0) : tokens.stem(0) ^ STEM;
    known.add(key);
    cues.put(key, Math.max(0, cues.get(key)) | cue.bit());
  }

  /// The cues of a word.
  ///
  /// @param hash the fingerprint of the whole word
  /// @param stem the fingerprint of its stem
  int find(long hash, long stem) {
    return lookUp(hash) | lookUp(stem ^ STEM);
  }

  private int lookUp(long key) {
    return known.mayHave(key) ? Math.max(0, cues.get(key)) : 0;
  }
}
