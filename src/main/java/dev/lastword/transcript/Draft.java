package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.talk.Side;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A transcript while its file is being read.
final class Draft {
  final List<Line> lines = new ArrayList<>();
  final List<Routing> routing = new ArrayList<>();
  @Nullable String title;
  @Nullable LocalDateTime started;
  @Nullable LocalDateTime ended;
  @Nullable Footer footer;
  @Nullable Provenance origin;

  private static final int MOST_WARNINGS = 100;
  private static final int MOST_ASIDES = 40;
  private static final String REST = "other things";

  private final Transcript.Form form;
  private final List<String> warnings = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<Aside> asides = new ArrayList<>();
  private final Map<Side, Models> models = new EnumMap<>(Side.class);
  private int messages;

  Draft(Transcript.Form form) {
    this.form = form;
  }

  /// The side of a name: who speaks first is a, the next other name b.
  ///
  /// @return null for a third name, and for one that is none
  @Nullable Side sideOf(String name) {
    if (!Transcript.isName(name)) {
      return null;
    }
    if (!names.contains(name)) {
      if (names.size() == 2) {
        return null;
      }
      names.add(name);
    }
    return names.indexOf(name) == 0 ? Side.A : Side.B;
  }

  List<String> names() {
    return List.copyOf(names);
  }

  void say(Side side, String text, Finish finish, @Nullable Telemetry telemetry) {
    lines.add(new Line.Said(side, text, finish, telemetry));
    messages++;
    if (text.indexOf('\0') >= 0) {
      warn("message " + messages + " holds NUL");
    }
  }

  /// A message of which may be known when it was said.
  ///
  /// @param at the time; null: unknown
  /// @param latency how long its call took; null: unknown
  void say(
      Side side,
      String text,
      Finish finish,
      @Nullable LocalDateTime at,
      @Nullable Duration latency) {
    var begun = started;
    if (at != null && begun == null) {
      begun = at;
      started = at;
    }
    if (at != null && (ended == null || at.isAfter(ended))) {
      ended = at;
    }
    if (at == null) {
      say(side, text, finish, latency == null ? null : new Telemetry(null, latency, null));
      return;
    }
    var day = at.toLocalDate();
    var other = begun == null || day.equals(begun.toLocalDate()) ? null : day;
    say(side, text, finish, new Telemetry(null, latency, at.toLocalTime(), other));
  }

  /// Words that are none of the two sides', set apart by what they are.
  void note(String what, String text) {
    lines.add(new Line.Operator("[" + what + "]" + (text.isEmpty() ? "" : " " + text)));
  }

  /// Counts what the file holds besides the words of the two sides.
  void aside(String what, Aside.Fate fate) {
    aside(what, fate, 1);
  }

  /// Counts several of them.
  void aside(String what, Aside.Fate fate, int count) {
    var some = new Aside(what, fate, count);
    for (var i = 0; i < asides.size(); i++) {
      var known = asides.get(i);
      if (known.fate() == fate && known.what().equals(some.what())) {
        asides.set(i, known.plus(count));
        return;
      }
    }
    if (asides.size() < MOST_ASIDES || what.equals(REST)) {
      asides.add(some);
    } else {
      aside(REST, fate, count);
    }
  }

  /// Counts a reply of a model.
  ///
  /// @param provider who is asked for it; empty: unknown
  void model(Side side, String provider, String model, @Nullable Duration latency) {
    models.computeIfAbsent(side, _ -> new Models(provider)).add(model, latency);
  }

  /// Notes what a careful reader would want to know, up to a hundred times.
  void warn(String warning) {
    if (warnings.size() < MOST_WARNINGS) {
      warnings.add(warning);
    } else if (warnings.size() == MOST_WARNINGS) {
      warnings.add("there is more of this kind");
    }
  }

  int messages() {
    return messages;
  }

  Transcript finish(String id) {
    var speakers =
        names.size() < 2 ? names() : SpeakerNames.of(names.getFirst(), names.getLast()).both();
    models.forEach((side, some) -> routing.add(some.routing(side)));
    return new Transcript(
        id, title, speakers, started, ended, routing, lines, footer, form, warnings, origin,
        asides);
  }

  String speakers() {
    return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(" and "));
  }
}
