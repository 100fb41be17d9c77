package dev.lastword.archive.peers;

import dev.lastword.detect.Utterance;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Pidgin's convergence: the talk ends when the last ten messages of both sides have become alike,
/// by a weighted sum of shared words, sentences, lengths, structure and punctuation.
///
/// @param threshold how alike, from 0 to 1; 0.8 is its default
record Convergence(double threshold) implements Rule {
  private static final int WINDOW = 10;
  private static final String MARKS = ".,!?;:-*'\"()";

  @Override
  public boolean over(List<Utterance> soFar) {
    var a = window(soFar, Utterance.Side.A);
    var b = window(soFar, Utterance.Side.B);
    boolean turnIsWhole = soFar.size() % 2 == 0;
    return turnIsWhole && !a.isBlank() && !b.isBlank() && alike(a, b) >= threshold;
  }

  private static String window(List<Utterance> soFar, Utterance.Side side) {
    var texts = soFar.stream().filter(said -> said.side() == side).map(Utterance::text).toList();
    return String.join("\n\n", texts.subList(Math.max(0, texts.size() - WINDOW), texts.size()));
  }

  private static double alike(String a, String b) {
    double structure =
        (ratio(count(a, '\n'), count(b, '\n'))
                + ratio(count(a, '?'), count(b, '?'))
                + (a.contains("```") == b.contains("```") ? 1 : 0))
            / 3;
    double marks =
        MARKS.chars().mapToDouble(c -> ratio(count(a, c), count(b, c))).average().orElse(0);
    double sentences = ratio(a.split("[.!?]+", -1).length, b.split("[.!?]+", -1).length);
    double lengths = ratio(a.length(), b.length());
    return 0.4 * shared(a, b) + 0.2 * sentences + 0.15 * lengths + 0.15 * structure + 0.1 * marks;
  }

  private static double shared(String a, String b) {
    var all = new HashSet<>(Arrays.asList(a.toLowerCase(Locale.ROOT).split("\\W+", -1)));
    var both = new HashSet<>(Arrays.asList(b.toLowerCase(Locale.ROOT).split("\\W+", -1)));
    var other = new HashSet<>(both);
    both.retainAll(all);
    all.addAll(other);
    return (double) both.size() / all.size();
  }

  private static double ratio(long one, long other) {
    return one == other ? 1 : (double) Math.min(one, other) / Math.max(one, other);
  }

  private static long count(String text, int c) {
    return text.chars().filter(each -> each == c).count();
  }
}
