package dev.lastword.page;

import dev.lastword.journal.Judged;
import dev.lastword.text.Neutral;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// A message made harmless, and where in it the judge's evidence stands.
///
/// @param text the message, harmless
/// @param spans where the evidence is in that text, in order, none overlapping
record Evidence(String text, List<Piece> spans) {
  Evidence {
    spans = List.copyOf(spans);
  }

  /// A stretch of evidence.
  ///
  /// @param from its first `char`
  /// @param to the `char` after its last
  /// @param kind the class it testifies for
  record Piece(int from, int to, Kind kind) {}

  /// Makes a message harmless and carries the evidence over, which is counted in code points of the
  /// text as it was said.
  static Evidence of(String raw, List<Judged.Span> spans) {
    var bounds = new TreeSet<Integer>();
    for (var span : spans) {
      bounds.add(span.from());
      bounds.add(span.to());
    }
    var neutral = new Neutral();
    var text = new StringBuilder(raw.length() + 16);
    var places = new TreeMap<Integer, Integer>();
    var unit = 0;
    var points = 0;
    for (var bound : bounds) {
      var next = forward(raw, unit, bound - points);
      text.append(neutral.next(raw.substring(unit, next)));
      unit = next;
      points = bound;
      places.put(bound, text.length());
    }
    text.append(neutral.next(raw.substring(unit))).append(neutral.end());
    return new Evidence(text.toString(), pieces(spans, places));
  }

  /// So many code points further, or the end.
  private static int forward(String text, int from, int points) {
    var at = from;
    for (var i = 0; i < points && at < text.length(); i++) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static List<Piece> pieces(List<Judged.Span> spans, TreeMap<Integer, Integer> places) {
    var pieces = new ArrayList<Piece>();
    var sorted = spans.stream().sorted(Comparator.comparingInt(Judged.Span::from)).toList();
    var end = 0;
    for (var span : sorted) {
      var from = Math.max(end, places.getOrDefault(span.from(), 0));
      var to = places.getOrDefault(span.to(), 0);
      if (to > from) {
        pieces.add(new Piece(from, to, Kind.of(span.kind())));
        end = to;
      }
    }
    return pieces;
  }
}
