package dev.lastword.journal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The order records must stand in, and the calls still open.
final class Ledger {
  private final Map<Long, JournalRecord> open = new LinkedHashMap<>();
  private final Map<Long, JournalRecord> unknown = new LinkedHashMap<>();
  private final Set<Long> intents = new HashSet<>();
  private boolean started;
  private boolean ended;

  /// The ledger after some records.
  static Ledger of(List<JournalRecord> records) {
    var ledger = new Ledger();
    records.forEach(ledger::accept);
    return ledger;
  }

  /// Refuses an entry that must not stand next.
  ///
  /// @throws IllegalArgumentException naming the rule it breaks
  void check(Entry entry) {
    if (started == entry instanceof Run.Start) {
      throw new IllegalArgumentException(
          started ? "a second run.start" : "the first record is " + entry.type());
    }
    if (ended && !(entry instanceof Run.Resume || entry instanceof Call.Discarded)) {
      throw new IllegalArgumentException(entry.type() + " after run.end");
    }
    if (entry instanceof Call.Closing closing && !mayClose(closing)) {
      throw new IllegalArgumentException(
          entry.type() + " closes record " + closing.call() + ", which is no open call.intent");
    }
  }

  /// A call is closed once; only a reply nobody waits for any more may still be added to it.
  private boolean mayClose(Call.Closing closing) {
    return closing instanceof Call.Discarded
        ? intents.contains(closing.call())
        : open.containsKey(closing.call());
  }

  /// Takes a checked record in.
  void accept(JournalRecord record) {
    started = true;
    switch (record.entry()) {
      case Run.End _ -> ended = true;
      case Run.Resume _ -> ended = false;
      case Call.Intent _ -> {
        intents.add(record.seq());
        open.put(record.seq(), record);
      }
      case Call.Unknown(var call, _, _, _) -> {
        var intent = open.remove(call);
        if (intent != null) {
          unknown.put(call, intent);
        }
      }
      case Call.Closing closing -> {
        open.remove(closing.call());
        unknown.remove(closing.call());
      }
      case Run.Start _, Run.Recovered _, Said _, Judged _, Operator _, Other _ -> {}
    }
  }

  boolean ended() {
    return ended;
  }

  /// The intents that nothing closes.
  List<JournalRecord> open() {
    return List.copyOf(open.values());
  }

  /// The intents closed as unknown.
  List<JournalRecord> unknown() {
    return List.copyOf(unknown.values());
  }
}
