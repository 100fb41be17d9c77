package dev.lastword.batch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a report calls speakers and conversations: by their names where these tell them apart, by
/// the plan's ids where they do not.
final class ReportNames {
  private final Map<String, String> speakers = new LinkedHashMap<>();
  private final Map<List<String>, Integer> talks = new HashMap<>();
  private final Set<String> openings = new HashSet<>();

  ReportNames(Report report) {
    for (var talk : report.talks()) {
      var place = talk.place();
      add(place.a(), talk.a());
      add(place.b(), talk.b());
      talks.merge(List.of(place.a(), place.b()), 1, Integer::sum);
      openings.add(place.opening());
    }
    var taken = new HashMap<String, Integer>();
    speakers.values().forEach(name -> taken.merge(name, 1, Integer::sum));
    speakers.replaceAll((id, name) -> taken.getOrDefault(name, 1) > 1 ? id : name);
  }

  private void add(String id, String name) {
    // A talk that has not begun has no name but the id.
    speakers.merge(id, name, (known, now) -> known.equals(id) ? now : known);
  }

  /// A speaker, by its id in the plan.
  String speaker(String id) {
    return speakers.getOrDefault(id, id);
  }

  /// A pair.
  String pair(ReportedTalk talk) {
    return speaker(talk.place().a()) + " ↔ " + speaker(talk.place().b());
  }

  /// A conversation.
  String of(ReportedTalk talk) {
    var place = talk.place();
    if (talks.getOrDefault(List.of(place.a(), place.b()), 1) == 1) {
      return pair(talk);
    }
    var opening = openings.size() > 1 ? place.opening() + " " : "";
    return pair(talk) + ", " + opening + place.n();
  }
}
