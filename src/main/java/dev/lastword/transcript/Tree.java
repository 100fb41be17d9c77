package dev.lastword.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Messages that branch where somebody edited one or asked again. One way from the root to a leaf
/// is the conversation; the others are told of.
///
/// @param <T> a message as its file has it
final class Tree<T> {
  private static final int MOST_TOLD = 5;
  private static final int EXCERPT = 60;

  private final Map<String, Leaf<T>> nodes = new LinkedHashMap<>();

  /// A message and what it answers.
  ///
  /// @param content null: a node without a message
  /// @param said its words where it is a message of one of the sides; empty where it is not
  /// @param <T> a message as its file has it
  private record Leaf<T>(String id, @Nullable String parent, @Nullable T content, String said) {}

  void add(String id, @Nullable String parent, @Nullable T content, String said) {
    nodes.putIfAbsent(id, new Leaf<>(id, parent, content, said));
  }

  boolean has(@Nullable String id) {
    return id != null && nodes.containsKey(id);
  }

  boolean isEmpty() {
    return nodes.isEmpty();
  }

  /// The node that was added last of those that nobody answered.
  String lastLeaf() {
    var answered = new HashSet<String>();
    nodes
        .values()
        .forEach(node -> {
          if (node.parent != null) {
            answered.add(node.parent);
          }
        });
    return nodes.keySet().stream()
        .filter(id -> !answered.contains(id))
        .reduce((_, later) -> later)
        .orElseGet(() -> nodes.keySet().stream().reduce((_, later) -> later).orElse(""));
  }

  /// The ids from the root to a node. A circle ends where it closes.
  List<String> way(String to) {
    var way = new ArrayList<String>();
    var seen = new HashSet<String>();
    var at = nodes.get(to);
    while (at != null && seen.add(at.id)) {
      way.add(at.id);
      at = at.parent == null ? null : nodes.get(at.parent);
    }
    return way.reversed();
  }

  @Nullable T content(String id) {
    var node = nodes.get(id);
    return node == null ? null : node.content;
  }

  /// Tells of the branches that are not on the way.
  ///
  /// @param said the number of messages said when each node of the way had been read
  void tellOthers(List<String> way, Map<String, Integer> said, Draft draft) {
    var chosen = Set.copyOf(way);
    var branches = new LinkedHashMap<String, List<Leaf<T>>>();
    var tops = new HashMap<String, String>();
    for (var node : nodes.values()) {
      if (!chosen.contains(node.id)) {
        branches.computeIfAbsent(top(node, chosen, tops), _ -> new ArrayList<>()).add(node);
      }
    }
    var told = 0;
    for (var branch : branches.entrySet()) {
      var messages = branch.getValue().stream().filter(node -> !node.said.isBlank()).toList();
      if (messages.isEmpty()) {
        continue;
      }
      draft.aside("other branches", Aside.Fate.LEFT);
      draft.aside("messages of other branches", Aside.Fate.LEFT, messages.size());
      if (told++ < MOST_TOLD) {
        var top = nodes.get(branch.getKey());
        var after = top == null || top.parent == null ? null : said.get(top.parent);
        draft.warn(
            "left out: a branch of %d %s after message %d, “%s”"
                .formatted(
                    messages.size(),
                    messages.size() == 1 ? "message" : "messages",
                    after == null ? 0 : after,
                    OneLine.cut(messages.getFirst().said, EXCERPT)));
      }
    }
  }

  /// The node of its branch that stands next to the way. What was walked once is remembered, so
  /// that a long branch takes no longer than its length.
  private String top(Leaf<T> node, Set<String> chosen, Map<String, String> tops) {
    var walked = new ArrayList<String>();
    var seen = new HashSet<String>();
    var at = node;
    while (seen.add(at.id) && !tops.containsKey(at.id)) {
      walked.add(at.id);
      var parent = at.parent == null || chosen.contains(at.parent) ? null : nodes.get(at.parent);
      if (parent == null) {
        break;
      }
      at = parent;
    }
    var top = tops.getOrDefault(at.id, at.id);
    walked.forEach(id -> tops.put(id, top));
    return top;
  }
}
