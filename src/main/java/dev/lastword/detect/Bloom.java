package dev.lastword.detect;

/// A small bitmap that says quickly what is surely not in a large table.
final class Bloom {
  private static final int BITS = 1 << 17;

  private final long[] words;
  private final int last;

  Bloom() {
    this(BITS);
  }

  /// Makes an empty bitmap.
  ///
  /// @param bits a power of two, at least 64
  Bloom(int bits) {
    words = new long[bits / Long.SIZE];
    last = bits - 1;
  }

  /// Notes a fingerprint.
  void add(long hash) {
    int bit = bit(hash);
    words[bit / Long.SIZE] |= 1L << bit;
  }

  /// Whether the fingerprint may have been noted; if not, it surely was not.
  boolean mayHave(long hash) {
    int bit = bit(hash);
    return (words[bit / Long.SIZE] & 1L << bit) != 0;
  }

  private int bit(long hash) {
    return (int) Hash.finish(hash) & last;
  }
}
