package dev.lastword.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A key that a file may hold: the one source of what the readers know and of what editors complete
/// against.
///
/// @param name as it is written
/// @param shape what may stand behind it
/// @param about what it means, in one sentence
record Key(String name, Shape shape, String about) {
  static List<String> names(List<Key> keys) {
    return keys.stream().map(Key::name).toList();
  }

  Map<String, Object> schema() {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("description", about);
    schema.putAll(shape.schema());
    return schema;
  }
}
