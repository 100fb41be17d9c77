package dev.lastword.cli;

import dev.lastword.detect.Policy;
import dev.lastword.detect.Reading;
import dev.lastword.detect.Stop;
import dev.lastword.detect.Utterance;
import dev.lastword.detect.Verdict;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A judgement for a reader: the strip, the messages that moved the score, and a closing paragraph.
final class Explanation {
  private static final int CLASS = 16;
  private static final int SCORES = 11;
  private static final int LEAST_QUOTES = 24;

  /// What a line may lose at its end where words are not broken.
  private static final int LOST = 10;

  private static final String INDENT = "       ";

  private final Judgement judgement;
  private final @Nullable Stop stop;
  private final int columns;

  Explanation(Judgement judgement, int columns) {
    this.judgement = judgement;
    this.stop = judgement.stop();
    this.columns = Math.clamp(columns, 40, 120);
  }

  /// Writes it all.
  ///
  /// @param all whether messages that left the score as it was are listed too
  List<String> lines(boolean all) {
    var lines = new ArrayList<>(Width.wrap(head(), columns));
    lines.add("");
    lines.addAll(new Strip(judgement.verdicts(), stop, judgement.threshold()).lines(columns));
    lines.add("");
    var shown = judgement.verdicts().stream().filter(verdict -> all || isTelling(verdict)).toList();
    shown.forEach(verdict -> lines.addAll(row(verdict.reading())));
    if (!shown.isEmpty()) {
      lines.add("");
    }
    Width.wrap(closing(), columns - 4).forEach(line -> lines.add("  " + line));
    return lines;
  }

  private String head() {
    var pair = judgement.pair();
    return "%s, %d %s, policy %s, threshold %.1f"
        .formatted(
            Width.truncate(
                pair.isEmpty() ? Neutral.line(judgement.transcript().id()) : pair, columns),
            judgement.messages().size(),
            judgement.messages().size() == 1 ? "message" : "messages",
            judgement.policy().code(),
            judgement.threshold());
  }

  /// Up to the stop, what moved the score; after it nothing can.
  private boolean isTelling(Verdict verdict) {
    var reading = verdict.reading();
    return (stop == null || reading.message() <= stop.after())
        && (reading.score() != reading.before() || isMarked(reading.message()));
  }

  private boolean isMarked(int message) {
    return stop != null && (message == stop.after() || message == stop.onset());
  }

  /// Number, side, class, mark, words and movement of the score; the words stand below where there
  /// is no room beside, and the note below them.
  private List<String> row(Reading reading) {
    var left =
        "%4d %s %s%s "
            .formatted(
                reading.message(),
                reading.side() == Utterance.Side.A ? "●" : "○",
                Width.padRight(reading.kind().code(), CLASS),
                mark(reading.message()));
    var scores = Width.padLeft("%.1f → %.1f".formatted(reading.before(), reading.score()), SCORES);
    var room = columns - 2 - Width.of(left) - SCORES - 1;
    var lines = new ArrayList<String>();
    if (room < LEAST_QUOTES) {
      var below = columns - 2 - INDENT.length();
      lines.add(Width.padRight(left, columns - 2 - SCORES) + scores);
      Width.wrap(quotes(reading, 2 * below - LOST), below)
          .forEach(line -> lines.add(INDENT + line));
    } else {
      lines.add(left + Width.padRight(quotes(reading, room), room) + " " + scores);
    }
    Width.wrap(Neutral.line(reading.note()), columns - 2 - INDENT.length())
        .forEach(line -> lines.add(INDENT + line));
    lines.removeIf(String::isBlank);
    return lines;
  }

  private String mark(int message) {
    if (stop == null) {
      return " ";
    }
    return message == stop.after() ? "■" : message == stop.onset() ? "□" : " ";
  }

  private static String quotes(Reading reading, int room) {
    var quotes =
        reading.spans().stream()
            .map(span -> Neutral.line(span.quote().strip()))
            .distinct()
            .toList();
    return quotes.isEmpty() ? "" : FittedQuotes.of(quotes, room, quote -> "“" + quote + "”");
  }

  private String closing() {
    if (stop == null) {
      return "No stop: " + alive();
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
        .formatted(stop.after(), stop.rule().code(), judgement.account(), saved);
  }

  /// Why it would run on.
  private String alive() {
    var expression = judgement.expression();
    if (expression != null) {
      return "the stop expression “" + Neutral.line(expression) + "” never held.";
    }
    if (judgement.policy() == Policy.OFF) {
      return "under the policy off only what the user asks for ends a talk.";
    }
    var threshold = judgement.threshold();
    var highest =
        judgement.verdicts().stream()
            .map(Verdict::reading)
            .max(Comparator.comparingDouble(Reading::score))
            .orElse(null);
    if (highest == null || highest.score() == 0) {
      return "nothing in it testifies for an ending.";
    }
    var last = judgement.verdicts().getLast().reading().score();
    if (highest.score() < threshold) {
      return "the closing score never rose above %.1f of %.1f (at %d) and stood at %.1f in the end."
          .formatted(highest.score(), threshold, highest.message(), last);
    }
    return ("the closing score rose to %.1f of %.1f at %d and stood at %.1f in the end, but what else"
            + " is needed never came with it: both sides closing in neighbouring messages, with"
            + " nothing owed.")
        .formatted(highest.score(), threshold, highest.message(), last);
  }
}
