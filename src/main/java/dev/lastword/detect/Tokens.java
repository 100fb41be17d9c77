package dev.lastword.detect;

import java.util.Arrays;

/// A message as words in segments. Columns instead of objects, because a message may hold a million
/// characters.
final class Tokens {
  /// A word cannot be longer than this; the rest of it is read as one more word.
  static final int LONGEST_WORD = 48;

  /// Words are longer than this with the blank behind them, on average.
  private static final int USUAL = 5;

  /// Room for the longest word, which may end in a character of two halves.
  private static final int ROOM = LONGEST_WORD + 2;

  private static final int LEAST = 8;

  private static final int SIGN = 1;
  private static final int HIRAGANA = 2;
  private static final int HANGUL = 4;
  private static final int DIGIT = 8;
  private static final int GLUED = 16;
  private static final int CAPITAL = 32;

  private int[] from;
  private int[] to;
  private int[] letters;
  private long[] hashes;
  private long[] stems;
  private byte[] traits;
  private char[] folded;
  private int size;
  private int foldedSize;

  /// The word that is open.
  private long hash;

  private int first;
  private int trait;

  /// Makes room for the words of a text of some length.
  Tokens(int length) {
    int words = Math.max(LEAST, length / USUAL);
    from = new int[words];
    to = new int[words];
    letters = new int[words + 1];
    hashes = new long[words];
    stems = new long[words];
    traits = new byte[words];
    folded = new char[length + ROOM];
  }

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
    return letters[word + 1] - letters[word];
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
    if (foldedSize + ROOM > folded.length) {
      folded = Arrays.copyOf(folded, folded.length + folded.length / 2 + ROOM);
    }
    from[size] = at;
    first = foldedSize;
    hash = Hash.EMPTY;
    trait = (glued ? GLUED : 0) | (capital ? CAPITAL : 0);
  }

  /// Appends a folded letter to the open word.
  void append(char letter) {
    folded[foldedSize++] = letter;
    hash = Hash.append(hash, letter);
    if (letter >= '0' && letter <= '9') {
      trait |= DIGIT;
    }
  }

  /// Whether the open word is as long as words get.
  boolean isFull() {
    return foldedSize - first >= LONGEST_WORD;
  }

  /// Closes the open word at an index of the message.
  void close(int at) {
    int word = size++;
    to[word] = at;
    letters[size] = foldedSize;
    hashes[word] = hash;
    traits[word] = (byte) trait;
    stems[word] = Stem.of(this, word);
  }

  /// Adds a sign as a word of its own.
  void addSign(int at, int end, int point, boolean glued) {
    open(at, glued, false);
    int simple = Han.simple(point);
    if (simple > Character.MAX_VALUE) {
      append(Character.highSurrogate(simple));
      append(Character.lowSurrogate(simple));
    } else {
      append((char) simple);
    }
    trait |= SIGN;
    trait |= Letters.isHiragana(point) ? HIRAGANA : 0;
    trait |= Letters.isHangul(point) ? HANGUL : 0;
    close(end);
  }

  private void widen() {
    int wider = from.length * 2;
    from = Arrays.copyOf(from, wider);
    to = Arrays.copyOf(to, wider);
    letters = Arrays.copyOf(letters, wider + 1);
    hashes = Arrays.copyOf(hashes, wider);
    stems = Arrays.copyOf(stems, wider);
    traits = Arrays.copyOf(traits, wider);
  }
}
