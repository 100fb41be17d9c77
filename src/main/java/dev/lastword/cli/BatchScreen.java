package dev.lastword.cli;

import dev.lastword.batch.Board;
import dev.lastword.batch.Controls;
import dev.lastword.batch.Task;
import dev.lastword.talk.Event;
import dev.lastword.text.Neutral;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/// What the user sees of a running batch: a live view with keys where there is a terminal, lines
/// where there is none, nothing but the end with `--quiet`; on stdout, with `--json`, a line for
/// each conversation that ended. [#finish] says the closing words.
final class BatchScreen implements AutoCloseable {
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long CALM = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /// How it is shown.
  private enum Manner {
    LIVE,
    LINES,
    NOTHING
  }

  private final Console console;
  private final OutputOptions output;
  private final Board board;
  private final Controls controls;
  private final Manner manner;
  private final Palette palette;
  private final boolean records;
  private final TerminalFacts facts;
  private final TerminalSize size;
  private final BatchBlock block;
  private final BatchLines lines;
  private final @Nullable RawKeys keys;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private final Thread thread;
  private final Thread atExit = Thread.ofPlatform().unstarted(this::close);
  private @Nullable Object previousWinch;
  private @Nullable Object previousCont;
  private volatile boolean again;
  private boolean away;
  private boolean help;
  private boolean odd;
  private boolean closed;
  private long drawnAt;
  private long drawnChanges = -1;

  private BatchScreen(Console console, OutputOptions output, Board board, Controls controls) {
    this.console = console;
    this.output = output;
    this.board = board;
    this.controls = controls;
    var probe = new TerminalProbe();
    this.facts = TerminalFacts.of(console.env(), probe::isTerminal, console.err().charset());
    this.records = output.json;
    this.manner = manner(output, facts);
    this.palette = manner == Manner.LIVE ? Palette.of(facts) : Palette.PLAIN;
    this.size = new TerminalSize(console.env(), probe::size, console.nanos());
    this.block = new BatchBlock(console.err());
    this.lines =
        new BatchLines(
            line -> console.err().println(line),
            console.clock().withZone(console.zone()),
            console.nanos());
    this.keys = manner == Manner.LIVE && Keyboard.present() ? RawKeys.open(console.in()) : null;
    this.thread = Thread.ofPlatform().daemon().name("batch-screen").unstarted(this::run);
  }

  private static Manner manner(OutputOptions output, TerminalFacts facts) {
    if (output.quiet) {
      return Manner.NOTHING;
    }
    var plain =
        output.plain
            || output.noColor
            || output.verbose
            || output.noInput
            || facts.colours() == TerminalFacts.Colours.NONE
            || !facts.unicode();
    // Records on the same terminal would run into a view that is redrawn.
    return plain || !facts.err() || (output.json && facts.out()) ? Manner.LINES : Manner.LIVE;
  }

  /// Begins to show a batch.
  ///
  /// @param console where it is shown
  /// @param output how the user wants it
  /// @param board what is shown
  /// @param controls what the keys work
  static BatchScreen open(Console console, OutputOptions output, Board board, Controls controls) {
    var screen = new BatchScreen(console, output, board, controls);
    board.tell(screen::hear);
    if (screen.manner == Manner.LIVE) {
      Runtime.getRuntime().addShutdownHook(screen.atExit);
      screen.previousWinch = Signals.register("WINCH", screen.size::changed);
      screen.previousCont = Signals.register("CONT", () -> screen.again = true);
    }
    if (screen.manner != Manner.NOTHING) {
      screen.thread.start();
    }
    return screen;
  }

  private void hear(Task task, Event event) {
    if (records && event instanceof Event.Ended ended) {
      print(BatchJson.ended(task, ended, console::shown));
    }
    if (manner == Manner.LINES) {
      lines.hear(task, event);
    }
  }

  private void print(String record) {
    lock.lock();
    try {
      console.out().println(record);
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (true) {
      size.refresh(); // may ask the system: not under the lock
      lock.lock();
      try {
        if (closed) {
          return;
        }
        tick();
        closing.awaitNanos(TICK);
      } catch (InterruptedException e) {
        return; // only the end of the program interrupts this thread
      } catch (RuntimeException e) {
        console.say("note: the view of the batch made a mistake and is gone: " + e);
        return; // the batch goes on
      } finally {
        lock.unlock();
      }
    }
  }

  private void tick() {
    if (manner == Manner.LINES) {
      if (lines.summaryDue()) {
        lines.sum(board.now(1));
      }
      return;
    }
    if (!RawKeys.inForeground()) {
      block.forget(); // the terminal is somebody else's, who has written over the view
      away = true;
      return;
    }
    var pressed = press();
    if (again || away) {
      away = false;
      again = false;
      block.forget();
      if (keys != null) {
        keys.again();
      }
      drawnChanges = -1;
    }
    var since = console.nanos().getAsLong() - drawnAt;
    var changed = board.changes() != drawnChanges;
    if (pressed || drawnChanges < 0 || since >= SECOND || (changed && since >= CALM)) {
      draw();
    }
  }

  private void draw() {
    drawnAt = console.nanos().getAsLong();
    drawnChanges = board.changes();
    var face = new BatchView.Face(palette, keys != null, help, odd);
    var time = LocalTime.now(console.clock().withZone(console.zone()));
    var view = new BatchView(size.columns(), size.rows(), face, time);
    block.show(view.lines(board.now(BatchView.most(size.rows()))), size.columns());
  }

  /// Does what the keys say.
  ///
  /// @return whether any was pressed
  private boolean press() {
    var pressed = keys == null ? List.<Character>of() : keys.pressed();
    for (var key : pressed) {
      switch (key) {
        case 'p' -> pause();
        case 'q' -> quit();
        case 'a' -> odd = !odd;
        case '?' -> help = !help;
        default -> help = false;
      }
    }
    return !pressed.isEmpty();
  }

  private void pause() {
    if (controls.phase() == Controls.Phase.PAUSED) {
      controls.goOn();
    } else {
      controls.pause();
    }
  }

  private void quit() {
    switch (controls.phase()) {
      case RUNNING, PAUSED -> controls.finish();
      case FINISHING, STOPPING -> controls.stop();
    }
  }

  /// Tells the user something while the batch runs.
  ///
  /// @param what a sentence, raw
  void note(String what) {
    lock.lock();
    try {
      switch (manner) {
        case NOTHING -> {}
        case LINES -> lines.line("note: " + what);
        case LIVE -> {
          if (!closed) {
            block.erase(size.columns());
          }
          console.err().println("! " + Neutral.line(what));
          drawnChanges = -1;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Takes the view away and says how it went.
  ///
  /// @param report the report; null: there is none
  void finish(@Nullable Path report) {
    close();
    var progress = board.now(0);
    var shown = report == null ? null : console.shown(report);
    if (records) {
      print(BatchJson.batch(progress, shown));
    }
    var words = BatchClosing.lines(progress, shown, size.columns());
    if (!records) {
      words.forEach(console.out()::println);
    } else if (!output.quiet) {
      words.forEach(console.err()::println);
    }
  }

  /// Takes the view away and sets the terminal back; done at every exit but `halt`.
  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      block.erase(size.columns());
      closing.signalAll();
    } finally {
      lock.unlock();
    }
    if (keys != null) {
      keys.close();
    }
    if (manner == Manner.LIVE) {
      Signals.unregister("WINCH", previousWinch);
      Signals.unregister("CONT", previousCont);
      forgetExit();
    }
  }

  private void forgetExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // the program is exiting: this is that very thread, or it comes too late
    }
  }
}
