package dev.lastword.engine;

import dev.lastword.config.ContextPolicy;
import dev.lastword.config.Spec;
import dev.lastword.engine.History.Trouble;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One conversation on this machine, from the first word to the closed log: asks [Conversation]
/// what is next, has [Messenger] do it, and tells the watchers.
public final class LocalLoop {
  private final Spec spec;
  private final Conversation conversation;
  private final Messenger messenger;
  private final Enforcement enforcement;
  private final OperatorWords operator;
  private final Cast cast;
  private final Book book;
  private final String id;
  private final Recall before;
  private final Entrance entrance;
  private final Surroundings around;
  private final Pauses pauses;
  private final long began;

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
    this.pauses = new Pauses(around);
    this.messenger = new Messenger(cast, book, before, pauses, around);
    this.enforcement = new Enforcement(spec.stop().action(), before.verdicts(), book, around);
    this.operator = new OperatorWords(book, around.watcher());
    this.cast = cast;
    this.book = book;
    this.id = id;
    this.before = before;
    this.entrance = entrance;
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
    var history =
        new FirstSteps(before, conversation, messenger, enforcement, book, operator).take(entrance);
    while (true) {
      history = history.at(elapsed());
      if (around.stop().thrown()) {
        history = history.struck(new Trouble(Ending.OPERATOR, "stopped by the operator"));
      }
      switch (conversation.next(history)) {
        case Step.Ask ask -> history = deliver(history, ask);
        case Step.Nudge nudge -> history = nudge(history, nudge);
        case Step.Inject(var text, var to) -> history = operator.inject(history, text, to);
        case Step.End end -> {
          return close(history, end);
        }
      }
    }
  }

  private History deliver(History history, Step.Ask ask) throws IOException {
    var less = overflowing(history, ask);
    if (less != null) {
      return narrow(history, ask, less);
    }
    return switch (messenger.deliver(ask)) {
      case Delivery.Spoken spoken -> enforcement.spoken(history, spoken);
      case Delivery.Outgrown outgrown -> outgrown(history, ask, outgrown);
      case Delivery.Failed failed -> failed(history, ask, failed);
    };
  }

  private History outgrown(History history, Step.Ask ask, Delivery.Outgrown outgrown)
      throws IOException {
    var fitting =
        history.narrowed().containsKey(ask.side())
            ? null
            : Narrowing.after(ask.prompt(), outgrown.words());
    return fitting == null ? history.struck(outgrown.trouble()) : narrow(history, ask, fitting);
  }

  private History failed(History history, Step.Ask ask, Delivery.Failed failed) throws IOException {
    if (!failed.partial().isEmpty()) {
      around.watcher().accept(new Event.Cut(ask.number(), ask.side(), failed.partial()));
    }
    var trouble = failed.trouble();
    var after = history.spent(failed.usage());
    return trouble.ending() == Ending.KILL_SWITCH && spec.asking().onKill() == Spec.OnKill.WAIT
        ? waited(after, ask, trouble)
        : after.struck(trouble);
  }

  /// Waits until the provider is opened again, the run is stopped, or its time is up; what follows
  /// is decided anew.
  private History waited(History history, Step.Ask ask, Trouble trouble) throws IOException {
    var wait = new KillWait(operator, around, () -> messenger.kill(ask.side()), this::timeIsUp);
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
        || !spec.asking().context().equals(ContextPolicy.full())
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

  private History nudge(History history, Step.Nudge nudge) throws IOException {
    operator.say(nudge.text(), "nudge", nudge.to());
    enforcement.reopen();
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
    var since = Duration.ofNanos(around.nanos().getAsLong() - began);
    return before.history().elapsed().plus(since).minus(pauses.total());
  }
}
