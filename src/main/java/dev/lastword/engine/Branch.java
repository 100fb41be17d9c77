package dev.lastword.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A branch of a tree in a journal, read with a clear word where something is wrong.
///
/// @param map its twigs by name
record Branch(Map<String, Object> map) {
  boolean has(String key) {
    return map.containsKey(key);
  }

  String text(String key) {
    return of(String.class, key);
  }

  @Nullable String textOrNull(String key) {
    return has(key) ? text(key) : null;
  }

  long whole(String key) {
    return of(Object.class, key) instanceof String decimal
        ? Long.parseLong(decimal)
        : of(Long.class, key);
  }

  int count(String key) {
    return Math.toIntExact(whole(key));
  }

  boolean truth(String key) {
    return of(Boolean.class, key);
  }

  Branch branch(String key) {
    return branch(key, of(Map.class, key));
  }

  @Nullable Branch branchOrNull(String key) {
    return has(key) ? branch(key) : null;
  }

  List<Branch> branches(String key) {
    return items(key).stream().map(item -> branch(key, cast(Map.class, key, item))).toList();
  }

  List<String> texts(String key) {
    return items(key).stream().map(item -> cast(String.class, key, item)).toList();
  }

  private List<?> items(String key) {
    return has(key) ? of(List.class, key) : List.of();
  }

  private static Branch branch(String key, Map<?, ?> map) {
    var twigs = new TreeMap<String, Object>();
    map.forEach((name, value) -> twigs.put(cast(String.class, key, name), value));
    return new Branch(twigs);
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
}
