package dev.lastword.detect;

/// Fingerprints of words and of what is built from them.
final class Hash {
  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final long OTHER = 0xC2B2AE3D27D4EB4FL;

  /// The fingerprint of nothing.
  static final long EMPTY = 0x51_7C_C1_B7_27_22_0A_95L;

  private Hash() {}

  /// The fingerprint of a word that grows by one character.
  static long append(long hash, char letter) {
    return Long.rotateLeft((hash ^ letter) * PRIME, 27);
  }

  /// The fingerprint of two things in this order.
  static long pair(long first, long second) {
    return finish(first * OTHER + Long.rotateLeft(second, 31) * PRIME);
  }

  /// Spreads a fingerprint over all its bits.
  static long finish(long hash) {
    long h = (hash ^ (hash >>> 32)) * OTHER;
    return h ^ (h >>> 29);
  }
}
