package dev.lastword.detect;

/// A small bitmap that says quickly what is surely not in a large table.
final class Bloom {
  private static final int BITS = 1 << 17;
  private final long[] words = new long[BITS / Long.SIZE];

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

  private static int bit(long hash) {
    return (int) Hash.finish(hash) & (BITS - 1);
  }
}
