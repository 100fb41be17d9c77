package dev.lastword.detect;

import java.util.Arrays;

/// A message as words in segments. Columns instead of objects, because a message may hold a million
/// characters.
final class Tokens {
  /// A word cannot be longer than this; the rest of it is read as one more word.
  static final int LONGEST_WORD = 48;

  private int[] from = new int[64];
  private int[] to = new int[64];
  private int[] letters = new int[64];
  private long[] hashes = new long[64];
  private long[] stems = new long[64];
  private byte[] traits = new byte[64];
  private char[] folded = new char[256];
  private int size;
  private int foldedSize;

  private static final int SIGN = 1;
  private static final int HIRAGANA = 2;
  private static final int HANGUL = 4;
  private static final int DIGIT = 8;
  private static final int GLUED = 16;
  private static final int CAPITAL = 32;

  /// How many words there are.
  int size() {
    return size;
  }

  /// Where the word begins in the message.
  int from(int word) {
    return from[word];
  }

  /// Where the word ends in the message.
  int to(int word) {
    return to[word];
  }

  /// The fingerprint of the folded word.
  long hash(int word) {
    return hashes[word];
  }

  /// The fingerprint of the part that inflections of the word share.
  long stem(int word) {
    return stems[word];
  }

  /// How many letters the folded word has.
  int length(int word) {
    return (word + 1 < size ? letters[word + 1] : foldedSize) - letters[word];
  }

  /// A letter of the folded word.
  char letter(int word, int index) {
    return folded[letters[word] + index];
  }

  /// Whether the word is one sign of a script that does not part words.
  boolean isSign(int word) {
    return (traits[word] & SIGN) != 0;
  }

  /// Whether it is a hiragana.
  boolean isHiragana(int word) {
    return (traits[word] & HIRAGANA) != 0;
  }

  /// Whether it is a Hangul syllable.
  boolean isHangul(int word) {
    return (traits[word] & HANGUL) != 0;
  }

  /// Whether the word holds a digit.
  boolean hasDigit(int word) {
    return (traits[word] & DIGIT) != 0;
  }

  /// Whether the word follows the one before without a gap.
  boolean isGlued(int word) {
    return (traits[word] & GLUED) != 0;
  }

  /// Whether the word begins with a capital.
  boolean isCapital(int word) {
    return (traits[word] & CAPITAL) != 0;
  }

  /// Opens a new word at an index of the message.
  void open(int at, boolean glued, boolean capital) {
    if (size == from.length) {
      widen();
    }
    from[size] = at;
    letters[size] = foldedSize;
    traits[size] = (byte) ((glued ? GLUED : 0) | (capital ? CAPITAL : 0));
  }

  /// Appends a folded letter to the open word.
  void append(char letter) {
    if (foldedSize == folded.length) {
      folded = Arrays.copyOf(folded, folded.length * 2);
    }
    folded[foldedSize++] = letter;
  }

  /// How many letters the open word has so far.
  int openLength() {
    return foldedSize - letters[size];
  }

  /// Closes the open word at an index of the message.
  void close(int at) {
    to[size] = at;
    size++;
    int word = size - 1;
    long hash = Hash.EMPTY;
    for (int i = 0; i < length(word); i++) {
      char letter = letter(word, i);
      hash = Hash.append(hash, letter);
      if (letter >= '0' && letter <= '9') {
        traits[word] |= DIGIT;
      }
    }
    hashes[word] = hash;
    stems[word] = Stem.of(this, word);
  }

  /// Adds a sign as a word of its own.
  void addSign(int at, int end, int point, boolean glued) {
    open(at, glued, false);
    for (char c : Character.toChars(Han.simple(point))) {
      append(c);
    }
    close(end);
    traits[size - 1] |= SIGN;
    if (Letters.isHiragana(point)) {
      traits[size - 1] |= HIRAGANA;
    }
    if (Letters.isHangul(point)) {
      traits[size - 1] |= HANGUL;
    }
  }

  private void widen() {
    int wider = from.length * 2;
    from = Arrays.copyOf(from, wider);
    to = Arrays.copyOf(to, wider);
    letters = Arrays.copyOf(letters, wider);
    hashes = Arrays.copyOf(hashes, wider);
    stems = Arrays.copyOf(stems, wider);
    traits = Arrays.copyOf(traits, wider);
  }
}
