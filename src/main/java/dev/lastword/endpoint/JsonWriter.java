package dev.lastword.endpoint;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes requests: the same values always give the same bytes, and text that is no Unicode is an
/// error. Maps that have no order of their own are written in the order of their keys.
final class JsonWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int length;

  JsonWriter(int expected) {
    bytes = new byte[Math.max(expected, 64)];
  }

  int length() {
    return length;
  }

  byte[] toBytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /// What is written, with room behind it. What is written later stands behind it there or, where
  /// the room is too small, in another array: what is written already never changes.
  byte[] shared() {
    return bytes;
  }

  /// Writes ASCII as it is.
  JsonWriter raw(String ascii) {
    room(ascii.length());
    for (var i = 0; i < ascii.length(); i++) {
      bytes[length++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  /// Writes an object's members without its closing brace.
  JsonWriter open(Map<String, ?> members) {
    raw("{");
    var first = true;
    for (var member : members.entrySet()) {
      if (!first) {
        raw(",");
      }
      first = false;
      text(member.getKey()).raw(":").value(member.getValue());
    }
    return this;
  }

  JsonWriter value(@Nullable Object value) {
    return switch (value) {
      case null -> raw("null");
      case String text -> text(text);
      case Boolean truth -> raw(truth.toString());
      case Integer number -> raw(number.toString());
      case Long number -> raw(number.toString());
      case BigInteger number -> raw(number.toString());
      case BigDecimal number -> raw(number.toString());
      case Double number when Double.isFinite(number) -> raw(number.toString());
      case List<?> list -> list(list);
      case Map<?, ?> map -> open(sorted(map)).raw("}");
      default ->
          throw new IllegalArgumentException(
              "a request holds JSON values only, not " + value.getClass().getSimpleName());
    };
  }

  private JsonWriter list(List<?> list) {
    raw("[");
    for (var i = 0; i < list.size(); i++) {
      if (i > 0) {
        raw(",");
      }
      value(list.get(i));
    }
    return raw("]");
  }

  private static Map<String, Object> sorted(Map<?, ?> map) {
    var sorted = new TreeMap<String, Object>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    return sorted;
  }

  JsonWriter text(String text) {
    room(text.length() + 2);
    bytes[length++] = '"';
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
        room(1);
        bytes[length++] = (byte) c;
      } else if (c < 0x80) {
        escape(c);
      } else {
        i += beyondAscii(text, i);
      }
    }
    return raw("\"");
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> raw("\\\"");
      case '\\' -> raw("\\\\");
      case '\n' -> raw("\\n");
      case '\r' -> raw("\\r");
      case '\t' -> raw("\\t");
      default -> {
        raw("\\u00");
        room(2);
        bytes[length++] = HEX[c >> 4];
        bytes[length++] = HEX[c & 15];
      }
    }
  }

  /// Writes one code point and returns how many more chars it took.
  private int beyondAscii(String text, int at) {
    var point = text.codePointAt(at);
    room(4);
    if (point < 0x800) {
      bytes[length++] = (byte) (0xC0 | (point >> 6));
    } else if (point < 0x10000) {
      if (Character.isSurrogate((char) point)) {
        throw new IllegalArgumentException(
            "half a surrogate pair at character " + at + " of a text to send");
      }
      bytes[length++] = (byte) (0xE0 | (point >> 12));
      bytes[length++] = (byte) (0x80 | ((point >> 6) & 0x3F));
    } else {
      bytes[length++] = (byte) (0xF0 | (point >> 18));
      bytes[length++] = (byte) (0x80 | ((point >> 12) & 0x3F));
      bytes[length++] = (byte) (0x80 | ((point >> 6) & 0x3F));
    }
    bytes[length++] = (byte) (0x80 | (point & 0x3F));
    return point < 0x10000 ? 0 : 1;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length + bytes.length / 2));
    }
  }
}
