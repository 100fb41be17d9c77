package dev.lastword.cli;

import dev.lastword.batch.Batch;
import dev.lastword.batch.Board;
import dev.lastword.batch.Controls.Phase;
import dev.lastword.batch.Hall;
import dev.lastword.batch.LocalEngine;
import dev.lastword.batch.MorningReport;
import dev.lastword.batch.Outcome;
import dev.lastword.config.Plan;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.RateState;
import dev.lastword.endpoint.Rates;
import dev.lastword.endpoint.RetryPolicy;
import dev.lastword.journal.Durability;
import dev.lastword.journal.Journals;
import dev.lastword.talk.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A batch at a terminal: plan, screen, signals and the conversations, wired together.
final class BatchRun {
  private static final int MOST_FAILURES = 10;

  private final Console console;
  private final OutputOptions output;
  private final BatchOptions how;

  BatchRun(Console console, OutputOptions output, BatchOptions how) {
    this.console = console;
    this.output = output;
    this.how = how;
  }

  /// Carries a plan out, as far as it can be.
  ///
  /// @return what the shell is told
  int run(Plan plan, Wiring wiring) throws Exception {
    try (var out = Outgoing.of(console, wiring)) {
      var planned = PlannedBatch.of(plan, wiring, out.endpoints(), how);
      UsageException.throwIfAny(planned.company().missing());
      planned.refuseTooDear(how.yes);
      if (how.dryRun) {
        return rehearse(planned).code();
      }
      try (var batch = open(planned, wiring)) { // first, so that one process alone pays for probes
        return answers(planned)
            ? hold(planned, batch, wiring, out.rates())
            : ExitCode.PROVIDER.code();
      }
    }
  }

  /// Asks everybody once, and says what it would take.
  private ExitCode rehearse(PlannedBatch planned) throws InterruptedException {
    var all = answers(planned);
    EstimateText.of(planned).shown(output.json).forEach(console.out()::println);
    return all ? ExitCode.DONE : ExitCode.PROVIDER;
  }

  private boolean answers(PlannedBatch planned) throws InterruptedException {
    return !how.probe || new ProbeText(console, output).probe(planned.company());
  }

  private int hold(PlannedBatch planned, Batch batch, Wiring wiring, Rates rates)
      throws IOException {
    try (var signals = Interrupts.listen(batch.controls()::stop, BatchRun::leave)) {
      var board = board(planned, batch, wiring, rates);
      var name = planned.plan().name();
      try (var _ = LivingBatch.begin(console, name, planned.folder(), board, batch.controls());
          var screen = BatchScreen.open(console, output, board, batch.controls())) {
        var outcome = held(planned, batch, board);
        var report = report(planned, outcome);
        screen.finish(report);
        tell(outcome);
        var code = signals.code() == ExitCode.DONE ? code(outcome) : signals.code();
        return (how.onEnd == null ? code : new OnEnd(console, how.onEnd).run(outcome, code, report))
            .code();
      }
    }
  }

  /// Writes the report, unless nothing can be written any more, or nothing was done since the last.
  private @Nullable Path report(PlannedBatch planned, Outcome outcome) {
    if (outcome.disk() != null) {
      return null;
    }
    var plan = planned.plan();
    try {
      var there = outcome.endings().isEmpty() ? MorningReport.last(planned.folder()) : null;
      if (there != null) {
        return there;
      }
      return MorningReport.write(
              plan.name(),
              planned.tasks(),
              plan.budget(),
              planned.folder(),
              console.clock().instant())
          .html();
    } catch (IOException e) {
      console.say("warning: the report could not be written: " + e.getMessage());
      return null;
    }
  }

  private Board board(PlannedBatch planned, Batch batch, Wiring wiring, Rates rates) {
    var facts =
        new Board.Facts(
            planned.plan().name(),
            planned.tasks().size(),
            batch::spending,
            batch.controls()::phase,
            name -> state(wiring, rates, name));
    var board = new Board(facts, console.clock(), console.nanos());
    var before = batch.before();
    board.earlier(before.done(), batch.leftAlone());
    return board;
  }

  private static RateState state(Wiring wiring, Rates rates, String name) {
    return name.indexOf(':') >= 0 ? rates.state(name) : rates.state(wiring.providers().get(name));
  }

  private Outcome held(PlannedBatch planned, Batch batch, Board board) throws IOException {
    var durability = Durability.of(how.durability().code());
    try (var journals = new Journals(console.clock(), console.nanos(), durability)) {
      var engine =
          new LocalEngine(
              planned.company(),
              planned.folder(),
              "lastword " + Version.TEXT,
              console.clock(),
              console.nanos(),
              console.zone(),
              journals,
              how.onUnknown());
      var hall =
          new Hall(planned.folder(), board, RetryPolicy.PATIENT, console.nanos(), new Random());
      return batch.run(engine, hall);
    }
  }

  /// Says how far a batch has come.
  ///
  /// @return what the shell is told
  int status(Plan plan, Wiring wiring) throws IOException {
    try (var out = Outgoing.of(console, wiring)) {
      var planned = PlannedBatch.of(plan, wiring, out.endpoints(), how);
      var before =
          Batch.look(planned.tasks(), planned.company(), planned.folder(), wiring.providers());
      var text = new BatchStatusText(plan, before);
      (output.json ? List.of(text.json()) : text.lines()).forEach(console.out()::println);
      if (Batch.isRunning(planned.folder())) {
        console.say("it is running now: talks under way count as broken off; lastword ps shows it");
      }
      return ExitCode.DONE.code();
    }
  }

  private Batch open(PlannedBatch planned, Wiring wiring) throws IOException {
    return Batch.open(
        planned.plan(),
        planned.tasks(),
        planned.company(),
        planned.folder(),
        wiring.providers(),
        new Batch.Wishes(how.retryFailed, Figures::money));
  }

  /// What the closing words leave out: which ones failed, and what to do about it.
  private void tell(Outcome outcome) {
    var failures = outcome.failures();
    for (var failure : failures.stream().limit(MOST_FAILURES).toList()) {
      console.say("  failed: " + failure.task().id() + ": " + failure.why());
    }
    if (failures.size() > MOST_FAILURES) {
      console.say("  and " + Figures.count(failures.size() - MOST_FAILURES) + " more");
    }
    if (outcome.disk() != null) {
      console.say("the disk takes nothing any more: " + outcome.disk());
    } else if (outcome.ended(Ending.BUDGET) > 0) {
      console.say("the budget is spent; with a higher one the same command goes on");
    } else if (outcome.shut() + outcome.ended(Ending.KILL_SWITCH) > 0) {
      console.say("a kill switch shut a provider; lastword providers shows it");
    } else if (outcome.waiting() > 0) {
      console.say("the same command goes on");
    } else if (!failures.isEmpty() && !how.retryFailed) {
      console.say("  --retry-failed goes on with those that failed");
    }
  }

  private static ExitCode code(Outcome outcome) {
    if (outcome.disk() != null) {
      return ExitCode.DISK;
    }
    if (outcome.stoppedShort()) {
      return ExitCode.KILLED;
    }
    if (outcome.phase() != Phase.RUNNING && outcome.done() < outcome.planned()) {
      return ExitCode.INTERRUPTED;
    }
    return outcome.failures().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private static void leave() {
    Leaving.now(ExitCode.INTERRUPTED);
  }
}
