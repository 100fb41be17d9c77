package dev.lastword.journal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// A public Ed25519 key: tells whether its owner signed something.
///
/// @param hex its 32 bytes, 64 lower-case hex digits
public record VerifyingKey(String hex) {
  private static final String PREFIX = "ed25519:";

  /// What X.509 puts before the bytes of every Ed25519 key.
  private static final String X509 = "302a300506032b6570032100";

  /// Refuses what is no key.
  public VerifyingKey {
    if (!Digest.isDigest(hex)) {
      throw new IllegalArgumentException("a public key is ed25519: and 64 lower-case hex digits");
    }
  }

  /// Finds a key in a text: the first word that begins with `ed25519:`.
  ///
  /// @param text such as the file `signing.pub`, or the word itself
  /// @return the key
  /// @throws IllegalArgumentException where the text holds none
  public static VerifyingKey in(String text) {
    for (var word : text.strip().split("\\s+", 4)) {
      if (word.startsWith(PREFIX)) {
        return new VerifyingKey(word.substring(PREFIX.length()));
      }
    }
    throw new IllegalArgumentException("no public key, which begins with " + PREFIX);
  }

  static VerifyingKey of(PublicKey key) {
    var hex = HexFormat.of().formatHex(key.getEncoded());
    return new VerifyingKey(hex.substring(X509.length()));
  }

  /// The key as one word.
  ///
  /// @return `ed25519:` and 64 hex digits
  public String word() {
    return PREFIX + hex;
  }

  /// What people compare: the SHA-256 of its bytes, cut to 32 hex digits in groups of four.
  ///
  /// @return such as `3f2a 9b1c …`
  public String fingerprint() {
    var digest = Digest.of(HexFormat.of().parseHex(hex));
    var groups = new StringBuilder();
    for (var i = 0; i < 32; i += 4) {
      groups.append(i == 0 ? "" : " ").append(digest, i, i + 4);
    }
    return groups.toString();
  }

  /// The key as other programs read it.
  ///
  /// @return PEM, `BEGIN PUBLIC KEY`
  public String pem() {
    var bytes = HexFormat.of().parseHex(X509 + hex);
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getEncoder().encodeToString(bytes)
        + "\n-----END PUBLIC KEY-----\n";
  }

  /// Whether the owner of this key signed these bytes.
  boolean signed(byte[] bytes, byte[] signature) {
    try {
      var spec = new X509EncodedKeySpec(HexFormat.of().parseHex(X509 + hex));
      var check = Signature.getInstance("Ed25519");
      check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(spec));
      check.update(bytes);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // no point on the curve, or no signature at all
    }
  }
}
