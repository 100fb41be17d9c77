package dev.lastword.detect;

import com.google.re2j.Pattern;
import java.util.ArrayList;
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
  public static final String VERSION = "2";

  private static final int KEPT = 12;

  private final StopRules rules;
  private final StopExpression expression;
  private final List<Pattern> phrases;
  private final List<Pattern> patterns;
  private final Listener listener = new Listener();
  private final Bench bench;
  private final Tally tally = new Tally();
  private final Traces traces = new Traces();
  private final Notes notes;
  private final Narrator narrator;
  private @Nullable Stop stop;

  /// Makes a judge that has heard nothing yet.
  ///
  /// @param rules when to end a conversation
  public Detector(StopRules rules) {
    this.rules = rules;
    this.expression = rules.parsed();
    this.phrases = rules.compiledPhrases();
    this.patterns = rules.compiledPatterns();
    var weights = Weights.of(rules.policy());
    this.bench = new Bench(weights);
    this.notes = new Notes(weights);
    this.narrator = new Narrator(traces, weights);
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
            Quotes.of(utterance.text(), segments, traits, kind, bench.evidence() > 0),
            before,
            bench.score(),
            notes.of(traits, bench.evidence(), before, bench.score(), answers, announced));
    int times = traces.count(segments.fingerprint());
    var trace = Trace.of(reading, traits, bench.evidence(), times, utterance.text());
    keep(trace);
    if (stop == null) {
      stop = decide(utterance, trace, finding);
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
    tally.reset(listener.heard() + 1);
    traces.clear();
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

  private void keep(Trace trace) {
    traces.add(trace);
    if (trace.reading().score() == 0 && trace.evidence() < 0) {
      tally.reset(trace.message());
    }
    tally.add(trace.kind());
  }

  private @Nullable Stop decide(Utterance utterance, Trace last, Bench.@Nullable Finding finding) {
    if (finding != null && rules.policy() != Policy.OFF) {
      var rule = name(finding, last.kind());
      var account = narrator.of(finding, rule, last);
      tally.add(new Tally.Found(rule, finding, last.message(), account));
    }
    if (utterance.finish() == Utterance.Finish.COMPLETE) {
      var said = said(phrases, rules.phrases(), utterance.text(), Rule.PHRASE, last);
      said =
          said == null
              ? said(patterns, rules.patterns(), utterance.text(), Rule.PATTERN, last)
              : said;
      if (said != null) {
        return said;
      }
    }
    return expression.holds(tally) ? agreed(last) : null;
  }

  private Rule name(Bench.Finding finding, MessageClass last) {
    return switch (finding.ground()) {
      case SCORE, FAREWELLS -> RuleNames.of(readings(finding.onset()));
      case CYCLE -> Rule.CYCLE;
      case STUCK -> RuleNames.ofStuck(last);
    };
  }

  /// The stop where one of the user's own phrases or patterns is met, or null.
  private @Nullable Stop said(
      List<Pattern> all, List<String> sources, String text, Rule rule, Trace last) {
    for (int i = 0; i < all.size(); i++) {
      var matcher = all.get(i).matcher(text);
      while (matcher.find()) {
        if (matcher.end() > matcher.start()) {
          var what = "the stop " + rule.code() + " " + Excerpt.quoted(sources.get(i), 120);
          var account = narrator.ofWords(what, matcher.group(), last, bench.threshold());
          return stop(last, rule, last.message(), bench.threshold(), account);
        }
      }
    }
    return null;
  }

  /// The stop where the expression holds: on the policy's own finding, or on what the user counts.
  private Stop agreed(Trace last) {
    var found = tally.found();
    var account = account(found, last);
    return found == null
        ? stop(last, Rule.PATTERN, last.message(), bench.threshold(), account)
        : stop(last, found.rule(), found.finding().onset(), found.finding().needed(), account);
  }

  private Account account(Tally.@Nullable Found found, Trace last) {
    var written = rules.expression();
    if (written == null && found != null) {
      return found.account();
    }
    var counted =
        traces.since(tally.since()).stream()
            .filter(trace -> expression.kinds().contains(trace.kind()))
            .toList();
    return narrator.ofExpression(written == null ? "policy" : written, counted, last, found);
  }

  private Stop stop(Trace last, Rule rule, int onset, double needed, Account account) {
    var because = new ArrayList<Reading>();
    for (var reading : readings(onset)) {
      if (reading.score() > reading.before() || reading.message() == last.message()) {
        because.add(reading);
      }
    }
    var carried = because.subList(Math.max(0, because.size() - KEPT), because.size());
    return new Stop(last.message(), rule, onset, last.reading().score(), needed, carried, account);
  }

  private List<Reading> readings(int onset) {
    return traces.since(onset).stream().map(Trace::reading).toList();
  }
}
