package dev.lastword.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A piece of YAML with its place, counted from 1.
sealed interface Node {
  /// The line it begins on.
  int line();

  /// The column it begins at.
  int column();

  /// One value. `plain` is one without quotes, which alone may be a number or a truth.
  record Scalar(String text, boolean plain, int line, int column) implements Node {
    boolean absent() {
      return plain && (text.isEmpty() || "null".equals(text) || "~".equals(text));
    }
  }

  /// A list.
  record Sequence(List<Node> items, int line, int column) implements Node {}

  /// A mapping with unique keys in the order written.
  record Mapping(List<Entry> entries, int line, int column) implements Node {
    /// The entry of a key, or null.
    @Nullable Entry entry(String key) {
      return entries.stream().filter(e -> e.key().text().equals(key)).findFirst().orElse(null);
    }
  }

  /// A key and its value.
  record Entry(Scalar key, Node value) {}

  /// What the node means in JSON. `no`, `on` and dates are text; only JSON's own words are not.
  static @Nullable Object json(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar(scalar);
      case Sequence(var items, _, _) -> {
        var list = new ArrayList<@Nullable Object>();
        items.forEach(item -> list.add(json(item)));
        yield list;
      }
      case Mapping(var entries, _, _) -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(entry.key().text(), json(entry.value())));
        yield map;
      }
    };
  }

  private static @Nullable Object scalar(Scalar scalar) {
    if (!scalar.plain()) {
      return scalar.text();
    }
    if (scalar.absent()) {
      return null;
    }
    return switch (scalar.text()) {
      case "true" -> true;
      case "false" -> false;
      case String text -> Amounts.isNumber(text) ? number(text) : text;
    };
  }

  private static Number number(String text) {
    var number = new BigDecimal(text);
    return number.scale() <= 0 && number.precision() - number.scale() <= 18
        ? Long.valueOf(number.longValueExact())
        : number;
  }
}
