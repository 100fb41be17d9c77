package dev.lastword.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Many messages by what they did: `4 declined (“I cannot.” 4 times) and 1 took leave`.
final class Groups {
  private static final int MOST_EXAMPLES = 3;

  private final List<List<Trace>> groups;

  /// Groups messages, the largest group first.
  Groups(List<Trace> traces) {
    var byDeed = new LinkedHashMap<String, List<Trace>>();
    for (var trace : traces) {
      byDeed.computeIfAbsent(Clause.ofMessages(trace, 2), _ -> new ArrayList<>()).add(trace);
    }
    groups = new ArrayList<>(byDeed.values());
    groups.sort((one, other) -> Integer.compare(other.size(), one.size()));
  }

  /// Whether they all did alike.
  boolean isOne() {
    return groups.size() == 1;
  }

  /// All groups with their numbers.
  String told() {
    var told = new ArrayList<String>();
    for (var group : groups) {
      int examples = told.isEmpty() ? MOST_EXAMPLES : 1;
      var inside = inside(group, examples);
      var deed = Clause.ofMessages(group.getFirst(), group.size());
      told.add(group.size() + " " + deed + (inside.isEmpty() ? "" : " (" + inside + ")"));
    }
    return Numbers.listed(told);
  }

  /// The words of the largest group, and how old they were; may be empty.
  String words() {
    return inside(groups.getFirst(), MOST_EXAMPLES);
  }

  private static String inside(List<Trace> group, int most) {
    var inside = new ArrayList<String>();
    inside.add(examples(group, most));
    if (Clause.isOld(group.getFirst())) {
      inside.add(heardBefore(group));
    }
    inside.removeIf(String::isEmpty);
    return String.join("; ", inside);
  }

  private static String heardBefore(List<Trace> group) {
    int least = group.stream().mapToInt(Trace::heard).min().orElse(0);
    int most = group.stream().mapToInt(Trace::heard).max().orElse(0);
    return (least == most ? "" : least + " to ") + most + " % heard before";
  }

  /// What was said in a group, the most frequent first.
  private static String examples(List<Trace> group, int most) {
    var quotes = new LinkedHashMap<String, List<Trace>>();
    for (var trace : group) {
      quotes.computeIfAbsent(Clause.quote(trace), _ -> new ArrayList<>()).add(trace);
    }
    quotes.remove("");
    var sorted = new ArrayList<>(quotes.entrySet());
    sorted.sort((one, other) -> Integer.compare(other.getValue().size(), one.getValue().size()));
    var told = new ArrayList<String>();
    for (var entry : sorted.subList(0, Math.min(most, sorted.size()))) {
      var said = entry.getValue();
      told.add(
          entry.getKey()
              + (said.size() > 1
                  ? " " + Numbers.times(said.size())
                  : " at " + said.getFirst().message()));
    }
    return (sorted.size() > most ? "such as " : "") + Numbers.listed(told);
  }
}
