package dev.lastword.journal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// JSON that can be written in one way only, so that it can be digested and compared: ASCII keys,
/// sorted, no blanks; whole numbers within ±(2^53−1), every other number as a decimal string;
/// strings escaped only where JSON demands. There is no null: what is unknown is absent.
public final class Canonical {
  private static final long EXACT = (1L << 53) - 1;
  private static final int DEEPEST = 200;
  private static final int LONGEST_NUMBER = 400;
  private static final int ROOM = 2048;

  private final StringBuilder out = new StringBuilder(ROOM);

  private Canonical() {}

  /// Writes a tree.
  ///
  /// @param tree maps with text keys, lists, text, numbers and booleans
  /// @return its canonical JSON
  /// @throws IllegalArgumentException for a key that is not printable ASCII, for half a surrogate
  ///   pair, for a value JSON has no word for, or beyond 200 levels
  public static String write(Map<String, ?> tree) {
    var canonical = new Canonical();
    canonical.map(tree, 1);
    return canonical.out.toString();
  }

  /// Copies a tree into the form it has when read back: maps sorted, whole numbers `Long`, other
  /// numbers text.
  static Map<String, Object> copy(Map<?, ?> tree) {
    var copy = new TreeMap<String, Object>();
    tree.forEach((key, value) -> copy.put((String) key, copyOf(value)));
    return Collections.unmodifiableSortedMap(copy);
  }

  /// The decimal form of a number that is not whole.
  static String decimal(BigDecimal number) {
    if (Math.abs((long) number.scale()) > LONGEST_NUMBER || number.precision() > LONGEST_NUMBER) {
      throw new IllegalArgumentException("a number of more than 400 digits");
    }
    return number.toPlainString();
  }

  static String decimal(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("a number must be finite, not " + number);
    }
    return BigDecimal.valueOf(number).toPlainString();
  }

  private static Object copyOf(Object value) {
    return switch (value) {
      case Map<?, ?> map -> copy(map);
      case List<?> list -> list.stream().map(Canonical::copyOf).toList();
      case Number number -> number(number);
      case String text -> text;
      case Boolean truth -> truth;
      default -> throw new IllegalArgumentException("JSON has no word for " + value.getClass());
    };
  }

  private static Object number(Number number) {
    return switch (number) {
      case Integer whole -> Long.valueOf(whole);
      case Long whole when whole >= -EXACT && whole <= EXACT -> whole;
      case Long whole -> whole.toString();
      case BigInteger whole -> decimal(new BigDecimal(whole));
      case BigDecimal decimal -> decimal(decimal);
      case Double decimal -> decimal(decimal.doubleValue());
      default -> throw new IllegalArgumentException("JSON has no word for " + number.getClass());
    };
  }

  /// A map in the order of its keys; one that is in order already is not sorted once more.
  private static SortedMap<String, Object> keyed(Map<?, ?> map) {
    if (map instanceof SortedMap<?, ?> sorted && sorted.comparator() == null) {
      @SuppressWarnings("unchecked") // a key that is no text is refused where it is written
      var inOrder = (SortedMap<String, Object>) sorted;
      return inOrder;
    }
    var keyed = new TreeMap<String, Object>();
    map.forEach((key, value) -> keyed.put((String) key, value));
    return keyed;
  }

  private void value(Object value, int depth) {
    switch (value) {
      case Map<?, ?> map -> map(map, depth);
      case List<?> list -> list(list, depth);
      case String text -> text(text);
      case Boolean truth -> out.append(truth.booleanValue());
      case Number number -> scalar(number(number));
      default -> throw new IllegalArgumentException("JSON has no word for " + value.getClass());
    }
  }

  private void scalar(Object number) {
    if (number instanceof String decimal) {
      text(decimal);
    } else {
      out.append(number);
    }
  }

  private void map(Map<?, ?> map, int depth) {
    refuseDepth(depth);
    var next = '{';
    for (var field : keyed(map).entrySet()) {
      out.append(next);
      key(field.getKey());
      out.append(':');
      value(field.getValue(), depth + 1);
      next = ',';
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  private void list(List<?> list, int depth) {
    refuseDepth(depth);
    var next = '[';
    for (var item : list) {
      out.append(next);
      value(item, depth + 1);
      next = ',';
    }
    out.append(list.isEmpty() ? "[]" : "]");
  }

  private static void refuseDepth(int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("JSON of more than " + DEEPEST + " levels");
    }
  }

  private void key(String key) {
    for (var i = 0; i < key.length(); i++) {
      if (key.charAt(i) < 0x20 || key.charAt(i) >= 0x7F) {
        throw new IllegalArgumentException("a key must be printable ASCII, not \"" + key + "\"");
      }
    }
    text(key);
  }

  private void text(String text) {
    out.append('"');
    var from = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        refuseHalf(text, i++);
      } else if (c < 0x20 || c == '"' || c == '\\') {
        out.append(text, from, i).append(escape(c));
        from = i + 1;
      }
    }
    out.append(text, from, text.length()).append('"');
  }

  private static void refuseHalf(String text, int at) {
    if (at + 1 == text.length()
        || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
      throw new IllegalArgumentException("half a surrogate pair at character " + at);
    }
  }

  private static String escape(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      default -> "\\u" + HexFormat.of().toHexDigits(c);
    };
  }
}
