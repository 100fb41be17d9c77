package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.talk.Side;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
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

  private static final int MOST_WARNINGS = 100;

  private final Transcript.Form form;
  private final List<String> warnings = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
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
    return new Transcript(
        id, title, speakers, started, ended, routing, lines, footer, form, warnings);
  }

  String speakers() {
    return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(" and "));
  }
}
