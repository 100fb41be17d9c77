package dev.lastword.archive;

import java.util.Arrays;

/// Counts words and how many of them are different: those of a message, and those of every hundred
/// that follow each other, so that long texts and short ones can be compared.
final class WordCount {
  /// How many words make a sample.
  static final int SAMPLE = 100;

  private final Seen message = new Seen();
  private final Seen sample = new Seen();
  private long words;
  private int inMessage;
  private int inSample;
  private long samples;
  private long different;

  /// Takes the next word in.
  void add(CharSequence word) {
    var hash = hash(word);
    words++;
    inMessage++;
    message.add(hash);
    sample.add(hash);
    if (++inSample == SAMPLE) {
      samples++;
      different += sample.size;
      sample.clear();
      inSample = 0;
    }
  }

  /// Begins the next message; its words go on in the same samples.
  void nextMessage() {
    inMessage = 0;
    message.clear();
  }

  int inMessage() {
    return inMessage;
  }

  int differentInMessage() {
    return message.size;
  }

  long words() {
    return words;
  }

  /// How many whole samples there were.
  long samples() {
    return samples;
  }

  /// How many different words those had, added up.
  long different() {
    return different;
  }

  private static long hash(CharSequence word) {
    var hash = 0xcbf29ce484222325L;
    for (var i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    return hash == 0 ? 1 : hash;
  }

  /// A set of hashes.
  private static final class Seen {
    private long[] slots = new long[256];
    private int size;

    void add(long hash) {
      if (size * 2 > slots.length) {
        grow();
      }
      if (put(slots, hash)) {
        size++;
      }
    }

    void clear() {
      if (slots.length > 4096) {
        slots = new long[256];
      } else {
        Arrays.fill(slots, 0);
      }
      size = 0;
    }

    private void grow() {
      var larger = new long[slots.length * 2];
      for (var hash : slots) {
        if (hash != 0) {
          put(larger, hash);
        }
      }
      slots = larger;
    }

    private static boolean put(long[] slots, long hash) {
      var at = (int) hash & (slots.length - 1);
      while (slots[at] != 0) {
        if (slots[at] == hash) {
          return false;
        }
        at = (at + 1) & (slots.length - 1);
      }
      slots[at] = hash;
      return true;
    }
  }
}
