package dev.lastword.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Request fields, of which those without a value are left out.
final class Fields {
  private final Map<String, Object> all = new LinkedHashMap<>();

  void put(String name, @Nullable Object value) {
    if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
      all.put(name, value);
    }
  }

  void put(String name, @Nullable Object value, @Nullable Object otherwise) {
    put(name, value == null ? otherwise : value);
  }

  Map<String, Object> all() {
    return all;
  }

  /// The same fields and one more.
  static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
    var more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return more;
  }
}
