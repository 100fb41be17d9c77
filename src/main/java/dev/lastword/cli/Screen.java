package dev.lastword.cli;

import dev.lastword.talk.Event;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Shows one conversation: the talk on stdout, progress and the closing words on stderr. What each
/// stream gets depends on where it leads; [ScreenSetup] decides. Everything a model, a file or a
/// provider said is neutralised before it is written.
///
/// Hears events from one thread at a time, while [#animate()] lets another redraw the status line.
final class Screen implements Consumer<Event>, AutoCloseable {
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(250);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private final StatusTally tally;
  private final Voices voices;
  private final Progress progress;
  private final Runnable refresh;
  private boolean over;
  private boolean closed;

  /// Puts the parts together.
  ///
  /// @param refresh looks again at what may change while a talk goes on, such as the width
  Screen(StatusTally tally, Voices voices, Progress progress, Runnable refresh) {
    this.tally = tally;
    this.voices = voices;
    this.progress = progress;
    this.refresh = refresh;
  }

  /// Shows what happened.
  @Override
  public void accept(Event event) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      tally.hear(event);
      over |= event instanceof Event.Ended;
      speak(event);
      progress.after(event);
    } finally {
      lock.unlock();
    }
  }

  private void speak(Event event) {
    switch (event) {
      case Event.Streamed part ->
          voices.stream(part.number(), part.side(), tally.speaker(), part.text());
      case Event.Spoke spoke -> voices.complete(spoke.message());
      case Event.Operator(var text, var aside) when aside -> progress.note(text);
      case Event.Operator(var text, _) -> voices.operator(text);
      case Event.Flagged flagged ->
          progress.note("message " + flagged.number() + ": " + flagged.what());
      case Event.Warned warned ->
          progress.note(
              "message %d: would end here, %s begun at %d"
                  .formatted(warned.number(), warned.rule(), warned.onset()));
      case Event.Cut cut -> breakOff(cut.number());
      case Event.Asked asked -> breakOffUnfinished(asked.number());
      case Event.Retrying retrying -> breakOffUnfinished(retrying.number());
      case Event.Ended _ -> breakOffUnfinished(tally.current());
      case Event.Started _, Event.Reasoned _, Event.Judged _, Event.Held _, Event.Paused _ -> {}
    }
  }

  private void breakOff(int number) {
    voices.breakOff();
    progress.note("message " + number + " was cut; what had come is not part of the talk");
  }

  private void breakOffUnfinished(int number) {
    if (voices.breakOff()) {
      progress.note("message " + number + " broke off; what had come is not part of the talk");
    }
  }

  /// Asks somebody at the keyboard, on stderr; the status line stays away until they have answered.
  void ask(String question) {
    lock.lock();
    try {
      if (!closed) {
        progress.ask(question);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Lets the status line move while nothing happens, until the screen is closed.
  void animate() {
    Thread.ofVirtual().name("status-line").start(this::tickUntilClosed);
  }

  /// Says that time went by.
  void tick() {
    lock.lock();
    try {
      if (!closed) {
        progress.tick();
      }
    } finally {
      lock.unlock();
    }
  }

  private void tickUntilClosed() {
    while (true) {
      refresh.run(); // may ask the system: not under the lock that events wait for
      lock.lock();
      try {
        if (closed) {
          return;
        }
        tick();
        closing.awaitNanos(TICK);
      } catch (InterruptedException e) {
        return; // only the end of the program interrupts this thread
      } finally {
        lock.unlock();
      }
    }
  }

  /// Takes the status line away and leaves the cursor on a fresh line. Later events are not shown.
  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        progress.close();
        if (!over) {
          voices.finish();
        }
        closing.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
