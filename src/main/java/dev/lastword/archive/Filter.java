package dev.lastword.archive;

import dev.lastword.talk.Ending;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A [Query] in the database's words. What the user wrote is bound, never written into it.
final class Filter {
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  private Filter() {}

  static Filter of(Query query) {
    var filter = new Filter();
    filter.names(query);
    filter.days(query);
    filter.endings(query.endings());
    filter.numbers(query);
    query.tags().forEach(tag -> filter.add("instr(tags, ?) > 0", "\n" + tag + "\n"));
    return filter;
  }

  /// What must hold.
  String where() {
    return conditions.isEmpty() ? "1" : String.join(" AND ", conditions);
  }

  List<Object> values() {
    return List.copyOf(values);
  }

  boolean isEmpty() {
    return conditions.isEmpty();
  }

  private void add(String condition, Object... bound) {
    conditions.add(condition);
    values.addAll(Arrays.asList(bound));
  }

  private void names(Query query) {
    any("(instr(a_keys, ?) > 0 OR instr(b_keys, ?) > 0)", query.models());
    any("(instr(a_roles, ?) > 0 OR instr(b_roles, ?) > 0)", query.personas());
    if (!query.pair().isEmpty()) {
      var one = Terms.name(query.pair().getFirst());
      var other = Terms.name(query.pair().getLast());
      add(
          "((instr(a_keys, ?) > 0 AND instr(b_keys, ?) > 0)"
              + " OR (instr(a_keys, ?) > 0 AND instr(b_keys, ?) > 0))",
          one,
          other,
          other,
          one);
    }
    if (!query.batches().isEmpty()) {
      conditions.add(alternatives("(batch = ? OR instr(batch, ?) = 1)", query.batches().size()));
      for (var batch : query.batches()) {
        values.add(folder(batch));
        values.add(folder(batch) + "/");
      }
    }
  }

  private static String folder(String batch) {
    return batch.endsWith("/") ? batch.substring(0, batch.length() - 1) : batch;
  }

  private void any(String condition, List<String> parts) {
    if (!parts.isEmpty()) {
      conditions.add(alternatives(condition, parts.size()));
      for (var part : parts) {
        values.add(Terms.name(part));
        values.add(Terms.name(part));
      }
    }
  }

  private static String alternatives(String condition, int count) {
    return "("
        + Stream.generate(() -> condition).limit(count).collect(Collectors.joining(" OR "))
        + ")";
  }

  private void days(Query query) {
    if (query.since() != null) {
      add("day >= ?", query.since().toString());
    }
    if (query.until() != null) {
      add("day <= ?", query.until().toString());
    }
  }

  private void endings(List<String> endings) {
    if (endings.isEmpty()) {
      return;
    }
    var any = new ArrayList<String>();
    for (var ending : endings) {
      switch (ending) {
        case "running" -> any.add("state = 'OPEN'");
        case "broken" -> any.add("state = 'BROKEN'");
        case "none" -> any.add("(over = '' AND state = 'ENDED')");
        case "failed" -> any.add(failed());
        default -> {
          any.add("over = ?");
          values.add(ending);
        }
      }
    }
    conditions.add("(" + String.join(" OR ", any) + ")");
  }

  private static String failed() {
    var codes =
        Arrays.stream(Ending.values())
            .filter(ending -> ending.outcome() == Ending.Outcome.FAILED)
            .map(ending -> "'" + ending.code() + "'")
            .collect(Collectors.joining(", "));
    return "(ending IN (" + codes + ") OR state = 'BROKEN')";
  }

  private void numbers(Query query) {
    for (var kind : query.classes()) {
      add("instr(strip, ?) > 0", String.valueOf(kind.letter()));
    }
    if (query.fewest() != null) {
      add("messages >= ?", query.fewest());
    }
    if (query.most() != null) {
      add("messages <= ?", query.most());
    }
    if (query.cheapest() != null) {
      add("dollars >= ?", query.cheapest().doubleValue());
    }
    if (query.dearest() != null) {
      add("dollars <= ?", query.dearest().doubleValue());
    }
  }

  /// The order a query asks for.
  static String order(Query query) {
    var down = query.reversed() ? "ASC" : "DESC";
    var up = query.reversed() ? "DESC" : "ASC";
    var newest = "at " + down + ", name " + down;
    var order =
        switch (query.sort()) {
          case DATE -> newest;
          case MESSAGES -> "messages " + down;
          case OVER -> "stop_after IS NULL, stop_after " + up;
          case UNUSED -> "unused " + down;
          case COST -> "dollars IS NULL, dollars " + down;
          case TOKENS -> "tokens IS NULL, tokens " + down;
          case PAIR -> "pair " + up;
          case ENDING -> "over = '', over " + up;
          case NAME -> "name " + up;
          case LATENCY -> "latency IS NULL, latency " + down;
          case DURATION -> "took IS NULL, took " + down;
        };
    return query.sort() == Query.Sort.DATE ? order : order + ", at DESC, name DESC";
  }
}
