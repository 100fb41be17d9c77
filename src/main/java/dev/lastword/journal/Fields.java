package dev.lastword.journal;

import dev.lastword.talk.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The fields of one JSON object: written only where known, read with a clear word where wrong.
///
/// @param map the fields by name
record Fields(Map<String, Object> map) {
  static Fields empty() {
    return new Fields(new TreeMap<>());
  }

  Fields with(String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
    return this;
  }

  Fields withText(String key, String value) {
    return value.isEmpty() ? this : with(key, value);
  }

  Fields withSide(@Nullable Side side) {
    return with("side", side == null ? null : side.code());
  }

  Fields withNanos(String key, @Nullable Duration duration) {
    return with(key, duration == null ? null : duration.toNanos());
  }

  Fields withFields(String key, @Nullable Fields fields) {
    return fields == null || fields.map.isEmpty() ? this : with(key, fields.map);
  }

  boolean has(String key) {
    return map.containsKey(key);
  }

  String text(String key) {
    return of(String.class, key);
  }

  /// The text, or an empty one where it is absent.
  String textOrNone(String key) {
    return has(key) ? text(key) : "";
  }

  @Nullable String textOrNull(String key) {
    return has(key) ? text(key) : null;
  }

  long whole(String key) {
    return of(Object.class, key) instanceof String decimal
        ? Long.parseLong(decimal)
        : of(Long.class, key);
  }

  @Nullable Long wholeOrNull(String key) {
    return has(key) ? Long.valueOf(whole(key)) : null;
  }

  int count(String key) {
    var whole = whole(key);
    if (whole < Integer.MIN_VALUE || whole > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("`" + key + "` is too large: " + whole);
    }
    return (int) whole;
  }

  @Nullable Integer countOrNull(String key) {
    return has(key) ? Integer.valueOf(count(key)) : null;
  }

  double real(String key) {
    return Double.parseDouble(text(key));
  }

  @Nullable BigDecimal decimalOrNull(String key) {
    if (!has(key)) {
      return null;
    }
    var decimal = new BigDecimal(text(key));
    Canonical.decimal(decimal);
    return decimal;
  }

  Side side(String key) {
    return Side.of(text(key));
  }

  Duration nanos(String key) {
    return Duration.ofNanos(whole(key));
  }

  @Nullable Duration nanosOrNull(String key) {
    return has(key) ? nanos(key) : null;
  }

  boolean truth(String key) {
    return of(Boolean.class, key);
  }

  Fields object(String key) {
    return new Fields(objectOf(of(Map.class, key)));
  }

  @Nullable Fields objectOrNull(String key) {
    return has(key) ? object(key) : null;
  }

  /// The object, or one without fields where it is absent.
  Fields objectOrEmpty(String key) {
    return has(key) ? object(key) : empty();
  }

  List<Fields> objects(String key) {
    return list(key).stream()
        .map(item -> new Fields(objectOf(cast(Map.class, key, item))))
        .toList();
  }

  List<String> texts(String key) {
    return list(key).stream().map(item -> cast(String.class, key, item)).toList();
  }

  private List<Object> list(String key) {
    var list = new ArrayList<Object>();
    if (has(key)) {
      for (var item : of(List.class, key)) {
        list.add(item);
      }
    }
    return list;
  }

  private <T> T of(Class<T> type, String key) {
    var value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("`" + key + "` is missing");
    }
    return cast(type, key, value);
  }

  private static <T> T cast(Class<T> type, String key, Object value) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("`" + key + "` is no " + type.getSimpleName());
    }
    return type.cast(value);
  }

  private static Map<String, Object> objectOf(Map<?, ?> map) {
    var object = new TreeMap<String, Object>();
    map.forEach((key, value) -> object.put((String) key, value));
    return object;
  }
}
