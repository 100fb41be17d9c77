package dev.lastword.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The keys of one mapping, taken out by type. What does not fit is added to the problems and read
/// as absent, so that one pass finds every problem of a file.
final class Fields {
  private final SourceText source;
  private final Node.Mapping map;
  private final List<Problem> problems;

  /// Refuses every key that is not known.
  Fields(SourceText source, Node.Mapping map, Collection<String> known, List<Problem> problems) {
    this.source = source;
    this.map = map;
    this.problems = problems;
    for (var entry : map.entries()) {
      refuseUnknown(entry.key(), known);
    }
    refuseKeys(map);
  }

  /// The text of a key, or null. Numbers and truths are text here, as they are written.
  @Nullable String text(String key) {
    return value(key, text -> text);
  }

  /// The value of a key read from its text, or null. `read` throws IllegalArgumentException with
  /// what would be right.
  <T> @Nullable T value(String key, Function<String, T> read) {
    var scalar = scalar(key);
    if (scalar == null) {
      return null;
    }
    try {
      return read.apply(scalar.text());
    } catch (IllegalArgumentException e) {
      problem(scalar, key + " is \"" + scalar.text() + "\"", String.valueOf(e.getMessage()));
      return null;
    }
  }

  /// The texts of a key: a list of them, or a single one.
  List<Node.Scalar> list(String key) {
    var entry = map.entry(key);
    if (entry == null) {
      return List.of();
    }
    return switch (entry.value()) {
      case Node.Scalar scalar -> scalar.absent() ? List.of() : List.of(scalar);
      case Node.Sequence(var items, _, _) -> scalars(key, items);
      case Node.Mapping mapping -> {
        problem(mapping, key + " must be a list", "such as [one, two]");
        yield List.of();
      }
    };
  }

  /// The mapping of a key, or null.
  Node.@Nullable Mapping mapping(String key) {
    var entry = map.entry(key);
    if (entry == null || (entry.value() instanceof Node.Scalar scalar && scalar.absent())) {
      return null;
    }
    if (entry.value() instanceof Node.Mapping mapping) {
      return mapping;
    }
    problem(entry.value(), key + " must hold keys and values", "such as {key: value}");
    return null;
  }

  /// The single value of a key, or null.
  Node.@Nullable Scalar scalar(String key) {
    var entry = map.entry(key);
    if (entry == null) {
      return null;
    }
    if (entry.value() instanceof Node.Scalar scalar) {
      return scalar.absent() ? null : scalar;
    }
    problem(entry.value(), key + " must be a single value", "quote it if it is text");
    return null;
  }

  /// Adds a problem at a node.
  void problem(Node at, String message, String hint) {
    if (full()) {
      return;
    }
    problems.add(source.problem(at.line(), at.column(), message, hint));
  }

  // Nobody reads more, and a hostile file could hold a hundred thousand.
  private boolean full() {
    return problems.size() >= Yaml.MOST_PROBLEMS;
  }

  private List<Node.Scalar> scalars(String key, List<Node> items) {
    var scalars = new ArrayList<Node.Scalar>();
    for (var item : items) {
      if (item instanceof Node.Scalar scalar) {
        scalars.add(scalar);
      } else {
        problem(item, key + " must hold single values", "quote them if they are text");
      }
    }
    return scalars;
  }

  private void refuseUnknown(Node.Scalar key, Collection<String> known) {
    if (full() || known.contains(key.text())) {
      return;
    }
    var hint =
        LiteralKey.isSecretName(key.text())
            ? "keys come from the environment; key_env names the variable"
            : Nearest.hint(key.text(), known, "known: " + String.join(", ", known));
    problem(key, "unknown key \"" + key.text() + "\"", hint);
  }

  private void refuseKeys(Node node) {
    switch (node) {
      case Node.Scalar scalar -> {
        if (LiteralKey.in(scalar.text())) {
          problem(
              scalar,
              "this looks like a key, and keys do not belong in files",
              "put it into the environment and name the variable in key_env");
        }
      }
      case Node.Sequence(var items, _, _) -> items.forEach(this::refuseKeys);
      case Node.Mapping(var entries, _, _) ->
          entries.forEach(entry -> {
            refuseKeys(entry.key());
            refuseKeys(entry.value());
          });
    }
  }
}
