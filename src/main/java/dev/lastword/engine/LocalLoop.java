package dev.lastword.engine;

import dev.lastword.config.ContextPolicy;
import dev.lastword.config.Spec;
import dev.lastword.detect.Stop;
import dev.lastword.detect.Verdict;
import dev.lastword.engine.History.Trouble;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One conversation on this machine, from the first word to the closed log: asks [Conversation]
/// what is next, has [Messenger] do it, and tells the watchers.
public final class LocalLoop {
  private final Spec spec;
  private final Conversation conversation;
  private final Messenger messenger;
  private final Judge judge;
  private final Cast cast;
  private final Book book;
  private final String id;
  private final Recall before;
  private final Entrance entrance;
  private final Surroundings around;
  private final long began;
  private boolean warned;

  /// How a run is entered.
  ///
  /// @param announced how much of the talk is sent, where that is to be said; null: it is not
  /// @param ended what ends it at once; null: nothing
  record Entrance(@Nullable ContextPolicy announced, @Nullable Trouble ended) {
    /// A run that begins.
    static Entrance of(Spec spec) {
      return new Entrance(
          spec.context().equals(ContextPolicy.full()) ? null : spec.context(), null);
    }
  }

  /// Sets the table; nothing is said yet.
  ///
  /// @param id the conversation's id
  /// @param cast who speaks
  /// @param book where every step is put on record; its `run.start` is written
  /// @param before what was agreed, and what has happened if the run goes on
  /// @param entrance how it is entered
  /// @param around everything outside the talk
  LocalLoop(
      String id, Cast cast, Book book, Recall before, Entrance entrance, Surroundings around) {
    this.spec = before.spec();
    this.conversation = new Conversation(spec);
    this.messenger = new Messenger(cast, book, before, around);
    this.judge = before.verdicts().judge();
    this.cast = cast;
    this.book = book;
    this.id = id;
    this.before = before;
    this.entrance = entrance;
    this.around = around;
    this.began = around.nanos().getAsLong();
    this.warned = before.verdicts().warned();
  }

  /// Runs to the end.
  ///
  /// @return why it ended and the facts of it, as the watchers heard them
  /// @throws IOException where the disk fails; nothing is asked after that
  public Event.Ended run() throws IOException {
    around
        .watcher()
        .accept(new Event.Started(id, spec.a().name(), spec.b().name(), spec.caps(), book.log()));
    var history = entered();
    while (true) {
      history = history.at(elapsed());
      if (around.stop().thrown()) {
        history = history.struck(new Trouble(Ending.OPERATOR, "stopped by the operator"));
      }
      switch (conversation.next(history)) {
        case Step.Ask ask -> history = deliver(history, ask);
        case Step.Nudge nudge -> history = nudge(history, nudge);
        case Step.Inject(var text, var to) -> history = inject(history, text, to);
        case Step.End end -> {
          return close(history, end);
        }
      }
    }
  }

  /// What is on record, and what only has to be finished of it: nobody is asked again.
  private History entered() throws IOException {
    var history = before.history();
    var announced = entrance.announced();
    if (announced != null) {
      book.operator(Narrowing.note(announced, null), Narrowing.OCCASION, null);
      history = history.widened();
    }
    history = finished(history);
    return entrance.ended() == null ? history : history.struck(entrance.ended());
  }

  private History finished(History history) throws IOException {
    var pending = before.pending();
    var unjudged = before.verdicts().unjudged();
    var unsettled = before.verdicts().unsettled();
    if (pending != null) {
      return took(history, messenger.place(pending));
    }
    if (unjudged != null) {
      book.verdict(unjudged);
      tell(unjudged);
      return history.judged(standing(unjudged));
    }
    if (unsettled != null) {
      return history.judged(standing(unsettled));
    }
    return before.opened() ? history : opened(history);
  }

  private History opened(History begun) throws IOException {
    var history = begun;
    var opening = conversation.opening().orElse(null);
    return switch (opening) {
      case null -> history;
      case Line.Spoken(Message message) -> {
        for (var word = conversation.due(history); word != null; ) {
          history = inject(history, word.text(), word.to());
          word = conversation.due(history);
        }
        yield took(history, messenger.open(message));
      }
      case Line.Operator(var text, var to) -> {
        book.operator(text, "opener", to);
        around.watcher().accept(new Event.Operator(text));
        yield history.told(text, to);
      }
    };
  }

  private History inject(History history, String text, @Nullable Side to) throws IOException {
    book.operator(text, "inject", to);
    around.watcher().accept(new Event.Operator(text));
    return history.injected(text, to);
  }

  private History deliver(History history, Step.Ask ask) throws IOException {
    var less = overflowing(history, ask);
    if (less != null) {
      return narrow(history, ask, less);
    }
    return switch (messenger.deliver(ask)) {
      case Delivery.Spoken spoken -> took(history, spoken);
      case Delivery.Outgrown(var trouble, var words) -> {
        var fitting =
            history.narrowed().containsKey(ask.side())
                ? null
                : Narrowing.after(ask.prompt(), words);
        yield fitting == null ? history.struck(trouble) : narrow(history, ask, fitting);
      }
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

  /// What is to be sent in place of all of a talk that would overflow a window we know; null where
  /// it fits, or where it was agreed how much is sent.
  private @Nullable ContextPolicy overflowing(History history, Step.Ask ask) {
    if (!(cast.speaker(ask.side()) instanceof Speaker.Model(var endpoint))
        || !spec.context().equals(ContextPolicy.full())
        || history.narrowed().containsKey(ask.side())) {
      return null;
    }
    var window = endpoint.window();
    return window == null ? null : Narrowing.within(window, ask.prompt());
  }

  private History narrow(History history, Step.Ask ask, ContextPolicy policy) throws IOException {
    var note = Narrowing.note(policy, cast.name(ask.side()));
    book.operator(note, Narrowing.OCCASION, ask.side());
    around.watcher().accept(new Event.Flagged(ask.number(), note));
    return history.narrowed(ask.side(), policy);
  }

  private History took(History history, Delivery.Spoken spoken) throws IOException {
    var verdict = spoken.verdict();
    tell(verdict);
    return history.spoken(spoken.message(), spoken.usage(), standing(verdict));
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
    return before.history().elapsed().plusNanos(around.nanos().getAsLong() - began);
  }
}
