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
    return text.length() == 64 && isHex(text);
  }

  /// A loop, not a stream: every record written is checked.
  private static boolean isHex(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
        return false;
      }
    }
    return true;
  }
}
