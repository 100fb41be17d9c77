package dev.lastword.engine;

import dev.lastword.config.StopSettings;
import dev.lastword.detect.Stop;
import dev.lastword.detect.Verdict;
import dev.lastword.talk.Event;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Puts the judge's word into effect: tells it, and does what was agreed to follow a stop.
final class Enforcement {
  private final StopSettings.Action action;
  private final Judge judge;
  private final Book book;
  private final Surroundings around;
  private boolean warned;

  /// @param before what the judge has said before, if the run goes on
  Enforcement(StopSettings.Action action, VerdictsSoFar before, Book book, Surroundings around) {
    this.action = action;
    this.judge = before.judge();
    this.warned = before.warned();
    this.book = book;
    this.around = around;
  }

  /// After a message that was said and judged.
  History spoken(History history, Delivery.Spoken spoken) throws IOException {
    tell(spoken.verdict());
    return history.spoken(spoken.message(), spoken.usage(), standing(spoken.verdict()));
  }

  /// After a word of the judge's on a message that was on record before.
  History judged(History history, Verdict verdict) throws IOException {
    tell(verdict);
    return settled(history, verdict);
  }

  /// After a word of the judge's that was told before, but of which nothing came.
  History settled(History history, Verdict verdict) throws IOException {
    return history.judged(standing(verdict));
  }

  private void tell(Verdict verdict) {
    var reading = verdict.reading();
    around
        .watcher()
        .accept(
            new Event.Judged(
                reading.message(),
                reading.kind().code(),
                Endings.quotes(reading),
                reading.before(),
                reading.score(),
                judge.threshold()));
  }

  /// What the judge's word comes to under the action agreed on; null: the talk goes on.
  private @Nullable Stop standing(Verdict verdict) throws IOException {
    var stop = verdict.stop();
    if (stop == null) {
      warned &= verdict.reading().score() > 0;
      return null;
    }
    return switch (action) {
      case STOP, NUDGE, CODA -> stop;
      case WARN -> {
        warn(stop);
        yield null;
      }
      case ASK -> ends(stop) ? stop : overruled(stop);
    };
  }

  private void warn(Stop stop) throws IOException {
    if (!warned) {
      around.watcher().accept(new Event.Warned(stop.after(), stop.rule().code(), stop.onset()));
      note(stop, "warn", "The judge would end the talk here");
    }
    warned = true;
    judge.reopen();
  }

  /// Waiting for the answer can be stopped like any other waiting; the judge's word stands then.
  private boolean ends(Stop stop) {
    try {
      return around.stop().whileWaiting(() -> around.ends().test(stop));
    } catch (InterruptedException e) {
      return true;
    }
  }

  private @Nullable Stop overruled(Stop stop) throws IOException {
    note(stop, "ask", "The judge would end the talk here, and was overruled");
    judge.reopen();
    return null;
  }

  /// Without a record of it, nobody could tell later why the judge was heard no more.
  private void note(Stop stop, String occasion, String what) throws IOException {
    var why = "%s: %s, begun at %d.".formatted(what, stop.rule().code(), stop.onset());
    book.operator(why, occasion, null);
  }

  /// Takes a stop back, because the talk was nudged on.
  void reopen() {
    judge.reopen();
  }
}
