package dev.lastword.cli;

import dev.lastword.detect.Policy;
import dev.lastword.detect.Reading;
import dev.lastword.detect.Stop;
import dev.lastword.detect.Utterance;
import dev.lastword.detect.Verdict;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A judgement for a reader: the strip, the messages that moved the score, and a closing paragraph.
final class Explanation {
  private static final int CLASS = 16;
  private static final int SCORES = 11;

  private final Judgement judgement;
  private final @Nullable Stop stop;
  private final int columns;

  Explanation(Judgement judgement, int columns) {
    this.judgement = judgement;
    this.stop = judgement.stop();
    this.columns = Math.clamp(columns, 50, 120);
  }

  /// Writes it all.
  ///
  /// @param all whether messages that left the score as it was are listed too
  List<String> lines(boolean all) {
    var lines = new ArrayList<String>();
    lines.add(head());
    lines.add("");
    lines.addAll(new Strip(judgement.verdicts(), stop, judgement.threshold()).lines(columns));
    lines.add("");
    var shown = judgement.verdicts().stream().filter(verdict -> all || isTelling(verdict)).toList();
    shown.forEach(verdict -> lines.addAll(row(verdict.reading())));
    if (!shown.isEmpty()) {
      lines.add("");
    }
    Width.wrap(closing(), columns - 6).forEach(line -> lines.add("  " + line));
    return lines;
  }

  private String head() {
    return "%s, %d messages, policy %s, threshold %.1f"
        .formatted(
            judgement.pair(),
            judgement.messages().size(),
            judgement.policy().code(),
            judgement.threshold());
  }

  /// Up to the stop, what moved the score; after it nothing can.
  private boolean isTelling(Verdict verdict) {
    var reading = verdict.reading();
    return (stop == null || reading.message() <= stop.after())
        && Math.abs(reading.score() - reading.before()) >= 0.05;
  }

  private List<String> row(Reading reading) {
    var left =
        "%4d %s %s%s "
            .formatted(
                reading.message(),
                reading.side() == Utterance.Side.A ? "●" : "○",
                Width.padRight(reading.kind().code(), CLASS),
                mark(reading.message()));
    var scores = "%.1f → %.1f".formatted(reading.before(), reading.score());
    var room = columns - 4 - Width.of(left) - SCORES - 1;
    var middle = Width.padRight(Width.truncate(quotes(reading), room), room);
    var lines = new ArrayList<String>();
    lines.add((left + middle + " " + Width.padLeft(scores, SCORES)).stripTrailing());
    if (!reading.note().isEmpty()) {
      lines.add("       " + Neutral.line(reading.note()));
    }
    return lines;
  }

  private String mark(int message) {
    if (stop == null) {
      return " ";
    }
    return message == stop.after() ? "■" : message == stop.onset() ? "□" : " ";
  }

  private static String quotes(Reading reading) {
    return reading.spans().stream()
        .map(span -> "“" + Neutral.line(span.quote().strip()) + "”")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private String closing() {
    if (stop == null) {
      return judgement.policy() == Policy.OFF
          ? "No stop: under this policy nothing ends a talk."
          : "No stop: the talk was still alive at its last message.";
    }
    var unused = judgement.unused();
    var saved =
        unused.messages() == 0
            ? "Nothing came after it."
            : "Saved: %,d %s, about %,d tokens of replies and %,d of prompts."
                .formatted(
                    unused.messages(),
                    unused.messages() == 1 ? "message" : "messages",
                    unused.replyTokens(),
                    unused.promptTokens());
    return "Stop after %d: %s. %s %s"
        .formatted(stop.after(), stop.rule().code(), story(stop), saved);
  }

  private String story(Stop stop) {
    var told = new ArrayList<String>();
    for (var reading : stop.because()) {
      var who = Neutral.line(judgement.speaker(reading.message()));
      var words =
          reading.spans().isEmpty()
              ? ""
              : " (“"
                  + Width.truncate(Neutral.line(reading.spans().getLast().quote().strip()), 60)
                  + "”)";
      told.add("%s %s at %d%s".formatted(who, verb(reading), reading.message(), words));
    }
    var sentence = String.join("; ", told) + ".";
    var passed = passed(stop);
    return passed.isEmpty() ? sentence : sentence + " " + passed;
  }

  private static String verb(Reading reading) {
    return switch (reading.kind()) {
      case SUBSTANTIVE -> "added little";
      case QUESTION -> "asked";
      case PRE_CLOSING -> "offered to end";
      case CLOSING -> "closed";
      case FAREWELL -> "took leave";
      case ACKNOWLEDGEMENT -> "only took note";
      case GRATITUDE -> "only thanked";
      case STAGE_DIRECTION -> "acted instead of speaking";
      case REFUSAL -> "declined";
      case ECHO -> "said the other's words again";
      case REPETITION -> "said its own words again";
      case CHANT -> "chanted";
      case EMPTY -> "said nothing";
      case STOP_TOKEN -> "asked for the end";
    };
  }

  /// The closings before the onset that did not count, because the talk went on.
  private String passed(Stop stop) {
    var earlier =
        judgement.verdicts().stream()
            .map(Verdict::reading)
            .filter(reading -> reading.message() < stop.onset())
            .filter(reading ->
                switch (reading.kind()) {
                  case CLOSING, FAREWELL -> true;
                  default -> false;
                })
            .map(reading -> Integer.toString(reading.message()))
            .toList();
    if (earlier.isEmpty()) {
      return "";
    }
    var places =
        earlier.size() > 6
            ? earlier.size() + " messages before " + stop.onset()
            : String.join(", ", earlier);
    return String.format(
        Locale.ROOT,
        "What was said by way of leave at %s did not count: the talk went on.",
        places);
  }
}
