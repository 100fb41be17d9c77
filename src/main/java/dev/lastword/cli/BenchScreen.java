package dev.lastword.cli;

import dev.lastword.archive.Bootstrap;
import dev.lastword.archive.Interval;
import dev.lastword.archive.Outcome;
import dev.lastword.archive.Row;
import dev.lastword.archive.Score;
import dev.lastword.archive.Speed;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The figures of `bench` as tables for people.
final class BenchScreen {
  private static final int ROOMY = 80;
  private static final int WIDE = 96;
  private static final String INDENT = "  ";

  private final int columns;

  BenchScreen(int columns) {
    this.columns = Math.clamp(columns, 60, 120);
  }

  /// What was read and every policy's figures.
  List<String> figures(List<Benched> all) {
    var first = all.getFirst();
    var lines = new ArrayList<>(headline(first));
    lines.add("");
    lines.addAll(counts(all.stream().map(one -> line(one, one.score()))));
    lines.add("");
    lines.addAll(shares(all));
    lines.add("");
    lines.addAll(
        wrapped(
            "In brackets: 95 %% intervals from %s draws over conversations, seed %d."
                .formatted(Figures.count(Bootstrap.USUAL.resamples()), Bootstrap.USUAL.seed())));
    if (!first.unsure().rows().isEmpty()) {
      lines.add("");
      lines.add("Not sure, in no figure above:");
      lines.addAll(counts(all.stream().map(one -> line(one, one.unsure()))));
    }
    return lines;
  }

  private List<String> headline(Benched any) {
    var score = any.score();
    var said = score.rows().stream().mapToInt(Row::messages).sum();
    var unsure = any.unsure().rows().size();
    return wrapped(
        "%s transcripts scored, %s with an end due, %s messages.%s"
            .formatted(
                Figures.count(score.rows().size()),
                Figures.count(score.due()),
                Figures.count(said),
                unsure == 0 ? "" : " " + Figures.count(unsure) + " not sure: never scored."));
  }

  private static List<String> counts(Stream<String[]> lines) {
    var head =
        Stream.concat(Stream.of("policy"), Arrays.stream(Outcome.values()).map(Outcome::code));
    var grid = new Grid("<>>>>>>", head.toArray(String[]::new));
    lines.forEach(grid::add);
    return grid.lines();
  }

  private static String[] line(Benched one, Score score) {
    var counts = Arrays.stream(Outcome.values()).map(score::count).map(Figures::count);
    return Stream.concat(Stream.of(one.policy().code()), counts).toArray(String[]::new);
  }

  /// The shares with their intervals, in one table where there is room, else in two.
  private List<String> shares(List<Benched> all) {
    if (columns >= ROOMY) {
      var grid = new Grid("<<<<<", "policy", "quality", "premature %", "hit %", "wasted messages");
      all.forEach(
          one -> grid.add(one.policy().code(), quality(one), premature(one), hit(one), waste(one)));
      return grid.lines();
    }
    var first = new Grid("<<<", "policy", "quality", "premature %");
    var second = new Grid("<<<", "policy", "hit %", "wasted messages");
    all.forEach(one -> first.add(one.policy().code(), quality(one), premature(one)));
    all.forEach(one -> second.add(one.policy().code(), hit(one), waste(one)));
    var lines = new ArrayList<>(first.lines());
    lines.add("");
    lines.addAll(second.lines());
    return lines;
  }

  private static String quality(Benched one) {
    return figure("%.3f", one.score().quality(), one.bounds().quality());
  }

  private static String premature(Benched one) {
    return figure("%.1f", one.score().prematurePercent(), one.bounds().premature());
  }

  private static String hit(Benched one) {
    return figure("%.0f", one.score().hitPercent(), one.bounds().hit());
  }

  private static String waste(Benched one) {
    return figure("%.1f", one.score().waste(), one.bounds().waste());
  }

  private static String figure(String form, double value, @Nullable Interval interval) {
    return interval == null
        ? "–"
        : String.format(
            Locale.ROOT,
            form + " (" + form + "–" + form + ")",
            value,
            interval.low(),
            interval.high());
  }

  /// Every transcript that was not ended as its label asks.
  List<String> rows(Benched one) {
    var failures = one.score().failures();
    var lines = new ArrayList<String>();
    lines.add(one.policy().code() + ": " + Figures.count(failures.size()) + " not as labelled");
    failures.stream()
        .sorted((a, b) -> a.outcome().compareTo(b.outcome()))
        .forEach(row -> lines.addAll(row(row)));
    return lines;
  }

  private List<String> row(Row row) {
    var outcome = INDENT + Width.padRight(row.outcome().code(), 8);
    var decision = row.decision();
    var due = row.due() == null ? "none due" : "due " + row.due();
    var ended = decision == null ? "never ended" : "after " + decision.after();
    var where = "%s, %s of %d".formatted(ended, due, row.messages());
    var rule = decision == null ? "" : decision.rule();
    var id = Neutral.line(row.id());
    if (columns < WIDE) {
      var more = where + (rule.isEmpty() ? "" : ", " + rule);
      return List.of(
          outcome + Width.truncate(id, columns - 10),
          INDENT + " ".repeat(8) + Width.truncate(more, columns - 10));
    }
    int room = columns - 10 - 32 - 19;
    var line = outcome + Width.padRight(Width.truncate(id, room), room + 2);
    return List.of((line + Width.padRight(where, 32) + rule).stripTrailing());
  }

  /// One policy's figures for each source.
  List<String> sources(Benched one) {
    boolean roomy = columns >= ROOMY;
    var grid =
        roomy
            ? new Grid(
                "<>>>>>>>", "source", "all", "due", "hit", "late", "missed", "premature", "quality")
            : new Grid("<>>>>>", "source", "all", "due", "hit", "premature", "quality");
    int room = columns - (roomy ? 56 : 42);
    one.score()
        .bySource()
        .forEach((source, score) ->
            grid.add(source(Width.truncate(Neutral.line(source), room), score, roomy)));
    var lines = new ArrayList<String>();
    lines.add(one.policy().code() + " by source");
    grid.lines().forEach(line -> lines.add(INDENT + line));
    return lines;
  }

  private static String[] source(String name, Score score, boolean roomy) {
    var all = Figures.count(score.rows().size());
    var due = Figures.count(score.due());
    var hit = Figures.count(score.count(Outcome.HIT));
    var premature = Figures.count(score.premature());
    var quality = String.format(Locale.ROOT, "%.3f", score.quality());
    if (!roomy) {
      return new String[] {name, all, due, hit, premature, quality};
    }
    var late = Figures.count(score.count(Outcome.LATE));
    var missed = Figures.count(score.count(Outcome.MISSED));
    return new String[] {name, all, due, hit, late, missed, premature, quality};
  }

  List<String> speed(Speed speed) {
    return wrapped(
        String.format(
            Locale.ROOT,
            "Speed: %,.0f messages a second, %.1f µs each (%,.0f characters on average), on one core of"
                + " this machine, warmed up. Noisy: compare it with nothing but this run.",
            speed.messagesPerSecond(),
            speed.microsPerMessage(),
            speed.characters()));
  }

  private List<String> wrapped(String text) {
    return Width.wrap(text, columns);
  }
}
