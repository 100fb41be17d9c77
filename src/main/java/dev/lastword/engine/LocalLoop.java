package dev.lastword.engine;

import dev.lastword.config.Spec;
import dev.lastword.detect.Detector;
import dev.lastword.detect.Stop;
import dev.lastword.detect.Verdict;
import dev.lastword.engine.History.Trouble;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Message;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One conversation on this machine, from the first word to the closed log: asks [Conversation]
/// what is next, has [Messenger] do it, and tells the watchers.
public final class LocalLoop {
  private final Spec spec;
  private final Conversation conversation;
  private final Messenger messenger;
  private final Detector judge;
  private final Book book;
  private final String id;
  private final Surroundings around;
  private final long began;
  private boolean warned;

  /// Sets the table; nothing is said yet.
  ///
  /// @param id the conversation's id
  /// @param spec what was agreed
  /// @param cast who speaks
  /// @param judge a judge that has heard nothing
  /// @param book where every step is put on record; its `run.start` is written
  /// @param around everything outside the talk
  LocalLoop(String id, Spec spec, Cast cast, Detector judge, Book book, Surroundings around) {
    this.spec = spec;
    this.conversation = new Conversation(spec);
    this.messenger = new Messenger(cast, book, judge, around);
    this.judge = judge;
    this.book = book;
    this.id = id;
    this.around = around;
    this.began = around.nanos().getAsLong();
  }

  /// Runs to the end.
  ///
  /// @return why it ended and the facts of it, as the watchers heard them
  /// @throws IOException where the disk fails; nothing is asked after that
  public Event.Ended run() throws IOException {
    around
        .watcher()
        .accept(new Event.Started(id, spec.a().name(), spec.b().name(), spec.caps(), book.log()));
    var history = opened();
    while (true) {
      history = history.at(elapsed());
      if (around.stop().thrown()) {
        history = history.struck(new Trouble(Ending.OPERATOR, "stopped by the operator"));
      }
      switch (conversation.next(history)) {
        case Step.Ask ask -> history = deliver(history, ask);
        case Step.Nudge nudge -> history = nudge(history, nudge);
        case Step.End end -> {
          return close(history, end);
        }
      }
    }
  }

  private History opened() throws IOException {
    var opening = conversation.opening().orElse(null);
    return switch (opening) {
      case null -> History.EMPTY;
      case Line.Spoken(Message message) -> took(History.EMPTY, messenger.open(message));
      case Line.Operator(var text, var to) -> {
        book.operator(text, "opener", to);
        around.watcher().accept(new Event.Operator(text));
        yield History.EMPTY.told(text, to);
      }
    };
  }

  private History deliver(History history, Step.Ask ask) throws IOException {
    return switch (messenger.deliver(ask)) {
      case Delivery.Spoken spoken -> took(history, spoken);
      case Delivery.Failed(var trouble, var partial, var usage) -> {
        if (!partial.isEmpty()) {
          around.watcher().accept(new Event.Cut(ask.number(), ask.side(), partial));
        }
        var after = history.spent(usage);
        yield trouble.ending() == Ending.KILL_SWITCH && spec.onKill() == Spec.OnKill.WAIT
            ? waited(after, ask, trouble)
            : after.struck(trouble);
      }
    };
  }

  /// Waits until the provider is opened again, the run is stopped, or its time is up; what follows
  /// is decided anew.
  private History waited(History history, Step.Ask ask, Trouble trouble) throws IOException {
    var wait = new KillWait(book, around, () -> messenger.kill(ask.side()), this::timeIsUp);
    wait.run(ask.number(), trouble);
    return history;
  }

  private boolean timeIsUp() {
    var most = spec.caps().time();
    return most != null && elapsed().compareTo(most) >= 0;
  }

  private History took(History history, Delivery.Spoken spoken) throws IOException {
    var verdict = spoken.verdict();
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
    return history.spoken(spoken.message(), spoken.usage(), standing(verdict));
  }

  /// What the judge's word comes to under the action agreed on; null: the talk goes on.
  private @Nullable Stop standing(Verdict verdict) throws IOException {
    var stop = verdict.stop();
    if (stop == null) {
      warned &= verdict.reading().score() > 0;
      return null;
    }
    return switch (spec.stop().action()) {
      case STOP, NUDGE, CODA -> stop;
      case WARN -> {
        if (!warned) {
          around.watcher().accept(new Event.Warned(stop.after(), stop.rule().code(), stop.onset()));
          note(stop, "warn", "The judge would end the talk here");
        }
        warned = true;
        judge.reopen();
        yield null;
      }
      case ASK -> {
        if (ends(stop)) {
          yield stop;
        }
        note(stop, "ask", "The judge would end the talk here, and was overruled");
        judge.reopen();
        yield null;
      }
    };
  }

  /// Without a record of it, nobody could tell later why the judge was heard no more.
  private void note(Stop stop, String occasion, String what) throws IOException {
    var why = "%s: %s, begun at %d.".formatted(what, stop.rule().code(), stop.onset());
    book.operator(why, occasion, null);
  }

  /// Waiting for the answer can be stopped like any other waiting; the judge's word stands then.
  private boolean ends(Stop stop) {
    try {
      return around.stop().whileWaiting(() -> around.ends().test(stop));
    } catch (InterruptedException e) {
      return true;
    }
  }

  private History nudge(History history, Step.Nudge nudge) throws IOException {
    book.operator(nudge.text(), "nudge", nudge.to());
    around.watcher().accept(new Event.Operator(nudge.text()));
    judge.reopen();
    return history.told(nudge.text(), nudge.to()).reopened(true);
  }

  private Event.Ended close(History history, Step.End end) throws IOException {
    var judged = end.ending().kind() == Ending.Kind.JUDGED ? history.stop() : null;
    var ended =
        new Event.Ended(end.ending(), Endings.summary(history, end, judged, elapsed(), book.log()));
    book.end(ended, history);
    around.watcher().accept(ended);
    return ended;
  }

  private Duration elapsed() {
    return Duration.ofNanos(around.nanos().getAsLong() - began);
  }
}
