package dev.lastword.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Strict UTF-8: every byte is text or an error with its place. Nothing is ever replaced by U+FFFD.
public final class Utf8 {
  private Utf8() {}

  /// Decodes a whole text; a leading byte order mark is accepted and dropped.
  ///
  /// @param bytes the text's bytes
  /// @return the text
  /// @throws MalformedTextException at the first byte that is no UTF-8 (overlong forms, surrogates
  ///   and UTF-16 among them)
  public static String decode(byte[] bytes) throws MalformedTextException {
    if (isAscii(bytes)) {
      return new String(bytes, StandardCharsets.US_ASCII);
    }
    refuseUtf16(bytes);
    var start = startsWithMark(bytes) ? 3 : 0;
    var in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    var out = CharBuffer.allocate(bytes.length - start);
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new MalformedTextException(in.position(), "invalid UTF-8");
    }
    return out.flip().toString();
  }

  /// Encodes a text.
  ///
  /// @param text the text
  /// @return its UTF-8 bytes
  /// @throws MalformedTextException where the text holds half a surrogate pair; the offset counts
  ///   the bytes before it
  public static byte[] encode(String text) throws MalformedTextException {
    for (var i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          throw new MalformedTextException(loneSurrogate(text), "half a surrogate pair");
        }
        i++;
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Most of what is read is ASCII, which needs no decoder.
  private static boolean isAscii(byte[] bytes) {
    for (var b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private static void refuseUtf16(byte[] bytes) throws MalformedTextException {
    if (bytes.length < 2) {
      return;
    }
    var mark = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    if (mark == 0xFEFF || mark == 0xFFFE) {
      throw new MalformedTextException(0, "UTF-16 where UTF-8 is expected");
    }
  }

  private static long loneSurrogate(String text) {
    var bytes = 0L;
    for (var i = 0; i < text.length(); ) {
      var point = text.codePointAt(i);
      if (Character.charCount(point) == 1 && Character.isSurrogate((char) point)) {
        return bytes;
      }
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      i += Character.charCount(point);
    }
    return bytes;
  }
}
