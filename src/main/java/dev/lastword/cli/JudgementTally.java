package dev.lastword.cli;

import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Many judgements in one table: how many ran on after their end, by which rule, and the worst.
final class JudgementTally {
  private static final String RAN_ON = "no end found";
  private static final int WORST = 5;
  private static final int BAR = 8;

  private final List<Judgement> judgements;
  private final int columns;

  JudgementTally(List<Judgement> judgements, int columns) {
    this.judgements = List.copyOf(judgements);
    this.columns = Math.clamp(columns, 60, 100);
  }

  List<String> lines() {
    var lines = new ArrayList<>(headline());
    lines.add("");
    lines.add("  ending              conversations   median stop   messages after");
    endings().forEach((ending, group) -> lines.add(row(ending, group)));
    var worst = worst();
    if (!worst.isEmpty()) {
      lines.add("");
      var room = columns - 36;
      lines.add(
          "  " + Width.padRight("most after the end", room) + "      stop   after     tokens");
      worst.forEach(judgement -> lines.add(line(judgement, room)));
    }
    return lines;
  }

  private List<String> headline() {
    var messages = judgements.stream().mapToInt(one -> one.messages().size()).sum();
    var ended = judgements.stream().filter(one -> one.stop() != null).toList();
    var after = ended.stream().mapToInt(one -> one.unused().messages()).sum();
    var ranOn = ended.stream().filter(one -> one.unused().messages() > 0).count();
    var tokens = ended.stream().mapToLong(JudgementTally::tokens).sum();
    var prompts = ended.stream().mapToLong(one -> one.unused().promptTokens()).sum();
    var share = messages == 0 ? 0 : Math.round(100.0 * after / messages);
    return List.of(
        "%,d conversations, %,d messages. %,d ran on after their end."
            .formatted(judgements.size(), messages, ranOn),
        "%,d messages (%d %%) and about %,d tokens came after it.".formatted(after, share, tokens),
        "About %,d more had to be sent to get them.".formatted(prompts));
  }

  private static long tokens(Judgement judgement) {
    return judgement.unused().replyTokens();
  }

  /// The groups by ending, the largest first, those without a stop last.
  private Map<String, List<Judgement>> endings() {
    var groups =
        judgements.stream()
            .collect(
                Collectors.groupingBy(JudgementTally::ending, TreeMap::new, Collectors.toList()));
    Comparator<String> order =
        Comparator.<String, Boolean>comparing(RAN_ON::equals)
            .thenComparingInt(ending -> -groups.getOrDefault(ending, List.of()).size())
            .thenComparing(Comparator.naturalOrder());
    var sorted = new TreeMap<String, List<Judgement>>(order);
    sorted.putAll(groups);
    return sorted;
  }

  private static String ending(Judgement judgement) {
    var stop = judgement.stop();
    return stop == null ? RAN_ON : stop.rule().code();
  }

  private String row(String ending, List<Judgement> group) {
    var most = judgements.size();
    var bar = "█".repeat(Math.max(1, (int) Math.round((double) BAR * group.size() / most)));
    var count = Width.padRight(bar + " " + group.size(), 13);
    var stops =
        group.stream()
            .map(Judgement::stop)
            .filter(stop -> stop != null)
            .mapToInt(stop -> stop.after())
            .sorted()
            .toArray();
    var median = stops.length == 0 ? "–" : Integer.toString(stops[stops.length / 2]);
    var after = group.stream().mapToInt(one -> one.unused().messages()).sum();
    return "  %s %s %s %s"
        .formatted(
            Width.padRight(ending, 19),
            Width.padRight(count, 15),
            Width.padLeft(median, 11),
            Width.padLeft(stops.length == 0 ? "–" : String.format(Locale.ROOT, "%,d", after), 16));
  }

  private List<Judgement> worst() {
    return judgements.stream()
        .filter(one -> one.unused().messages() > 0)
        .sorted(Comparator.comparingInt(one -> -one.unused().messages()))
        .limit(WORST)
        .toList();
  }

  /// Whether a pair's names tell its conversation from all others.
  private boolean isOnly(String pair) {
    return judgements.stream().map(Judgement::pair).filter(pair::equals).count() == 1;
  }

  private String line(Judgement judgement, int room) {
    var stop = judgement.stop();
    var name = judgement.pair();
    var label = name.isBlank() || !isOnly(name) ? Neutral.line(judgement.transcript().id()) : name;
    return "  %s %s %s %s"
        .formatted(
            Width.padRight(Width.truncate(label, room), room),
            Width.padLeft((stop == null ? 0 : stop.after()) + "/" + judgement.messages().size(), 9),
            Width.padLeft(String.format(Locale.ROOT, "%,d", judgement.unused().messages()), 7),
            Width.padLeft(String.format(Locale.ROOT, "%,d", tokens(judgement)), 10));
  }
}
