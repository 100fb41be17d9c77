package dev.lastword.endpoint;

import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import okio.BufferedSink;

/// A request ready to be sent: the very bytes, so that they can be put on record before.
public final class Request {
  private static final byte[] NOTHING = {};

  private final URI url;
  private final byte[] begun;
  private final int length;
  private final byte[] end;
  private final String digest;
  private final List<String> adapted;

  /// Takes the bytes over; the caller must not change them afterwards.
  ///
  /// @param url where it goes; never holds a key
  /// @param body the bytes for the socket, UTF-8 JSON
  public Request(URI url, byte[] body) {
    this(url, body, body.length, NOTHING, Hashes.hex(hash(body)), List.of());
  }

  /// @param begun how the body begins; what stands there behind it may grow later
  /// @param length how much of that is meant
  /// @param end the rest of the body
  Request(URI url, byte[] begun, int length, byte[] end, String digest, List<String> adapted) {
    this.url = url;
    this.begun = begun;
    this.length = length;
    this.end = end;
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
    var body = Arrays.copyOf(begun, length());
    System.arraycopy(end, 0, body, length, end.length);
    return body;
  }

  /// How many bytes there are.
  ///
  /// @return the length of the body
  public int length() {
    return length + end.length;
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

  /// Hands the bytes to the socket, without a copy.
  void write(BufferedSink sink) throws IOException {
    sink.write(begun, 0, length);
    sink.write(end);
  }

  private static MessageDigest hash(byte[] body) {
    var hash = Hashes.sha256();
    hash.update(body);
    return hash;
  }
}
