package dev.lastword.cli;

import dev.lastword.batch.Batch;
import dev.lastword.batch.Controls.Phase;
import dev.lastword.batch.Hall;
import dev.lastword.batch.LocalEngine;
import dev.lastword.batch.Outcome;
import dev.lastword.config.Plan;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.RetryPolicy;
import dev.lastword.journal.Durability;
import dev.lastword.journal.Journals;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/// A batch at a terminal: plan, screen, signals and the conversations, wired together.
final class BatchRun {
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
      if (how.probe && !new ProbeText(console, output).probe(planned.company())) {
        return ExitCode.PROVIDER.code();
      }
      return how.dryRun ? ExitCode.DONE.code() : hold(planned, wiring);
    }
  }

  private int hold(PlannedBatch planned, Wiring wiring) throws IOException {
    var durability = Durability.of(how.durability().code());
    try (var batch = open(planned, wiring);
        var journals = new Journals(console.clock(), console.nanos(), durability);
        var signals = Interrupts.listen(batch.controls()::stop, BatchRun::leave)) {
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
          new Hall(
              planned.folder(), (_, _) -> {}, RetryPolicy.PATIENT, console.nanos(), new Random());
      var outcome = batch.run(engine, hall);
      var code = signals.code() == ExitCode.DONE ? code(outcome) : signals.code();
      tell(planned, outcome);
      return code.code();
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

  private void tell(PlannedBatch planned, Outcome outcome) {
    console.say(
        "%s: %d of %d done, %d failed, %d waiting"
            .formatted(
                planned.plan().name(),
                outcome.done(),
                outcome.planned(),
                outcome.failures().size(),
                outcome.waiting()));
    for (var failure : outcome.failures()) {
      console.say("  " + failure.task().id() + ": " + failure.why());
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
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
  }
}
