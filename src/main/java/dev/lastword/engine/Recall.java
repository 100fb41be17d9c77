package dev.lastword.engine;

import dev.lastword.config.Spec;
import dev.lastword.detect.Stop;
import dev.lastword.detect.Utterance;
import dev.lastword.detect.Verdict;
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
import java.util.LinkedHashMap;
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
  private final Judge judge;
  private final Map<Long, UnknownCall> open = new LinkedHashMap<>();
  private final Map<Long, UnknownCall> doubtful = new LinkedHashMap<>();
  private final Map<Side, String> served = new EnumMap<>(Side.class);
  private final Map<Side, Usage> last = new EnumMap<>(Side.class);
  private final Map<Side, Integer> read = new EnumMap<>(Side.class);
  private Spec spec;
  private History history = History.EMPTY;
  private Duration elapsed = Duration.ZERO;
  private String detector;
  private boolean opened;
  private boolean warned;
  private int calls;
  private int askedFor;
  private int attempts;
  private @Nullable Reply pending;
  private @Nullable Said unjudged;
  private @Nullable Verdict heard;
  private @Nullable Verdict unsettled;
  private Run.@Nullable End ended;

  /// A reply on record that is no message yet.
  record Reply(Call.Reply reply, String receipt) {}

  private Recall(Run.Start start, Spec spec, Judge judge) {
    this.start = start;
    this.spec = spec;
    this.detector = start.judge().version();
    this.judge = judge;
    var taken = new Branch(start.spec()).branchOrNull("taken");
    for (var side : Side.values()) {
      read.put(side, taken == null ? 0 : taken.count(side.code()));
    }
  }

  /// Reads a run.
  ///
  /// @param records its journal
  /// @param archive the folder it lies in
  /// @throws IllegalArgumentException where the records do not hold what is needed to go on
  static Recall of(List<JournalRecord> records, Path archive) {
    return of(records, archive, Judge.DETECTOR);
  }

  /// Reads a run, heard by another judge.
  static Recall of(List<JournalRecord> records, Path archive, Judge.Bench bench) {
    if (records.isEmpty() || !(records.getFirst().entry() instanceof Run.Start start)) {
      throw new IllegalArgumentException("a journal begins with run.start");
    }
    var spec = SpecForm.read(start.spec(), archive);
    var recall = new Recall(start, spec, bench.judge(Stage.rules(spec.stop())));
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

  Judge judge() {
    return judge;
  }

  /// The version of the judge whose verdicts were recorded last.
  String detector() {
    return detector;
  }

  /// Whether the opener was said.
  boolean opened() {
    return opened;
  }

  /// Whether the user was warned of the closing that is under way.
  boolean warned() {
    return warned;
  }

  /// How many requests were about to be sent.
  int calls() {
    return calls;
  }

  /// The message that was asked for last.
  int askedFor() {
    return askedFor;
  }

  /// How often it was asked for.
  int attempts() {
    return attempts;
  }

  /// The end that stands; null where the run broke off.
  Run.@Nullable End ended() {
    return ended;
  }

  /// A reply that only has to take its place; null where there is none.
  @Nullable Reply pending() {
    return pending;
  }

  /// The judge's word on the last message, not on record yet; null where it is.
  @Nullable Verdict unjudged() {
    return unjudged == null ? null : heard;
  }

  /// A stop on record of which it is not on record what came of it; null where it is.
  @Nullable Verdict unsettled() {
    return unsettled;
  }

  /// The model each side was answered by first.
  Map<Side, String> served() {
    return Map.copyOf(served);
  }

  /// How many lines of its own a side's reader has read out.
  int read(Side side) {
    return read.getOrDefault(side, 0);
  }

  /// The intents that nothing closes.
  List<UnknownCall> open() {
    return List.copyOf(open.values());
  }

  /// The calls in doubt, of which nobody has decided yet what to do.
  List<UnknownCall> doubtful() {
    var all = new LinkedHashMap<>(doubtful);
    all.putAll(open);
    return List.copyOf(all.values());
  }

  /// Takes the next record in.
  void take(JournalRecord record) {
    elapsed = elapsed.plusNanos(record.ns());
    switch (record.entry()) {
      case Call call -> take(record, call);
      case Said said -> say(said);
      case Judged judged -> judge(judged);
      case Operator operator -> hear(operator);
      case Run.Resume resume -> goOn(resume);
      case Run.End end -> ended = end;
      case Run.Start _, Run.Recovered _, Other _ -> {}
    }
  }

  private void take(JournalRecord record, Call call) {
    switch (call) {
      case Call.Intent intent -> ask(record, intent);
      case Call.Reply reply -> {
        open.remove(reply.call());
        var model = reply.served().model();
        if (model != null) {
          served.putIfAbsent(reply.side(), model);
        }
        last.put(reply.side(), reply.usage());
        pending = new Reply(reply, record.receipt());
      }
      case Call.Failed failed -> open.remove(failed.call());
      case Call.Partial partial -> doubt(partial, "its reply was cut: " + partial.why());
      case Call.Unknown unknown -> doubt(unknown, unknown.why());
      case Call.Discarded discarded -> {
        open.remove(discarded.call());
        doubtful.remove(discarded.call());
        history = history.spent(discarded.usage());
      }
    }
  }

  private void ask(JournalRecord record, Call.Intent intent) {
    calls++;
    attempts = askedFor == intent.message() ? attempts + 1 : 1;
    askedFor = intent.message();
    doubtful.clear(); // somebody decided to ask again
    open.put(
        record.seq(),
        new UnknownCall(
            record.seq(),
            intent.message(),
            intent.side(),
            spec.party(intent.side()).name(),
            record.at(),
            "no answer on disk",
            last.getOrDefault(intent.side(), Usage.UNKNOWN).cost()));
  }

  private void doubt(Call.Closing closing, String why) {
    history = history.spent(Usage.UNKNOWN);
    var call = open.remove(closing.call());
    if (call != null) {
      doubtful.put(
          call.intent(),
          new UnknownCall(
              call.intent(),
              call.message(),
              call.side(),
              call.name(),
              call.sent(),
              why,
              call.lastCost()));
    }
  }

  private void say(Said said) {
    opened = true;
    doubtful.clear();
    var reply = pending;
    pending = null;
    var of = reply != null && reply.receipt().equals(said.receipt()) ? reply.reply() : null;
    if (of == null && !said.source().equals("opener") && !said.source().equals(FORK)) {
      read.merge(said.message().side(), 1, Integer::sum);
    }
    var finish =
        of == null ? Utterance.Finish.COMPLETE : Recorded.heard(Recorded.finish(of.finish()));
    var message = said.message();
    heard = judge.hear(new Utterance(Sides.of(message.side()), message.text(), finish));
    unjudged = said;
    history = history.spoken(message, of == null ? Usage.NONE : of.usage(), null);
  }

  private void judge(Judged judged) {
    var said = unjudged;
    var now = heard;
    unjudged = null;
    if (said == null || now == null) {
      return; // a verdict on nothing: not ours, and nothing follows from it
    }
    if (judged.stop() == null) {
      if (now.stop() != null) {
        judge.reopen(); // another version of the judge went on here
      }
      warned &= judged.reading().score() > 0;
      return;
    }
    settle(now.stop() == null ? Recorded.verdict(judged) : now);
  }

  private void settle(Verdict verdict) {
    switch (spec.stop().action()) {
      case STOP, NUDGE, CODA -> history = history.judged(verdict.stop());
      case ASK -> unsettled = verdict;
      case WARN -> {
        if (warned) {
          judge.reopen();
        } else {
          unsettled = verdict;
        }
      }
    }
  }

  private void hear(Operator operator) {
    switch (operator.occasion()) {
      case "opener" -> {
        opened = true;
        history = history.told(operator.text(), operator.to());
      }
      case "inject" -> history = history.injected(operator.text(), operator.to());
      case "nudge" -> {
        judge.reopen();
        history = history.told(operator.text(), operator.to()).reopened(true);
      }
      case "warn", "ask" -> {
        warned |= operator.occasion().equals("warn");
        judge.reopen();
        unsettled = null;
        history = history.reopened(false);
      }
      case Narrowing.OCCASION ->
          history = Narrowing.recall(history, operator.text(), operator.to());
      default -> {} // a note: shown, heard by nobody
    }
  }

  private void goOn(Run.Resume resume) {
    if (resume.why().equals(REOPEN) || isJudged(ended)) {
      judge.reopen();
      unsettled = null;
      history = history.reopened(false);
    }
    ended = null;
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

  /// The stop that ended it or is about to; null while it is held to be alive.
  @Nullable Stop stop() {
    return unsettled == null ? history.stop() : unsettled.stop();
  }
}
