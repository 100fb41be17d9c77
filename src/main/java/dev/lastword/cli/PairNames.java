package dev.lastword.cli;

import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The names of pairs in rows of a screen. Where several rows show conversations of one pair, each
/// also says which: its opener and repetition.
///
/// @param between what stands between two names
/// @param twins the pairs that stand in several rows
record PairNames(String between, Set<Pair> twins) {
  private static final int LEAST = 8;

  /// Who talks.
  record Pair(String a, String b) {}

  /// Looks at all rows.
  static PairNames of(List<Pair> rows, Palette palette) {
    var seen = new HashSet<Pair>();
    var twins = new HashSet<Pair>();
    rows.stream().filter(pair -> !seen.add(pair)).forEach(twins::add);
    return new PairNames(palette.ascii() ? " - " : " ↔ ", twins);
  }

  /// The names, shortened from the right.
  String of(String a, String b, String which, int width) {
    var names = Neutral.line(a) + between + Neutral.line(b);
    var mark = twins.contains(new Pair(a, b)) ? "  " + Neutral.line(which) : "";
    var left = width - Width.of(mark);
    return left < LEAST
        ? Width.truncate(names, Math.max(1, width))
        : Width.truncate(names, left) + mark;
  }
}
