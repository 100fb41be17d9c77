package dev.lastword.detect;

import com.google.re2j.Pattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a conversation one utterance at a time and says when it is over.
///
/// ```java
/// var detector = new Detector(Policy.BALANCED);
/// var verdict = detector.hear(Utterance.of(Utterance.Side.A, "That is all. Goodbye!"));
/// if (verdict.stop() != null) { … }
/// ```
///
/// **One detector, one conversation.** The same utterances lead to the same verdicts, whether heard
/// one by one or judged at once: the verdict after message n is the verdict on the first n. After a
/// stop every verdict carries that same stop, until [#reopen()].
///
/// **Any text will do**: blank, very long, malformed. The work for a message is linear in its
/// length and does not grow with the conversation; a detector keeps at most 256 KB, whatever it
/// hears. It reads no clock, file, network or random number.
///
/// **Threads.** A detector is used by one thread at a time; whoever hands it to another thread sees
/// to it that what one did happens before what the other does. Detectors share nothing that
/// changes, so any number of them may be at work at once. What goes in and comes out is immutable.
///
/// Nulls are refused with a [NullPointerException]; nothing else is.
public final class Detector {
  /// The version of the judgement, to be kept beside verdicts that are stored. It changes whenever
  /// any verdict may change.
  public static final String VERSION = "1";

  private static final int KEPT = 12;

  private final StopRules rules;
  private final StopExpression expression;
  private final List<Pattern> phrases;
  private final List<Pattern> patterns;
  private final Listener listener = new Listener();
  private final Bench bench;
  private final Tally tally = new Tally();
  private final Deque<Reading> recent = new ArrayDeque<>();
  private @Nullable Stop stop;

  /// Makes a judge that has heard nothing yet.
  ///
  /// @param rules when to end a conversation
  public Detector(StopRules rules) {
    this.rules = rules;
    this.expression = rules.parsed();
    this.phrases = rules.compiledPhrases();
    this.patterns = rules.compiledPatterns();
    this.bench = new Bench(Weights.of(rules.policy()));
  }

  /// Makes a judge that has heard nothing yet.
  ///
  /// @param policy how readily it ends a conversation
  public Detector(Policy policy) {
    this(StopRules.of(policy));
  }

  /// How readily this judge ends a conversation.
  ///
  /// @return the policy
  public Policy policy() {
    return rules.policy();
  }

  /// The score that ends a conversation under this policy while nothing speaks against it. An open
  /// promise raises what is needed; some rules, such as an answered farewell, need no score.
  ///
  /// @return the threshold that screens show, in the unit of [Reading#score()]; above 0
  public double threshold() {
    return bench.threshold();
  }

  /// Hears the next utterance. Sides need not take turns. After a stop the verdicts repeat that
  /// stop, each with the reading of its own message, until [#reopen()].
  ///
  /// @param utterance what was said
  /// @return the verdict on all heard so far
  public Verdict hear(Utterance utterance) {
    double before = bench.score();
    var segments = Segments.of(utterance.text(), rules.tokens());
    var traits = listener.hear(utterance, segments);
    boolean answers = bench.isAnswerTo(utterance.side());
    boolean announced = bench.hasClosed(utterance.side());
    var finding = bench.hear(traits);
    var kind = Classifier.of(traits, bench.evidence());
    var reading =
        new Reading(
            traits.message(),
            utterance.side(),
            kind,
            Quotes.of(utterance.text(), segments, traits, kind),
            before,
            bench.score(),
            Notes.of(traits, bench.evidence(), before, bench.score(), answers, announced));
    keep(reading);
    if (stop == null) {
      stop = decide(utterance, reading, finding);
    }
    return new Verdict(reading, stop);
  }

  /// Takes a stop back and goes on reading, with the score at half the threshold: a closing that
  /// was waved on once ends sooner the second time. Messages keep their numbers, and what was said
  /// stays said. Without a stop before, only the score is set.
  public void reopen() {
    stop = null;
    bench.reopen();
    listener.reopen();
    tally.reset();
  }

  /// Judges a finished transcript: what [#hear] says after each of its messages.
  ///
  /// @param utterances the whole transcript; may be empty
  /// @param policy how readily to end it
  /// @return a verdict for each utterance, in their order; once there is a stop, all further
  ///   verdicts carry it, so the last verdict tells whether the transcript ended
  public static List<Verdict> judge(List<Utterance> utterances, Policy policy) {
    return judge(utterances, StopRules.of(policy));
  }

  /// Judges a finished transcript: what [#hear] says after each of its messages.
  ///
  /// @param utterances the whole transcript; may be empty
  /// @param rules when to end it
  /// @return a verdict for each utterance, in their order; once there is a stop, all further
  ///   verdicts carry it
  public static List<Verdict> judge(List<Utterance> utterances, StopRules rules) {
    var detector = new Detector(rules);
    var verdicts = new ArrayList<Verdict>(utterances.size());
    for (var utterance : utterances) {
      verdicts.add(detector.hear(utterance));
    }
    return verdicts;
  }

  private void keep(Reading reading) {
    if (recent.size() == KEPT) {
      recent.removeFirst();
    }
    recent.addLast(reading);
    if (reading.score() == 0 && bench.evidence() < 0) {
      tally.reset();
    }
    tally.add(reading.kind());
  }

  private @Nullable Stop decide(
      Utterance utterance, Reading reading, Bench.@Nullable Finding finding) {
    if (finding != null && rules.policy() != Policy.OFF) {
      tally.add(name(finding, reading));
    }
    boolean whole = utterance.finish() == Utterance.Finish.COMPLETE;
    var said = whole ? said(phrases, utterance, Rule.PHRASE) : null;
    said = said == null && whole ? said(patterns, utterance, Rule.PATTERN) : said;
    if (said != null) {
      return stop(reading, said, reading.message(), bench.threshold());
    }
    if (!expression.holds(tally)) {
      return null;
    }
    int onset = finding == null ? reading.message() : finding.onset();
    double needed = finding == null ? bench.threshold() : finding.needed();
    return stop(reading, tally.rule(), onset, needed);
  }

  private Rule name(Bench.Finding finding, Reading reading) {
    return switch (finding.ground()) {
      case SCORE, FAREWELLS -> RuleNames.of(since(finding.onset()));
      case CYCLE -> Rule.CYCLE;
      case STUCK -> RuleNames.ofStuck(reading.kind());
    };
  }

  private @Nullable Rule said(List<Pattern> all, Utterance utterance, Rule rule) {
    for (var pattern : all) {
      var matcher = pattern.matcher(utterance.text());
      while (matcher.find()) {
        if (matcher.end() > matcher.start()) {
          tally.add(rule);
          return rule;
        }
      }
    }
    return null;
  }

  private Stop stop(Reading last, Rule rule, int onset, double needed) {
    var because = new ArrayList<Reading>();
    for (var reading : since(onset)) {
      if (reading.score() > reading.before() || reading.message() == last.message()) {
        because.add(reading);
      }
    }
    return new Stop(last.message(), rule, onset, last.score(), needed, because);
  }

  private List<Reading> since(int onset) {
    return recent.stream().filter(reading -> reading.message() >= onset).toList();
  }
}
