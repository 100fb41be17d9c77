package dev.lastword.engine;

import dev.lastword.endpoint.Request;
import dev.lastword.journal.Call;
import dev.lastword.journal.Entry;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Judged;
import dev.lastword.journal.Operator;
import dev.lastword.journal.Other;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.talk.Ending;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The record of a run that is driven again, and how far it has been met. Every record the replay
/// writes is held against the next one here; what came from outside the talk, such as a signal or a
/// clock, is taken from here.
final class Recording {
  private static final Set<Ending> OUTSIDE =
      Set.of(Ending.OPERATOR, Ending.TIME, Ending.BUDGET, Ending.KILL_SWITCH, Ending.MODEL_CHANGED);

  private final List<JournalRecord> records;
  private final boolean verdicts;
  private final Map<Long, Entry> closings = new HashMap<>();
  private final Map<Long, Integer> places = new HashMap<>();
  private int next;
  private long intent = -1;
  private @Nullable Request request;
  private int requests;
  private int judged;
  private int messages;

  /// The run broke off here: nothing after it was decided by the loop.
  static final class BrokeOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokeOff() {
      super("the record breaks off here", null, false, false);
    }
  }

  /// @param records all of a journal
  /// @param verdicts whether the judge of today is the one on record
  Recording(List<JournalRecord> records, boolean verdicts) {
    this.records = records;
    this.verdicts = verdicts;
    for (var i = 0; i < records.size(); i++) {
      if (records.get(i).entry() instanceof Call.Closing closing) {
        closings.putIfAbsent(closing.call(), closing);
        places.putIfAbsent(closing.call(), i);
      }
    }
  }

  int requests() {
    return requests;
  }

  int verdicts() {
    return judged;
  }

  int messages() {
    return messages;
  }

  /// The next record to be met; null at the end.
  @Nullable Entry next() {
    while (next < records.size() && isAside(records.get(next).entry())) {
      next++;
    }
    return next < records.size() ? records.get(next).entry() : null;
  }

  /// Records that stand beside the talk: it would have gone the same way without them.
  private static boolean isAside(Entry entry) {
    return entry instanceof Run.Recovered
        || entry instanceof Other
        || (entry instanceof Operator operator && operator.occasion().equals("note"));
  }

  /// Passes over what came from outside, up to the record with which the run goes on; false where
  /// it does not.
  boolean passToTheNextPart() {
    while (next < records.size() && !(records.get(next).entry() instanceof Run.Resume)) {
      next++;
    }
    return next < records.size();
  }

  /// The bytes about to be sent, for the case that they differ.
  void prepared(Request now) {
    request = now;
  }

  /// What came of the request just put on record.
  Call.Closing outcome() {
    var place = places.get(intent);
    var outcome = closings.get(intent);
    if (place == null || isAnotherPart(place) || !(outcome instanceof Call.Closing closing)) {
      throw new BrokeOff();
    }
    return closing;
  }

  private boolean isAnotherPart(int place) {
    return records.subList(next, Math.max(next, place)).stream()
        .anyMatch(record -> record.entry() instanceof Run.Resume);
  }

  /// Holds a record against the next one.
  void hear(JournalRecord now) {
    if (isAside(now.entry())) {
      return;
    }
    var then = next();
    if (then == null || !then.type().equals(now.entry().type())) {
      throw found("the next record", then == null ? "nothing" : then.type(), now.entry().type());
    }
    compare(then, now.entry());
    if (then instanceof Call.Intent) {
      intent = records.get(next).seq();
    }
    next++;
    if (!(then instanceof Run.End)) {
      stopWhereTheOutsideDid();
    }
  }

  private void stopWhereTheOutsideDid() {
    var following = next();
    var outside =
        following instanceof Run.End end
            && Ending.of(end.ending()).map(OUTSIDE::contains).orElse(true);
    if (following == null || following instanceof Run.Resume || outside) {
      throw new BrokeOff();
    }
  }

  private void compare(Entry then, Entry now) {
    switch (then) {
      case Run.End end -> ended(end, (Run.End) now);
      case Run _, Other _ -> {}
      case Call.Intent asked -> asked(asked, (Call.Intent) now);
      case Call.Reply reply -> {
        same("text", reply.text(), ((Call.Reply) now).text());
        same("served", reply.served(), ((Call.Reply) now).served());
      }
      case Call call -> same("message", call.message(), ((Call) now).message());
      case Said said -> {
        same("number", said.message().number(), ((Said) now).message().number());
        same("speaker", said.message().speaker(), ((Said) now).message().speaker());
        same("text", said.message().text(), ((Said) now).message().text());
        same("source", said.source(), ((Said) now).source());
        messages++;
      }
      case Judged verdict -> {
        if (verdicts) {
          same("verdict", verdict.reading(), ((Judged) now).reading());
          same("stop", verdict.stop(), ((Judged) now).stop());
          judged++;
        }
      }
      case Operator operator -> same("the operator's word", operator, now);
    }
  }

  private void ended(Run.End then, Run.End now) {
    same("ending", then.ending(), now.ending());
    same("messages", then.messages(), now.messages());
    same("calls", then.calls(), now.calls());
    same("onset", then.onset(), now.onset());
  }

  private void asked(Call.Intent then, Call.Intent now) {
    same("message", then.message(), now.message());
    same("side", then.side(), now.side());
    same("attempt", then.attempt(), now.attempt());
    same("endpoint", then.endpoint(), now.endpoint());
    if (!then.request().digest().equals(now.request().digest())) {
      var sent = Objects.requireNonNull(request).body();
      var details = RequestDifference.between(then, now, sent);
      throw new Desync.Found(
          new Desync(records.get(next).seq(), then.message(), "the request", details));
    }
    same("adapted", then.adapted(), now.adapted());
    requests++;
  }

  private void same(String what, @Nullable Object then, @Nullable Object now) {
    if (!Objects.equals(then, now)) {
      throw found(what, String.valueOf(then), String.valueOf(now));
    }
  }

  private Desync.Found found(String what, String then, String now) {
    var here = next < records.size() ? records.get(next) : records.getLast();
    var seq = next < records.size() ? here.seq() : here.seq() + 1;
    return new Desync.Found(
        new Desync(
            seq,
            message(here.entry()),
            what,
            List.of(
                "recorded: " + Excerpts.around(then, difference(then, now)),
                "now:      " + Excerpts.around(now, difference(then, now)))));
  }

  private static int difference(String a, String b) {
    var i = 0;
    while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  private static int message(Entry entry) {
    return switch (entry) {
      case Call call -> call.message();
      case Said said -> said.message().number();
      case Judged verdict -> verdict.reading().message();
      case Run _, Operator _, Other _ -> 0;
    };
  }
}
