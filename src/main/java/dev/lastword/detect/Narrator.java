package dev.lastword.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells why a conversation is over. Every sentence states what can be looked up in the messages it
/// names.
final class Narrator {
  /// Up to so many messages are told one by one.
  private static final int FEW = 5;

  private final Traces traces;
  private final Weights weights;

  Narrator(Traces traces, Weights weights) {
    this.traces = traces;
    this.weights = weights;
  }

  /// Tells of the judge's own finding.
  ///
  /// @param rule the name it got
  /// @param last the message after which the talk is over
  Account of(Bench.Finding finding, Rule rule, Trace last) {
    var told =
        switch (finding.ground()) {
          case CYCLE -> cycle(last);
          case STUCK -> stuck(last);
          case FAREWELLS -> closing(finding, rule, last) + farewells(last, finding);
          case SCORE -> closing(finding, rule, last) + score(finding, last);
        };
    return new Account(told + passed(finding.onset()));
  }

  /// Tells of the user's own phrase or pattern.
  ///
  /// @param what such as `the stop phrase “over and out”`
  /// @param found the words that were found
  Account ofWords(String what, String found, Trace last, double threshold) {
    return new Account(
        "%s said %s at %d: that is %s. The closing score stood at %s of %s."
            .formatted(
                Account.name(last.side()),
                Excerpt.quoted(found, 70),
                last.message(),
                what,
                figure(last.reading().score()),
                figure(threshold)));
  }

  /// Tells of the user's own expression.
  ///
  /// @param expression as the user wrote it
  /// @param counted the messages of the classes it counts
  /// @param found what the judge itself had found by then; null: nothing
  Account ofExpression(
      String expression, List<Trace> counted, Trace last, Tally.@Nullable Found found) {
    var told =
        "The stop expression %s held after %d"
            .formatted(Excerpt.quoted(expression, 120), last.message());
    var what = counted.isEmpty() ? "." : ": " + new Groups(counted).told() + ".";
    return new Account(told + what + (found == null ? "" : judged(found, last)));
  }

  private static String judged(Tally.Found found, Trace last) {
    var when = found.message() == last.message() ? "" : " at " + found.message();
    return " The judge found %s%s. %s"
        .formatted(found.rule().code(), when, found.account().words());
  }

  private String closing(Bench.Finding finding, Rule rule, Trace last) {
    var since = traces.since(finding.onset());
    var telling =
        since.stream()
            .filter(trace -> trace.evidence() > 0 || trace.message() == last.message())
            .toList();
    boolean few = telling.size() <= FEW && (rule == Rule.MUTUAL_CLOSING || rule == Rule.STOP_TOKEN);
    return (few ? oneByOne(telling) : together(since, telling)) + overruled(since);
  }

  private static String oneByOne(List<Trace> telling) {
    var told = new ArrayList<String>();
    telling.forEach(trace -> told.add(Account.name(trace.side()) + " " + Clause.at(trace)));
    return Numbers.listed(told) + ".";
  }

  private static String together(List<Trace> since, List<Trace> telling) {
    int first = since.getFirst().message();
    int last = since.getLast().message();
    var groups = new Groups(telling);
    if (telling.size() == since.size() && groups.isOne() && telling.size() > 1) {
      var deed = Clause.ofMessages(since.getFirst(), 2);
      return "All %d messages from %d to %d %s%s."
          .formatted(since.size(), first, last, deed, apart(groups.words()));
    }
    var all = since.size() + " messages from " + first + " to " + last;
    if (groups.isOne()) {
      return "Of the %s, %s.".formatted(all, groups.told());
    }
    return telling.size() == since.size()
        ? "The %s all speak for an ending: %s.".formatted(all, groups.told())
        : "Of the %s, %d speak for an ending: %s.".formatted(all, telling.size(), groups.told());
  }

  private static String apart(String words) {
    return words.isEmpty() ? "" : (words.startsWith("such as") ? ", " : ": ") + words;
  }

  /// What spoke against an ending meanwhile.
  private static String overruled(List<Trace> since) {
    var against = since.stream().filter(trace -> trace.evidence() < 0).toList();
    if (against.isEmpty()) {
      return "";
    }
    var numbers = Numbers.of(against.stream().map(Trace::message).toList());
    var why = against.size() > 1 ? "" : " (" + why(against.getFirst()) + ")";
    return " %s brought something new or asked for more%s, but did not outweigh the rest."
        .formatted(numbers, why);
  }

  private static String farewells(Trace last, Bench.Finding finding) {
    return " A farewell or stop token that the other side answers in kind ends a talk, whatever the"
        + " closing score: it stood at %s of %s."
            .formatted(figure(last.reading().score()), figure(finding.needed()));
  }

  private String score(Bench.Finding finding, Trace last) {
    var since = traces.since(finding.onset());
    boolean open = finding.owed() > 0 || since.stream().anyMatch(Trace::isOpen);
    double usual = weights.of(Setting.THRESHOLD);
    return (open ? "" : " Neither side left anything open.")
        + " That brought the closing score to %s, with %s needed%s."
            .formatted(
                figure(last.reading().score()),
                figure(finding.needed()),
                finding.reasons().isEmpty()
                    ? ""
                    : " in place of " + figure(usual) + because(finding));
  }

  private String because(Bench.Finding finding) {
    return finding.reasons().stream()
        .map(reason -> reason(reason, finding))
        .collect(Collectors.joining(" and ", ", because ", ""));
  }

  private String reason(Obligations.Reason reason, Bench.Finding finding) {
    return switch (reason) {
      case OWED -> owed(finding.owed());
      case BROKEN -> "both had closed before and went on";
      case SMALL_TALK -> "both say only a few words at a time";
    };
  }

  private String owed(int message) {
    var owing = traces.since(message);
    if (owing.isEmpty() || owing.getFirst().message() != message) {
      return "something was still owed";
    }
    var last = owing.getFirst();
    return "%s %s at %d"
        .formatted(
            Account.name(last.side()),
            last.open().promise() ? "promised to come back" : "waited for the other side",
            last.message());
  }

  private String cycle(Trace last) {
    int run = last.news().cycle();
    int period = Math.max(1, last.news().period());
    int first = last.message() - run + 1;
    var round = new ArrayList<String>();
    for (var trace : traces.since(last.message() - period + 1)) {
      var quote =
          trace.opening().isEmpty() ? "a blank message" : Excerpt.quoted(trace.opening(), 60);
      round.add(
          "%s sent %s %s in all"
              .formatted(Account.name(trace.side()), quote, Numbers.times(trace.times())));
    }
    var order = period == 1 ? "" : " and in the same order, every " + period + " messages";
    return "Messages %d to %d had all been sent before, word for word%s: %s."
        .formatted(first, last.message(), order, Numbers.listed(round));
  }

  private String stuck(Trace last) {
    int turns = (int) weights.of(Setting.STUCK);
    var all = traces.since(1).stream().filter(trace -> trace.side() == last.side()).toList();
    var own = all.subList(Math.max(0, all.size() - turns), all.size());
    var groups = new Groups(own);
    var words = groups.isOne() ? groups.words() : groups.told();
    return "%s %s in %sits last %d messages (%s)%s.%s"
            .formatted(
                Account.name(last.side()),
                groups.isOne() ? Clause.deed(last) : "said nothing new",
                groups.isOne() ? "each of " : "",
                own.size(),
                Numbers.of(own.stream().map(Trace::message).toList()),
                apart(words),
                meanwhile(last, own.getFirst().message()))
        + " One side that is stuck for so long ends a talk, whatever the closing score: it stood at"
        + " %s of %s."
            .formatted(figure(last.reading().score()), figure(weights.of(Setting.THRESHOLD)));
  }

  private String meanwhile(Trace last, int from) {
    var asked =
        traces.since(from).stream()
            .filter(trace -> trace.side() != last.side() && trace.asks())
            .toList();
    return asked.isEmpty()
        ? ""
        : " %s asked at %s and got nothing else for an answer."
            .formatted(
                Account.name(asked.getFirst().side()),
                Numbers.of(asked.stream().map(Trace::message).toList()));
  }

  /// The closings before the onset that did not count, and why.
  private String passed(int onset) {
    var closings = traces.passedBefore(onset);
    if (closings.isEmpty()) {
      return "";
    }
    var against = traces.against(onset);
    return " What was said of an ending at %s did not count, because the talk went on: %s at %d."
        .formatted(Numbers.of(closings), why(against), against.message());
  }

  private static String why(Trace against) {
    if (against.asks()) {
      return "a question left open";
    }
    if (against.open().request()) {
      return "a request";
    }
    return against.fresh() > 0
        ? Numbers.words(against.fresh()) + " not used before"
        : "nothing of an ending in it";
  }

  private static String figure(double score) {
    return String.format(Locale.ROOT, "%.1f", score);
  }
}
