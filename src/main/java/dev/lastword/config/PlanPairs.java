package dev.lastword.config;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads who talks to whom: every ordered pair of two personas, or rows of pairs.
final class PlanPairs {
  private static final int MOST_PERSONAS = 1_000;

  private final SourceText source;
  private final PlanMembers members;
  private final List<Problem> problems;
  private final List<Plan.Pair> pairs = new ArrayList<>();
  private final UniqueIds ids = new UniqueIds();

  PlanPairs(SourceText source, PlanMembers members, List<Problem> problems) {
    this.source = source;
    this.members = members;
    this.problems = problems;
  }

  List<Plan.Pair> read(Node.Mapping map, Fields fields) throws IOException {
    var personas = map.entry("personas");
    var rows = map.entry("pairs");
    var self = fields.value("self", PlanPairs::truth);
    if (personas != null && rows != null) {
      problem(rows.key(), "personas and pairs exclude each other", "keep one of them");
    } else if (rows != null) {
      var alone = map.entry("self");
      if (alone != null) {
        problem(alone.key(), "self belongs to personas", "a pair may name one persona twice");
      }
      rows(rows.value());
    } else if (personas != null) {
      all(personas.value(), Boolean.TRUE.equals(self));
    } else {
      problem(map, "nobody talks in this plan", "such as personas: [skeptic, poet]");
    }
    return pairs;
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("true or false");
    };
  }

  private void all(Node node, boolean self) throws IOException {
    var who = new ArrayList<Plan.Member>();
    var items = items(node, "personas");
    for (var item : items) {
      var member = members.member(item);
      if (member != null && who.stream().anyMatch(member::isLike)) {
        var name = member.party().name();
        problem(
            item, "\"" + name + "\" is the same as one before", "self: true pairs it with itself");
      } else if (member != null) {
        who.add(member);
      }
    }
    if (items.size() == 1 && !self) {
      problem(node, "one alone has nobody to talk to", "self: true lets it talk to itself");
    }
    for (var i = 0; i < who.size(); i++) {
      for (var j = 0; j < who.size(); j++) {
        if (i != j || self) {
          var a = who.get(i);
          var b = who.get(j);
          pairs.add(new Plan.Pair(ids.unused(a.id() + "_" + b.id()), a, b));
        }
      }
    }
  }

  private void rows(Node node) throws IOException {
    for (var item : items(node, "pairs")) {
      if (item instanceof Node.Mapping row) {
        row(row);
      } else {
        problem(item, "a pair is a mapping", "such as {a: skeptic, b: poet}");
      }
    }
  }

  private void row(Node.Mapping row) throws IOException {
    var fields = new Fields(source, row, Key.names(PlanKeys.PAIR), problems);
    var id = fields.value("id", PlanMembers::id);
    var a = side(row, "a");
    var b = side(row, "b");
    if (id != null && !ids.take(id)) {
      problem(row, "the pair \"" + id + "\" stands here again", "ids are unique");
    } else if (a != null && b != null) {
      var before =
          pairs.stream().filter(pair -> pair.a().isLike(a) && pair.b().isLike(b)).findFirst();
      if (before.isPresent()) {
        var which = "this is the same pair as \"" + before.get().id() + "\"";
        problem(row, which, "repeat: 2 lets a pair talk twice");
      } else {
        pairs.add(new Plan.Pair(id == null ? ids.unused(a.id() + "_" + b.id()) : id, a, b));
      }
    }
  }

  private Plan.@Nullable Member side(Node.Mapping row, String side) throws IOException {
    var entry = row.entry(side);
    if (entry == null) {
      problem(row, "nobody speaks on side " + side, "such as {a: skeptic, b: poet}");
      return null;
    }
    return members.member(entry.value());
  }

  private List<Node> items(Node node, String key) {
    if (node instanceof Node.Sequence(var items, _, _) && !items.isEmpty()) {
      if (key.equals("personas") && items.size() > MOST_PERSONAS) {
        problem(node, "these are " + items.size() + " personas", "a plan pairs at most 1000");
        return List.of();
      }
      return items;
    }
    problem(node, key + " is a list of at least one", "such as personas: [skeptic, poet]");
    return List.of();
  }

  private void problem(Node at, String message, String hint) {
    problems.add(source.problem(at.line(), at.column(), message, hint));
  }
}
