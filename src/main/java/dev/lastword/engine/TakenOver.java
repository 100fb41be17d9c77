package dev.lastword.engine;

import dev.lastword.detect.Utterance;
import dev.lastword.journal.Entry;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Judged;
import dev.lastword.journal.Operator;
import dev.lastword.journal.Said;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// What a fork took over from the run it comes from, as its own journal tells it.
final class TakenOver implements Beginning.Prelude {
  private static final Set<String> SET_ASIDE = Set.of("ask", "warn");

  private final List<JournalRecord> records;

  private TakenOver(List<JournalRecord> records) {
    this.records = records;
  }

  /// Finds it; none of it where the run is no fork.
  ///
  /// @param records the whole journal
  static TakenOver in(List<JournalRecord> records) {
    var last = 0;
    for (var i = 0; i < records.size(); i++) {
      last = records.get(i).entry() instanceof Said said && isTaken(said) ? i : last;
    }
    var end = Math.max(1, last + 1);
    while (last > 0 && end < records.size() && isOfTheJudge(records.get(end).entry())) {
      end++;
    }
    return new TakenOver(records.subList(1, end));
  }

  private static boolean isTaken(Said said) {
    return said.source().equals(Recall.FORK);
  }

  private static boolean isOfTheJudge(Entry entry) {
    return entry instanceof Judged
        || (entry instanceof Operator operator && SET_ASIDE.contains(operator.occasion()));
  }

  /// Puts it on record again, word by word.
  @Override
  public void write(Book book, Judge judge) throws IOException {
    for (var record : records) {
      switch (record.entry()) {
        case Operator(var text, var occasion, var to) -> book.operator(text, occasion, to);
        case Said said -> say(book, judge, said);
        default -> {} // verdicts are given anew
      }
    }
  }

  private static void say(Book book, Judge judge, Said said) throws IOException {
    var message = said.message();
    book.message(message, said.source(), null);
    var verdict = judge.hear(Utterance.of(Sides.of(message.side()), message.text()));
    book.verdict(verdict);
    if (verdict.stop() != null) {
      judge.reopen();
    }
  }
}
