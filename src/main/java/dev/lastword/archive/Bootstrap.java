package dev.lastword.archive;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Draws conversations anew, with replacement, and sees how far the figures of a score move: 95 %
/// intervals by the percentile method. The same seed always leads to the same intervals.
///
/// Where no draw can differ, because not one transcript (or every one) is premature, hit or wholly
/// right, drawing tells nothing; there the exact interval of a share stands in its place (Clopper
/// and Pearson).
///
/// @param resamples how many times
/// @param seed where chance begins
public record Bootstrap(int resamples, long seed) {
  /// What the program uses.
  public static final Bootstrap USUAL = new Bootstrap(2_000, 1);

  private static final double TAIL = 0.025;

  /// Refuses too few to cut tails from.
  public Bootstrap {
    if (resamples < 100) {
      throw new IllegalArgumentException("at least 100 resamples, not " + resamples);
    }
  }

  /// The intervals of a score.
  ///
  /// @param score a score
  /// @return an interval for each figure
  public Bounds of(Score score) {
    var rows = score.rows().toArray(Row[]::new);
    if (rows.length == 0) {
      return new Bounds(new Interval(0, 1), new Interval(0, 100), null, null);
    }
    var draws = new Draws(resamples);
    var random = new Random(seed);
    for (int i = 0; i < resamples; i++) {
      draws.draw(rows, random);
    }
    var quality = wholly(score);
    var premature = exact(score.premature(), rows.length);
    var hit = exact(score.count(Outcome.HIT), score.due());
    return new Bounds(
        quality == null ? draws.quality.interval() : quality,
        premature == null ? draws.premature.interval() : premature,
        score.due() == 0 ? null : hit == null ? draws.hit.interval() : hit,
        score.due() == 0 ? null : draws.waste.interval());
  }

  /// The exact interval where every transcript is worth all, or none is worth anything.
  private static @Nullable Interval wholly(Score score) {
    int all = score.rows().size();
    boolean best = score.rows().stream().allMatch(row -> row.points() == 1);
    boolean worst = score.rows().stream().allMatch(row -> row.points() == 0);
    var percent = best ? exact(all, all) : worst ? exact(0, all) : null;
    return percent == null ? null : new Interval(percent.low() / 100, percent.high() / 100);
  }

  /// The exact interval in percent where a share is nothing or all; null elsewhere.
  private static @Nullable Interval exact(int some, int all) {
    if (all == 0 || (some > 0 && some < all)) {
      return null;
    }
    double bound = Math.pow(TAIL, 1.0 / all);
    return some == 0 ? new Interval(0, 100 * (1 - bound)) : new Interval(100 * bound, 100);
  }

  /// The figures of every draw.
  private static final class Draws {
    private final Sample quality;
    private final Sample premature;
    private final Sample hit;
    private final Sample waste;

    Draws(int most) {
      quality = new Sample(most);
      premature = new Sample(most);
      hit = new Sample(most);
      waste = new Sample(most);
    }

    void draw(Row[] rows, Random random) {
      double points = 0;
      int early = 0;
      int hits = 0;
      int due = 0;
      long wasted = 0;
      for (int i = 0; i < rows.length; i++) {
        var row = rows[random.nextInt(rows.length)];
        points += row.points();
        early += row.outcome().premature() ? 1 : 0;
        hits += row.outcome() == Outcome.HIT ? 1 : 0;
        due += row.due() == null ? 0 : 1;
        wasted += row.waste();
      }
      quality.add(points / rows.length);
      premature.add(100.0 * early / rows.length);
      if (due > 0) { // a draw without an end says nothing about ends
        hit.add(100.0 * hits / due);
        waste.add((double) wasted / due);
      }
    }
  }

  /// One figure over all draws.
  private static final class Sample {
    private final double[] values;
    private int size;

    Sample(int most) {
      values = new double[most];
    }

    void add(double value) {
      values[size++] = value;
    }

    Interval interval() {
      var sorted = Arrays.copyOf(values, size);
      Arrays.sort(sorted);
      int cut = (int) Math.floor(TAIL * size);
      return new Interval(sorted[cut], sorted[size - 1 - cut]);
    }
  }
}
