package dev.lastword.cli;

import dev.lastword.batch.Progress;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.List;

/// A running batch as a block of lines for a terminal of any size. A pure function of what it is
/// given: no line reaches the last column, and the block leaves the last row free.
///
/// @param columns the terminal's columns, at least 1
/// @param rows its rows, at least 1
/// @param face how it is drawn
/// @param now the time of day, for when it may be over
record BatchView(int columns, int rows, Face face, java.time.LocalTime now) {
  /// From here on rows have room for tokens and whose turn it is.
  static final int WIDE = 110;

  /// Below this, a row is two lines.
  static final int NARROW = 60;

  private static final int MOST_LAST = 5;

  /// Fewer rows than this, where there are more, need no head.
  private static final int FEW = 3;

  /// How it is drawn.
  ///
  /// @param palette marks and styles
  /// @param keys whether keys are listened to
  /// @param help whether the keys are explained
  /// @param odd whether oddities stand in place of conversations
  record Face(Palette palette, boolean keys, boolean help, boolean odd) {}

  /// How many rows of conversations could be shown at most.
  static int most(int rows) {
    return Math.max(1, rows);
  }

  /// Draws it.
  List<String> lines(Progress progress) {
    var room = Math.max(1, rows - 1);
    var head = new BatchHead(columns, face.palette(), now).lines(progress);
    var foot = foot(progress);
    var middle =
        face.help()
            ? spaced(help())
            : face.odd() ? spaced(odd(progress, room)) : middle(progress, room - head.size());
    return put(head, middle, foot, room).stream().map(this::fitted).toList();
  }

  /// What matters most stays: the head, the providers, then as much of the middle as fits.
  private static List<String> put(
      List<String> head, List<String> middle, List<String> foot, int room) {
    var lines = new ArrayList<>(head);
    var left = room - head.size() - foot.size();
    if (left >= middle.size() + 1) {
      lines.addAll(middle);
      lines.add("");
    } else if (left > 0) {
      lines.addAll(middle.subList(0, Math.min(left, middle.size())));
    }
    lines.addAll(foot.subList(0, Math.clamp(room - lines.size(), 0, foot.size())));
    return lines.subList(0, Math.min(room, lines.size()));
  }

  private static List<String> spaced(List<String> lines) {
    var spaced = new ArrayList<String>();
    spaced.add("");
    spaced.addAll(lines);
    return spaced;
  }

  private List<String> foot(Progress progress) {
    var foot = new ArrayList<String>();
    var providers = new BatchProviders(columns).line(progress.providers());
    if (!providers.isEmpty()) {
      foot.add(providers);
    }
    if (face.keys()) {
      foot.add(face.palette().dim(fitted(keys(progress))));
    }
    return foot;
  }

  /// The keys with their words, with fewer words, or alone.
  private String keys(Progress progress) {
    var full = new ArrayList<String>();
    full.add(
        switch (progress.phase()) {
          case PAUSED -> "p go on";
          case RUNNING, FINISHING -> "p pause";
          case STOPPING -> "";
        });
    full.add(
        switch (progress.phase()) {
          case RUNNING, PAUSED -> "q finish and stop";
          case FINISHING -> "q stop now";
          case STOPPING -> "";
        });
    if (!progress.oddities().isEmpty()) {
      full.add(face.odd() ? "a talks" : "a anomalies");
    }
    full.add("? keys");
    full.removeIf(String::isEmpty);
    var few = full.stream().map(key -> key.replace("finish and stop", "stop")).toList();
    var alone = full.stream().map(key -> key.substring(0, 1)).toList();
    return List.of(String.join("   ", full), String.join("  ", few), String.join(" ", alone))
        .stream()
        .map(keys -> " " + keys)
        .filter(keys -> keys.length() < columns)
        .findFirst()
        .orElse("");
  }

  private static List<String> help() {
    return List.of(
        " p  pause: nobody is asked any more until p is pressed again",
        " q  begin no further talk, let those that run finish; again: stop them",
        "    where they are, to be gone on with by the same command",
        " a  what a careful reader would look at, and back",
        " ?  this, and back");
  }

  private List<String> odd(Progress progress, int room) {
    var lines = new ArrayList<String>();
    lines.add(" to look at");
    for (var oddity : progress.oddities()) {
      if (lines.size() > room) {
        break;
      }
      lines.add(
          " %s %d  %s"
              .formatted(Neutral.line(oddity.id()), oddity.message(), Neutral.line(oddity.what())));
    }
    return lines;
  }

  private List<String> middle(Progress progress, int room) {
    var left = room - foot(progress).size() - 1; // a blank line before the foot
    var plan = Plan.of(progress, left, columns < NARROW ? 2 : 1);
    var lines = new ArrayList<String>();
    if (plan.talks() > 0 || plan.more() > 0) {
      lines.addAll(new BatchRows(columns, face.palette()).running(progress, plan));
    }
    if (plan.last() > 0) {
      lines.addAll(new BatchRows(columns, face.palette()).last(progress, plan.last()));
    }
    return lines;
  }

  private String fitted(String line) {
    // Styled lines were fitted before they were styled.
    return line.indexOf('\u001b') >= 0 ? line : Width.truncate(line, Math.max(1, columns - 1));
  }

  /// How many rows of each kind are shown.
  ///
  /// @param talks running conversations
  /// @param more how many of those are not shown
  /// @param waiting whether those that wait are left out
  /// @param last ended conversations; 1: without a head
  record Plan(int talks, int more, boolean waiting, int last) {
    /// Lets rows go until the rest fits: those that wait first, then the endings but one, then
    /// those that run, then the last ending.
    static Plan of(Progress progress, int room, int height) {
      var all = progress.counts().running();
      var known = progress.running().size();
      var busy = (int) progress.running().stream().filter(talk -> !waits(talk)).count();
      var talks = known;
      var last = Math.min(MOST_LAST, progress.last().size());
      while (size(talks, all, last, height) > room && talks > busy) {
        talks--;
      }
      while (size(talks, all, last, height) > room && last > 1) {
        last--;
      }
      while (size(talks, all, last, height) > room && talks > 0) {
        talks--;
      }
      if (size(talks, all, last, height) > room) {
        last = 0;
      }
      return new Plan(talks, all - talks, talks <= busy, last);
    }

    /// Whether the columns of running conversations have a head.
    static boolean headed(int talks, int all, int height) {
      return height == 1 && (talks >= FEW || (talks > 0 && talks == all));
    }

    private static int size(int talks, int all, int last, int height) {
      var running = all == 0 ? 0 : 1 + (headed(talks, all, height) ? 1 : 0) + talks * height;
      var more = talks < all ? 1 : 0;
      return running + more + (last == 0 ? 0 : last == 1 ? 2 : 2 + last * height);
    }

    static boolean waits(Progress.Talk talk) {
      return switch (talk.doing()) {
        case HELD, RETRYING, PAUSED -> true;
        case BEGINS, ASKED, WRITING, BETWEEN -> false;
      };
    }
  }
}
