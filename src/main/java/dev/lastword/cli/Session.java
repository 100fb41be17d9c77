package dev.lastword.cli;

import dev.lastword.config.Problem;
import dev.lastword.config.Spec;
import dev.lastword.config.Spec.FailOn;
import dev.lastword.config.UsageException;
import dev.lastword.detect.Stop;
import dev.lastword.endpoint.RetryPolicy;
import dev.lastword.engine.Casting;
import dev.lastword.engine.Speaker;
import dev.lastword.engine.Stage;
import dev.lastword.engine.StopSwitch;
import dev.lastword.engine.Surroundings;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Seal;
import dev.lastword.journal.SigningKey;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One conversation at a terminal: screen, signals, keyboard and the loop, wired together.
final class Session {
  private final Console console;
  private final OutputOptions output;
  private final Typed typed;
  private final TerminalFacts facts;
  private final Screen screen;
  private @Nullable SigningKey key;
  private boolean flagged;
  private boolean givingUp;
  private boolean invited;

  Session(Console console, OutputOptions output) {
    this.console = console;
    this.output = output;
    this.typed = new Typed(console.in(), console::say);
    this.facts =
        TerminalFacts.of(console.env(), new TerminalProbe()::isTerminal, console.out().charset());
    this.screen = screen(console, output, facts);
  }

  /// Signs the journal once the run is over.
  ///
  /// @param with the key; null: it stays unsigned
  Session signing(@Nullable SigningKey with) {
    key = with;
    return this;
  }

  /// Lets an end by the operator's word count as done: it is what the user asked for.
  Session givingUp() {
    givingUp = true;
    return this;
  }

  /// Runs it to its end.
  ///
  /// @param spec what was agreed
  /// @param casting finds the speakers
  /// @return what the shell is told
  ExitCode run(Spec spec, Casting casting) throws IOException {
    return play(spec, around -> stage(casting).set(spec, around));
  }

  /// What sets up conversations here.
  Stage stage(Casting casting) {
    return new Stage(casting, "lastword " + Version.TEXT, console.clock(), console.zone());
  }

  /// Sets up a conversation, new or gone on with.
  @FunctionalInterface
  interface Opening {
    Stage.Scene open(Surroundings around) throws IOException;
  }

  /// Runs a conversation to its end.
  ///
  /// @param spec what was agreed
  /// @param opening sets it up
  /// @return what the shell is told
  ExitCode play(Spec spec, Opening opening) throws IOException {
    var stop = new StopSwitch();
    try (var signals = Interrupts.listen(stop, this::leave)) {
      var ended = ended(opening, stop);
      sign(ended);
      var code = code(spec, ended, signals.code());
      farewell(ended, code);
      return code;
    }
  }

  private Event.Ended ended(Opening opening, StopSwitch stop) throws IOException {
    try (screen;
        var living = new LivingTalk(console, stop);
        var scene = opening.open(surroundings(stop, living))) {
      screen.animate();
      return run(scene);
    }
  }

  /// From here on whatever fails with a file is the disk's fault, not the user's.
  private static Event.Ended run(Stage.Scene scene) throws IOException {
    try {
      return scene.loop().run();
    } catch (FileSystemException | FileNotFoundException e) {
      throw new IOException("the files of this run cannot be written: " + e.getMessage(), e);
    }
  }

  private void sign(Event.Ended ended) throws IOException {
    var log = ended.summary().log();
    if (key == null || log == null) {
      return;
    }
    var name = String.valueOf(log.getFileName());
    var journal = log.resolveSibling(name.substring(0, name.length() - 3) + ".jsonl");
    var seal = Seal.sign(journal, key);
    if (!output.quiet) {
      console.say("  signed by " + seal.key().fingerprint());
    }
  }

  /// What is left of a run that went wrong, and the exit code.
  private void farewell(Event.Ended ended, ExitCode code) {
    var summary = ended.summary();
    if (code.isTrouble()) {
      console.say(
          "  %d %s kept: %s"
              .formatted(
                  summary.messages(),
                  summary.messages() == 1 ? "message is" : "messages are",
                  summary.log()));
    }
    if (code != ExitCode.DONE && !output.quiet) {
      console.say("exit " + code.code());
    }
  }

  private Surroundings surroundings(StopSwitch stop, LivingTalk living) {
    var details = new Details(console);
    Consumer<Event> watcher =
        event -> {
          flagged |= event instanceof Event.Flagged;
          living.accept(event);
          screen.accept(event);
          if (output.verbose) {
            details.accept(event);
          }
        };
    Consumer<JournalRecord> records = output.json ? record -> print(record.line()) : _ -> {};
    return new Surroundings(
        watcher,
        records,
        stop,
        this::ends,
        RetryPolicy.DEFAULT,
        console.nanos(),
        ThreadLocalRandom.current());
  }

  /// The journal's own bytes into a file; what a terminal might obey is escaped for one.
  private void print(String record) {
    console.out().println(facts.out() ? JsonLine.ascii(record) : record);
  }

  private static Screen screen(Console console, OutputOptions output, TerminalFacts facts) {
    var wishes =
        new ScreenSetup.Wishes(
            output.plain || output.noColor || output.verbose, output.quiet, output.json);
    var columns = new TerminalColumns(console.env(), new TerminalProbe()::columns, console.nanos());
    var clock = console.clock().withZone(console.zone());
    return new ScreenSetup(
            wishes, facts, console.out(), console.err(), columns, clock, console.nanos())
        .open();
  }

  /// Whether the user lets the judge's word stand. Where nobody can be asked, it stands.
  private boolean ends(Stop stop) {
    if (output.noInput || !Keyboard.present()) {
      return true;
    }
    screen.ask("■ %s, begun at %d. End here? [Y/n] ".formatted(stop.rule().code(), stop.onset()));
    try {
      var answer = typed.line();
      return answer == null || !answer.strip().toLowerCase(Locale.ROOT).startsWith("n");
    } catch (InterruptedException e) {
      return true;
    }
  }

  /// What the user types after a question; null where nobody can be asked, or nobody answers.
  @Nullable String answer(String question) {
    if (output.noInput || !Keyboard.present()) {
      return null;
    }
    screen.ask(question);
    try {
      return typed.line();
    } catch (InterruptedException e) {
      return null;
    }
  }

  /// A person at the keyboard.
  Speaker.Reader human(Side side) {
    if (output.noInput) {
      throw new UsageException(
          Problem.with(
              "",
              "human: speaks on side " + side.code() + ", and nobody may be asked",
              "leave --no-input out"));
    }
    return new HumanReader(
        typed,
        () -> {
          if (Keyboard.present() && !output.quiet) {
            screen.ask(invited ? "> " : "(a line is a message, Ctrl-D ends) > ");
            invited = true;
          }
        });
  }

  private void leave() {
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
  }

  private ExitCode code(Spec spec, Event.Ended ended, ExitCode signal) {
    if (signal != ExitCode.DONE) {
      return signal;
    }
    var judged = ended.ending().kind() == Ending.Kind.JUDGED;
    var failed =
        (judged && spec.failOn().contains(FailOn.STOP))
            || (flagged && spec.failOn().contains(FailOn.ANOMALY));
    var givenUp = givingUp && ended.ending() == Ending.OPERATOR;
    var code = givenUp ? ExitCode.DONE : ExitCode.of(ended.ending());
    return failed && code == ExitCode.DONE ? ExitCode.FAIL_ON : code;
  }
}
