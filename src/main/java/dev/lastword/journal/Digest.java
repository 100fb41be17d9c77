package dev.lastword.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 as 64 lower-case hex digits.
public final class Digest {
  private Digest() {}

  /// Digests bytes.
  ///
  /// @param bytes the bytes
  /// @return 64 lower-case hex digits
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  static void require(String digest) {
    if (!isDigest(digest)) {
      throw new IllegalArgumentException(
          "a digest is 64 lower-case hex digits, not \"" + digest + "\"");
    }
  }

  static boolean isDigest(String text) {
    return text.length() == 64 && text.chars().allMatch(Digest::isHex);
  }

  private static boolean isHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}
