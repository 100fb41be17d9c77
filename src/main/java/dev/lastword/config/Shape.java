package dev.lastword.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What may stand behind a key, as a JSON Schema says it. The readers check more than a schema can:
/// that files exist and that names are known.
sealed interface Shape {
  /// Any text.
  record Text() implements Shape {}

  /// A text, or a number written as one: `0.50` and `30m` alike.
  record Amount() implements Shape {}

  /// A whole number.
  record Count(long min, long max) implements Shape {}

  /// A number.
  record Decimal(double min, double max) implements Shape {}

  /// True or false.
  record Truth() implements Shape {}

  /// One of these words.
  record Word(List<String> words) implements Shape {}

  /// This number and no other.
  record Only(long number) implements Shape {}

  /// A text that may stand in a file's name.
  record Id() implements Shape {}

  /// A list.
  record Many(Shape of, int least) implements Shape {}

  /// Names of the user's choice and what belongs to each.
  record Named(Shape of) implements Shape {}

  /// Anything under names of the user's choice.
  record Free() implements Shape {}

  /// These keys and no other.
  record Keys(List<Key> keys) implements Shape {}

  /// Any of these.
  record Either(List<Shape> of) implements Shape {}

  /// The shape as a tree of JSON Schema, draft 2020-12.
  default Map<String, Object> schema() {
    return switch (this) {
      case Text() -> of("type", "string");
      case Amount() -> of("type", List.of("string", "number"));
      case Count(var min, var max) -> of("type", "integer", "minimum", min, "maximum", max);
      case Decimal(var min, var max) -> of("type", "number", "minimum", min, "maximum", max);
      case Truth() -> of("type", "boolean");
      case Word(var words) -> of("enum", words);
      case Only(var number) -> of("const", number);
      case Id() -> of("type", "string", "pattern", "^[a-z0-9][a-z0-9._-]{0,95}$");
      case Many(var item, var least) ->
          of("type", "array", "minItems", least, "items", item.schema());
      case Named(var value) -> of("type", "object", "additionalProperties", value.schema());
      case Free() -> of("type", "object");
      case Keys(var keys) -> {
        var properties = new LinkedHashMap<String, Object>();
        keys.forEach(key -> properties.put(key.name(), key.schema()));
        yield of("type", "object", "additionalProperties", false, "properties", properties);
      }
      case Either(var shapes) -> of("anyOf", shapes.stream().map(Shape::schema).toList());
    };
  }

  private static Map<String, Object> of(Object... entries) {
    var map = new LinkedHashMap<String, Object>();
    for (var i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }
}
