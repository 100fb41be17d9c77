package dev.lastword.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;

/// A private Ed25519 key with which journals are signed. Nothing prints it.
public final class SigningKey {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final int LARGEST = 4096;

  private final PrivateKey secret;
  private final VerifyingKey shown;

  private SigningKey(PrivateKey secret, VerifyingKey shown) {
    this.secret = secret;
    this.shown = shown;
  }

  /// Makes a new key.
  ///
  /// @param chance where its bytes come from
  /// @return the key
  public static SigningKey generate(SecureRandom chance) {
    try {
      var generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, chance);
      var pair = generator.generateKeyPair();
      return new SigningKey(pair.getPrivate(), VerifyingKey.of(pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has Ed25519", e);
    }
  }

  /// Reads a key and its public half.
  ///
  /// @param file the private key, as [#pem()] wrote it; nobody but its owner may read it
  /// @param pub the public key beside it
  /// @return the key
  /// @throws IOException where one of them cannot be read, is no key, does not belong to the other,
  ///   or others may read the private one; the message never shows it
  public static SigningKey read(Path file, Path pub) throws IOException {
    refuseOthers(file);
    try {
      var text = text(file);
      var begin = text.indexOf(BEGIN);
      var end = text.indexOf(END);
      if (begin < 0 || end < begin) {
        throw new IOException(file + " holds no private key");
      }
      var base64 = text.substring(begin + BEGIN.length(), end).replaceAll("\\s", "");
      var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
      var secret = KeyFactory.getInstance("Ed25519").generatePrivate(spec);
      return new SigningKey(secret, VerifyingKey.in(text(pub))).checked(file, pub);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The cause may quote the key.
      throw new IOException(file + " and " + pub + " are no Ed25519 keys of the kind we make");
    }
  }

  /// The public half.
  ///
  /// @return what checks this key's signatures
  public VerifyingKey shown() {
    return shown;
  }

  /// The key for its file.
  ///
  /// @return PEM, `BEGIN PRIVATE KEY`: a secret
  public String pem() {
    return BEGIN
        + "\n"
        + Base64.getEncoder().encodeToString(secret.getEncoded())
        + "\n"
        + END
        + "\n";
  }

  /// Hides the key.
  @Override
  public String toString() {
    return "***";
  }

  String sign(byte[] bytes) {
    try {
      var signing = Signature.getInstance("Ed25519");
      signing.initSign(secret);
      signing.update(bytes);
      return HexFormat.of().formatHex(signing.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("an Ed25519 key signs anything", e);
    }
  }

  private SigningKey checked(Path file, Path pub) throws IOException {
    var probe = "lastword".getBytes(StandardCharsets.US_ASCII);
    if (!shown.signed(probe, HexFormat.of().parseHex(sign(probe)))) {
      throw new IOException(pub + " is not the public half of " + file);
    }
    return this;
  }

  private static String text(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1);
    }
  }

  private static void refuseOthers(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    var open = EnumSet.noneOf(PosixFilePermission.class);
    open.addAll(Files.getPosixFilePermissions(file));
    open.remove(PosixFilePermission.OWNER_READ);
    open.remove(PosixFilePermission.OWNER_WRITE);
    if (!open.isEmpty()) {
      throw new IOException(
          "others may use the signing key " + file + "; close it with: chmod 600 " + file);
    }
  }
}
