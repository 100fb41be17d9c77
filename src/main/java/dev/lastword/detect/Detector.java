package dev.lastword.detect;

import com.google.re2j.Pattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a conversation one utterance at a time and says when it is over.
///
/// The same utterances lead to the same verdicts, whether heard one by one or judged at once. The
/// work for a message is linear in its length, and the memory for a conversation is bounded. Not
/// safe for use by several threads; one detector a conversation.
public final class Detector {
  /// The version of the judgement. It changes whenever any verdict may change.
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

  /// The score that ends a conversation under this policy while nothing speaks against it.
  ///
  /// @return the threshold that screens show
  public double threshold() {
    return bench.threshold();
  }

  /// Hears the next utterance. After a stop, further verdicts repeat that stop until [#reopen()].
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

  /// Takes a stop back and goes on reading, with the score at half the threshold.
  public void reopen() {
    stop = null;
    bench.reopen();
    listener.reopen();
    tally.reset();
  }

  /// Judges a finished transcript: what [#hear] says after each of its messages.
  ///
  /// @param utterances the whole transcript
  /// @param policy how readily to end it
  /// @return a verdict for each utterance
  public static List<Verdict> judge(List<Utterance> utterances, Policy policy) {
    return judge(utterances, StopRules.of(policy));
  }

  /// Judges a finished transcript: what [#hear] says after each of its messages.
  ///
  /// @param utterances the whole transcript
  /// @param rules when to end it
  /// @return a verdict for each utterance
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
