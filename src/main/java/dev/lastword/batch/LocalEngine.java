package dev.lastword.batch;

import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.engine.OnUnknown;
import dev.lastword.engine.Resumable;
import dev.lastword.engine.Stage;
import dev.lastword.engine.Surroundings;
import dev.lastword.engine.UnknownCall;
import dev.lastword.journal.Journals;
import dev.lastword.journal.LastRecord;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.LongSupplier;

/// Holds conversations in this process, each on the thread that asks for it.
public final class LocalEngine implements Engine {
  private final Company company;
  private final Path folder;
  private final String tool;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final ZoneId zone;
  private final Journals journals;
  private final OnUnknown onUnknown;

  /// Knows where and how.
  ///
  /// @param company everybody who speaks
  /// @param folder where the files are written
  /// @param tool the program and its version, for the record
  /// @param clock the wall clock
  /// @param nanos the monotonic clock
  /// @param zone the time zone in which logs tell the time
  /// @param journals opens all journals of the batch
  /// @param onUnknown what is done about a call that may have been billed; it is made again once
  ///   each time the batch is run
  public LocalEngine(
      Company company,
      Path folder,
      String tool,
      InstantSource clock,
      LongSupplier nanos,
      ZoneId zone,
      Journals journals,
      OnUnknown onUnknown) {
    this.company = company;
    this.folder = folder;
    this.tool = tool;
    this.clock = clock;
    this.nanos = nanos;
    this.zone = zone;
    this.journals = journals;
    this.onUnknown = onUnknown;
  }

  @Override
  public Event.Ended hold(Task task, Surroundings around) throws IOException {
    var stage = new Stage((side, _) -> company.speaker(task, side), tool, clock, zone, journals);
    var journal = Standings.journal(folder, task);
    var sitting = begin(stage, task, journal, around);
    while (sitting.ended().ending() == Ending.ERROR && onUnknown == OnUnknown.RESEND) {
      try (var held = stage.hold(journal, nanos)) {
        if (inDoubt(held) <= sitting.resent()) {
          break;
        }
        sitting = goOn(held, task, around);
      }
    }
    return sitting.ended();
  }

  /// How far a conversation came before it ended or broke off.
  ///
  /// @param ended why it ended
  /// @param resent the message whose call in doubt was made again; 0: none was
  private record Sitting(Event.Ended ended, int resent) {}

  /// The message that may have been billed; 0: there is none.
  private static int inDoubt(Resumable held) {
    var doubt = held.unknown();
    return doubt.isEmpty() ? 0 : doubt.getLast().message();
  }

  private Sitting begin(Stage stage, Task task, Path journal, Surroundings around)
      throws IOException {
    if (!isThere(journal) || (mayBeUnbegun(journal) && journals.setAsideUnbegun(journal))) {
      refuseStray(folder.resolve(task.id() + ".md"));
      return new Sitting(run(stage.set(task.spec(), task.id(), around)), 0);
    }
    try (var held = stage.hold(journal, nanos)) {
      return goOn(held, task, around);
    }
  }

  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /// Whether it may have broken off within its first record.
  private static boolean mayBeUnbegun(Path journal) throws IOException {
    return LastRecord.of(journal).isEmpty();
  }

  /// A log whose journal is gone is somebody's; it is not written over.
  private static void refuseStray(Path log) {
    if (isThere(log)) {
      throw new UsageException(
          Problem.with(
              log.toString(),
              "this log lies there without its journal",
              "put the journal back, or move the log away"));
    }
  }

  private Sitting goOn(Resumable held, Task task, Surroundings around) throws IOException {
    var doubt = inDoubt(held);
    if (onUnknown == OnUnknown.STOP && !held.unknown().isEmpty()) {
      throw undecided(held.unknown());
    }
    var spec =
        held.spec()
            .withCaps(task.spec().caps())
            .withAsking(task.spec().asking())
            .withOnly(List.of());
    var wish = new Resumable.Wish(spec, false, onUnknown, true);
    return new Sitting(run(held.goOn(wish, around)), doubt);
  }

  private static UsageException undecided(List<UnknownCall> doubt) {
    var call = doubt.getLast();
    return new UsageException(
        Problem.with(
            "",
            "message %d of %s may have been billed, and --on-unknown stop leaves it"
                .formatted(call.message(), call.name()),
            "--on-unknown resend makes the call again, skip gives the message up"));
  }

  private static Event.Ended run(Stage.Scene scene) throws IOException {
    try (scene) {
      return scene.loop().run();
    }
  }
}
