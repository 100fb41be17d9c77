package dev.lastword.cli;

import dev.lastword.talk.Summary;
import dev.lastword.talk.Summary.Because;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.List;

/// The table of the messages that ended a talk: number, speaker, words, movement of the score.
final class ScreenEvidence {
  private static final int TABLE_FROM = 60;
  private static final int SPEAKER = 20;
  private static final int MOST_ROWS = 8;
  private static final int LEAST_QUOTE = 12;

  private final Palette palette;
  private final int columns;

  ScreenEvidence(Palette palette, int columns) {
    this.palette = palette;
    this.columns = columns;
  }

  /// The rows, two lines each where the terminal is narrow; of many, the first and the last.
  List<String> rows(Summary summary) {
    var because = summary.because();
    var rows = new ArrayList<String>();
    for (var i = 0; i < because.size(); i++) {
      var left = because.size() - MOST_ROWS;
      if (left > 0 && i == MOST_ROWS / 2) {
        rows.add("  " + (palette.ascii() ? "..." : "…") + " " + left + " more");
        i += left;
      }
      rows.addAll(row(because.get(i), summary, i == because.size() - 1));
    }
    return rows;
  }

  private List<String> row(Because because, Summary summary, boolean last) {
    var head = "  " + number(because, summary) + " " + speaker(because, summary) + "  ";
    var of = " of " + Figures.score(summary.threshold());
    var movement =
        Figures.score(because.before())
            + " "
            + palette.arrow()
            + " "
            + Figures.score(because.score());
    // A farewell answered by a farewell ends a talk below the threshold: nothing to compare then.
    var end = last && because.score() >= summary.threshold() ? movement + of : movement;
    var text = ScreenVoices.textWidth(columns);
    var room = text - Width.of(head) - Width.of(movement + of) - 2;
    if (columns < TABLE_FROM || room < LEAST_QUOTE) {
      var indent = "  " + " ".repeat(number(because, summary).length() + 1);
      return List.of(
          head + end, indent + words(because, Math.max(LEAST_QUOTE, text - indent.length())));
    }
    return List.of(head + Width.padRight(words(because, room), room) + "  " + end);
  }

  private static String number(Because because, Summary summary) {
    var widest = Integer.toString(summary.because().getLast().message()).length();
    return Width.padLeft(Integer.toString(because.message()), widest);
  }

  private static String speaker(Because because, Summary summary) {
    var widest = summary.because().stream().mapToInt(b -> Width.of(speaker(b))).max().orElse(0);
    return Width.padRight(speaker(because), widest);
  }

  private static String speaker(Because because) {
    return Width.truncate(Neutral.line(because.speaker()), SPEAKER);
  }

  private String words(Because because, int room) {
    var quotes = because.quotes().stream().map(Neutral::line).map(String::strip).toList();
    if (quotes.isEmpty()) {
      return Width.truncate(Neutral.line(because.kind()), room);
    }
    return FittedQuotes.of(quotes, room, palette::quoted);
  }
}
