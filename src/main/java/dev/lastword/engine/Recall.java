package dev.lastword.engine;

import dev.lastword.config.Spec;
import dev.lastword.detect.Utterance;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Judged;
import dev.lastword.journal.Operator;
import dev.lastword.journal.Other;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run as its journal tells it, up to the moment it broke off: what was agreed, what happened,
/// what the judge has heard, which calls are in doubt. A pure fold over the records; every verdict
/// on record stands, whatever a newer judge would say.
final class Recall {
  /// Why a run goes on that the judge had ended.
  static final String REOPEN = "reopen";

  /// Where the words come from that were taken over from another run.
  static final String FORK = "fork";

  private final Run.Start start;
  private final CallsSoFar calls = new CallsSoFar();
  private final VerdictsSoFar verdicts;
  private final Map<Side, Integer> read = new EnumMap<>(Side.class);
  private Spec spec;
  private History history = History.EMPTY;
  private Duration elapsed = Duration.ZERO;
  private String detector;
  private boolean opened;
  private @Nullable Reply pending;
  private Run.@Nullable End ended;

  /// A reply on record that is no message yet.
  record Reply(Call.Reply reply, String receipt) {}

  private Recall(Run.Start start, Spec spec, Judge judge) {
    this.start = start;
    this.spec = spec;
    this.detector = start.judge().version();
    this.verdicts = new VerdictsSoFar(judge);
    var taken = new Branch(start.spec()).branchOrNull("taken");
    for (var side : Side.values()) {
      read.put(side, taken == null ? 0 : taken.count(side.code()));
    }
  }

  /// Reads a run.
  ///
  /// @param records its journal
  /// @param archive the folder it lies in
  /// @param bench who judges
  /// @throws IllegalArgumentException where the records do not hold what is needed to go on
  static Recall of(List<JournalRecord> records, Path archive, Judge.Bench bench) {
    if (records.isEmpty() || !(records.getFirst().entry() instanceof Run.Start start)) {
      throw new IllegalArgumentException("a journal begins with run.start");
    }
    var spec = SpecForm.read(start.spec(), archive);
    var recall = new Recall(start, spec, bench.judge(spec.stop().rules()));
    records.stream().skip(1).forEach(recall::take);
    return recall;
  }

  /// A run that has not begun.
  static Recall nothing(Run.Start start, Spec spec, Judge judge) {
    return new Recall(start, spec, judge);
  }

  Run.Start start() {
    return start;
  }

  Spec spec() {
    return spec;
  }

  History history() {
    return history.at(elapsed);
  }

  /// How many messages are on record, a reply that only has to take its place among them.
  int messages() {
    return history.messages() + (pending == null ? 0 : 1);
  }

  /// The calls that were made.
  CallsSoFar calls() {
    return calls;
  }

  /// What the judge has heard and said.
  VerdictsSoFar verdicts() {
    return verdicts;
  }

  /// The version of the judge whose verdicts were recorded last.
  String detector() {
    return detector;
  }

  /// Whether the opener was said.
  boolean opened() {
    return opened;
  }

  /// The end that stands; null where the run broke off.
  Run.@Nullable End ended() {
    return ended;
  }

  /// A reply that only has to take its place; null where there is none.
  @Nullable Reply pending() {
    return pending;
  }

  /// How many lines of its own a side's reader has read out.
  int read(Side side) {
    return read.getOrDefault(side, 0);
  }

  /// Takes the next record in.
  void take(JournalRecord record) {
    elapsed = elapsed.plusNanos(record.ns());
    switch (record.entry()) {
      case Call.Intent intent -> calls.ask(record, intent, spec.party(intent.side()).name());
      case Call.Closing closing -> close(record, closing);
      case Said said -> say(said);
      case Judged judged -> {
        var stop = verdicts.take(judged, spec.stop().action());
        history = stop == null ? history : history.judged(stop);
      }
      case Operator operator -> hear(operator);
      case Run.Resume resume -> goOn(resume);
      case Run.End end -> ended = end;
      case Run.Start _, Run.Recovered _, Other _ -> {}
    }
  }

  private void close(JournalRecord record, Call.Closing closing) {
    var used = calls.close(closing);
    history = used == null ? history : history.spent(used);
    if (closing instanceof Call.Reply reply) {
      pending = new Reply(reply, record.receipt());
    }
  }

  private void say(Said said) {
    opened = true;
    calls.decided();
    var reply = pending;
    pending = null;
    var of = reply != null && reply.receipt().equals(said.receipt()) ? reply.reply() : null;
    if (of == null && !said.source().equals("opener") && !said.source().equals(FORK)) {
      read.merge(said.message().side(), 1, Integer::sum);
    }
    var finish =
        of == null ? Utterance.Finish.COMPLETE : Recorded.heard(Recorded.finish(of.finish()));
    var message = said.message();
    verdicts.hear(new Utterance(Sides.of(message.side()), message.text(), finish));
    history = history.spoken(message, of == null ? Usage.NONE : of.usage(), null);
  }

  private void hear(Operator operator) {
    switch (operator.occasion()) {
      case "opener" -> {
        opened = true;
        history = history.told(operator.text(), operator.to());
      }
      case "inject" -> history = history.injected(operator.text(), operator.to());
      case "nudge" -> {
        verdicts.nudged();
        history = history.told(operator.text(), operator.to()).reopened(true);
      }
      case "warn" -> {
        verdicts.warn();
        history = history.reopened(false);
      }
      case "ask" -> {
        verdicts.setAside();
        history = history.reopened(false);
      }
      case Narrowing.OCCASION ->
          history = Narrowing.recall(history, operator.text(), operator.to());
      default -> {} // a note: shown, heard by nobody
    }
  }

  private void goOn(Run.Resume resume) {
    if (resume.why().equals(REOPEN) || isJudged(ended)) {
      verdicts.setAside();
      history = history.reopened(false);
    }
    ended = null;
    if (OnUnknown.SKIP.code().equals(resume.changes().get(Resumable.ON_UNKNOWN))) {
      calls.giveUp();
    }
    spec = Changes.of(resume).applied(spec);
    detector = resume.detector();
  }

  private static boolean isJudged(Run.@Nullable End end) {
    return end != null
        && Ending.of(end.ending()).map(ending -> ending.kind() == Ending.Kind.JUDGED).orElse(false);
  }

  /// Whether the judge ended it.
  boolean judged() {
    return isJudged(ended);
  }
}
