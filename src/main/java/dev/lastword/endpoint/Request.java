package dev.lastword.endpoint;

import java.net.URI;
import java.security.MessageDigest;
import java.util.List;

/// A request ready to be sent: the very bytes, so that they can be put on record before.
public final class Request {
  private final URI url;
  private final byte[] body;
  private final String digest;
  private final List<String> adapted;

  /// Takes the bytes over; the caller must not change them afterwards.
  ///
  /// @param url where it goes; never holds a key
  /// @param body the bytes for the socket, UTF-8 JSON
  public Request(URI url, byte[] body) {
    this(url, body, Hashes.hex(hash(body)), List.of());
  }

  Request(URI url, byte[] body, String digest, List<String> adapted) {
    this.url = url;
    this.body = body;
    this.digest = digest;
    this.adapted = List.copyOf(adapted);
  }

  /// Where it goes.
  ///
  /// @return a URL without key or user info
  public URI url() {
    return url;
  }

  /// The bytes handed to the socket.
  ///
  /// @return a copy
  public byte[] body() {
    return body.clone();
  }

  /// How many bytes there are.
  ///
  /// @return the length of the body
  public int length() {
    return body.length;
  }

  /// The SHA-256 of the body.
  ///
  /// @return 64 lower-case hex digits
  public String digest() {
    return digest;
  }

  /// How the request differs in form from the plain prompt, such as by marks for a cache.
  ///
  /// @return a sentence each; the text is the same all the same
  public List<String> adapted() {
    return adapted;
  }

  /// The bytes themselves, for the sender, who only reads them.
  byte[] shared() {
    return body;
  }

  private static MessageDigest hash(byte[] body) {
    var hash = Hashes.sha256();
    hash.update(body);
    return hash;
  }
}
