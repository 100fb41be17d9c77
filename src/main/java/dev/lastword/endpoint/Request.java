package dev.lastword.endpoint;

import java.net.URI;
import java.security.MessageDigest;

/// A request ready to be sent: the very bytes, so that they can be put on record before.
public final class Request {
  private final URI url;
  private final byte[] body;
  private final String digest;

  /// Takes the bytes over; the caller must not change them afterwards.
  ///
  /// @param url where it goes; never holds a key
  /// @param body the bytes for the socket, UTF-8 JSON
  public Request(URI url, byte[] body) {
    this(url, body, Hashes.hex(hash(body)));
  }

  Request(URI url, byte[] body, String digest) {
    this.url = url;
    this.body = body;
    this.digest = digest;
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
