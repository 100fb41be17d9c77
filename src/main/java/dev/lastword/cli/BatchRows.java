package dev.lastword.cli;

import dev.lastword.batch.Progress;
import dev.lastword.batch.Progress.Over;
import dev.lastword.batch.Progress.Talk;
import dev.lastword.cli.PairNames.Pair;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The conversations of a batch as rows: those that run, and those that ended last.
///
/// @param columns the terminal's columns
/// @param palette marks and styles
record BatchRows(int columns, Palette palette) {
  private static final int LONGEST_STRIP = 40;
  private static final int LONGEST_NAME = 60;
  private static final String BARS = "·▁▂▃▄▅▆▇█";

  /// The widths of the columns; 0: the column is left out.
  private record Widths(int pair, int count, int strip, int tokens, int cost) {}

  private boolean wide() {
    return columns >= BatchView.WIDE;
  }

  private boolean narrow() {
    return columns < BatchView.NARROW;
  }

  private int room() {
    return Math.max(1, columns - 1);
  }

  private Widths widths(List<String> counts, List<String> costs, int tokens) {
    var count = Math.max(4, longest(counts));
    var cost = Math.max(4, longest(costs));
    if (narrow()) {
      return new Widths(room() - 1, count, 0, 0, cost);
    }
    // Between the columns: blank, pair, 2, count, 2, strip, 2, score, cost.
    var score = wide() ? 9 + 3 + tokens + 6 : 7;
    var rest = room() - 1 - 2 - count - 2 - 2 - score - 3 - cost;
    if (wide()) {
      var strip = LONGEST_STRIP + 1;
      return new Widths(Math.clamp(rest - strip, 16, LONGEST_NAME), count, strip, tokens, cost);
    }
    var strip = Math.clamp(10 + (rest - 32) * 11L / 20, 0, LONGEST_STRIP / 2 + 1);
    return new Widths(Math.max(8, rest - strip), count, strip, 0, cost);
  }

  private static int longest(List<String> cells) {
    return cells.stream().mapToInt(Width::of).max().orElse(0);
  }

  /// The running conversations, as many as the plan has room for.
  List<String> running(Progress progress, BatchView.Plan plan) {
    var shown =
        progress.running().stream()
            .filter(talk -> !plan.waiting() || !BatchView.Plan.waits(talk))
            .limit(plan.talks())
            .toList();
    var tokens = shown.stream().map(BatchRows::tokens).toList();
    var widths =
        widths(
            shown.stream().map(talk -> count(talk.messages(), talk.most())).toList(),
            shown.stream().map(BatchRows::cost).toList(),
            Math.max(6, longest(tokens)));
    var lines = new ArrayList<String>();
    lines.add("");
    if (BatchView.Plan.headed(shown.size(), progress.counts().running(), narrow() ? 2 : 1)) {
      lines.add(palette.dim(head(widths)));
    }
    var names = names(shown.stream().map(talk -> new Pair(talk.a(), talk.b())));
    shown.forEach(
        talk -> lines.addAll(narrow() ? two(talk, names) : List.of(one(talk, widths, names))));
    if (plan.more() > 0) {
      lines.add(" and " + Figures.count(plan.more()) + (shown.isEmpty() ? " running" : " more"));
    }
    return lines;
  }

  private String head(Widths widths) {
    var line =
        " "
            + Width.padRight("running", widths.pair() + 2)
            + Width.padRight("msgs", widths.count() + 2)
            + Width.padRight(wide() ? "strip, last 40" : strip(widths), widths.strip() + 2);
    return wide()
        ? line
            + Width.padRight("score", 9 + 3)
            + Width.padLeft("tokens", widths.tokens())
            + Width.padLeft("cost", 3 + widths.cost())
            + "  now"
        : line + Width.padLeft("score", 7) + Width.padLeft("cost", 3 + widths.cost());
  }

  private static String strip(Widths widths) {
    return widths.strip() < 5 ? "" : "strip";
  }

  private String one(Talk talk, Widths widths, PairNames names) {
    var line =
        " "
            + Width.padRight(
                names.of(talk.a(), talk.b(), talk.which(), widths.pair()), widths.pair() + 2)
            + Width.padLeft(count(talk.messages(), talk.most()), widths.count())
            + "  "
            + Width.padRight(strip(talk, widths.strip()), widths.strip() + 2)
            + bar(talk);
    return wide()
        ? line
            + " "
            + Width.padRight(Figures.score(talk.score()) + threshold(talk), 7)
            + "   "
            + Width.padLeft(tokens(talk), widths.tokens())
            + Width.padLeft(cost(talk), 3 + widths.cost())
            + "  "
            + now(talk)
        : line
            + Width.padLeft(Figures.score(talk.score()), 6)
            + Width.padLeft(cost(talk), 3 + widths.cost());
  }

  /// Figures that do not fit are left out: none is ever shortened.
  private List<String> two(Talk talk, PairNames names) {
    var second = "   " + count(talk.messages(), talk.most());
    for (var more :
        List.of("  " + bar(talk) + " " + Figures.score(talk.score()), "  " + cost(talk))) {
      second += Width.of(second) + Width.of(more) <= room() ? more : "";
    }
    return List.of(
        " " + names.of(talk.a(), talk.b(), talk.which(), Math.max(1, room() - 1)),
        Width.truncate(second, room()));
  }

  private static String threshold(Talk talk) {
    return talk.threshold() > 0 ? "/" + Figures.score(talk.threshold()) : "";
  }

  private static String now(Talk talk) {
    return switch (talk.doing()) {
      case HELD, PAUSED -> "wait";
      case RETRYING -> "again";
      case BEGINS, ASKED, WRITING, BETWEEN -> talk.turn().name();
    };
  }

  private PairNames names(Stream<Pair> pairs) {
    return PairNames.of(pairs.toList(), palette);
  }

  static String count(int messages, int most) {
    return messages + "/" + most;
  }

  /// The last letters, with a mark where there are more before them.
  private String strip(Talk talk, int width) {
    var letters = talk.strip();
    if (width < 2 || letters.isEmpty()) {
      return "";
    }
    var keep = Math.min(width - 1, letters.length());
    var before = keep < letters.length() || letters.length() < talk.messages();
    return before
        ? (palette.ascii() ? "<" : "…") + letters.substring(letters.length() - keep)
        : letters;
  }

  /// Rounded down, so that a full bar is a reached threshold; anything above nothing shows.
  private String bar(Talk talk) {
    var share = Math.clamp(talk.nearness(), 0.0, 1.0);
    var eighths = share >= 0.0125 ? Math.max(1, (int) Math.floor(share * 8)) : 0;
    return palette.ascii() ? Integer.toString(eighths) : BARS.substring(eighths, eighths + 1);
  }

  private static String tokens(Talk talk) {
    return Figures.count(talk.used().tokens()) + (talk.used().tokensWhole() ? "" : "+");
  }

  private static String cost(Talk talk) {
    return Figures.money(talk.used().dollars()) + (talk.used().dollarsWhole() ? "" : "+");
  }

  /// The conversations that ended last; a single one stands without a head.
  List<String> last(Progress progress, int many) {
    var shown = progress.last().stream().limit(many).toList();
    var counts = shown.stream().map(over -> count(over.messages(), over.most())).toList();
    var costs = shown.stream().map(BatchRows::cost).toList();
    var widths = widths(counts, costs, 6);
    var lines = new ArrayList<String>();
    lines.add("");
    if (many > 1) {
      lines.add(palette.dim(wide() ? wideHead(widths) : " just ended"));
    }
    var names = names(shown.stream().map(over -> new Pair(over.a(), over.b())));
    for (var over : shown) {
      lines.addAll(
          narrow() && many > 1
              ? endedInTwo(over, names)
              : List.of(wide() ? wide(over, widths, names) : ended(over, widths, names)));
    }
    return lines;
  }

  private String wideHead(Widths widths) {
    return Width.truncate(
        " "
            + Width.padRight("just ended", widths.pair() + 2 + widths.count() + 2)
            + Width.padRight("why", 20)
            + "  onset   stop   last words",
        room());
  }

  private String wide(Over over, Widths widths, PairNames names) {
    var words = Neutral.line(over.words());
    var line =
        lead(over, widths, names)
            + Width.padRight(over.ending().code(), 20)
            + Width.padLeft(over.onset() == null ? "" : over.onset().toString(), 7)
            + Width.padLeft(Integer.toString(over.messages()), 7)
            + (words.isEmpty() ? "" : "   " + palette.quoted(words));
    return Width.truncate(line, room());
  }

  private String ended(Over over, Widths widths, PairNames names) {
    var from = over.onset() == null ? "" : "from " + over.onset();
    if (narrow()) {
      return endedInOne(over, names);
    }
    var tail = Width.padLeft(cost(over), 3 + widths.cost());
    var code = Width.padRight(over.ending().code(), columns < 80 ? 17 : 20);
    var line = lead(over, widths, names) + code + "  ";
    var between = room() - Width.of(line) - Width.of(tail);
    return between < 1
        ? Width.truncate(line.stripTrailing(), room())
        : line + Width.padRight(Width.truncate(from, between), between) + tail;
  }

  private List<String> endedInTwo(Over over, PairNames names) {
    var mark = " " + palette.stop() + " ";
    var pair = names.of(over.a(), over.b(), over.which(), Math.max(1, room() - Width.of(mark)));
    var code = "  " + over.ending().code();
    var second = "   " + count(over.messages(), over.most()) + code;
    return List.of(
        Width.truncate(mark + pair, room()),
        Width.truncate(Width.of(second) <= room() ? second : code, room()));
  }

  private String endedInOne(Over over, PairNames names) {
    var end = " " + palette.stop() + " " + over.messages() + " " + over.ending().code();
    var left = room() - Width.of(end) - 2;
    return Width.truncate(
        left < 10 ? end : end + "  " + names.of(over.a(), over.b(), over.which(), left), room());
  }

  private String lead(Over over, Widths widths, PairNames names) {
    var mark = " " + palette.stop() + " ";
    var pair = widths.pair() + 1 - Width.of(mark);
    return mark
        + Width.padRight(names.of(over.a(), over.b(), over.which(), pair), pair + 2)
        + Width.padLeft(count(over.messages(), over.most()), widths.count())
        + "  ";
  }

  private static String cost(Over over) {
    return over.dollars() == null ? "" : Figures.money(over.dollars());
  }
}
