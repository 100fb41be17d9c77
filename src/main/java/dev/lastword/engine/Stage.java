package dev.lastword.engine;

import dev.lastword.config.Spec;
import dev.lastword.journal.Durability;
import dev.lastword.journal.Journal;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.Journals;
import dev.lastword.journal.Run;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Sets the stage for a conversation: finds the speakers, then creates its files, then hands over a
/// loop that has only to run. Nothing is created before every speaker is found.
public final class Stage {
  private final Casting casting;
  private final String tool;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Judge.Bench bench;
  private final @Nullable Journals shared;

  /// Knows who writes, and the time.
  ///
  /// @param casting finds the speakers
  /// @param tool the program and its version, for the record
  /// @param clock the wall clock
  /// @param zone the time zone in which logs tell the time
  public Stage(Casting casting, String tool, InstantSource clock, ZoneId zone) {
    this(casting, tool, clock, zone, Judge.DETECTOR, null);
  }

  /// Knows who writes, and the time, and shares the right to write with others of this process:
  /// whoever has several runs in one folder at a time must.
  ///
  /// @param casting finds the speakers
  /// @param tool the program and its version, for the record
  /// @param clock the wall clock
  /// @param zone the time zone in which logs tell the time
  /// @param shared opens the journals, and stays open when a run is over
  public Stage(Casting casting, String tool, InstantSource clock, ZoneId zone, Journals shared) {
    this(casting, tool, clock, zone, Judge.DETECTOR, shared);
  }

  /// Has others judge.
  Stage(Casting casting, String tool, InstantSource clock, ZoneId zone, Judge.Bench bench) {
    this(casting, tool, clock, zone, bench, null);
  }

  private Stage(
      Casting casting,
      String tool,
      InstantSource clock,
      ZoneId zone,
      Judge.Bench bench,
      @Nullable Journals shared) {
    this.shared = shared;
    this.casting = casting;
    this.tool = tool;
    this.clock = clock;
    this.zone = zone;
    this.bench = bench;
  }

  /// Who judges.
  Judge.Bench bench() {
    return bench;
  }

  /// A conversation ready to run, and the files it holds open.
  ///
  /// @param id its id
  /// @param loop what runs it
  /// @param journal where its journal is
  /// @param book what is closed first
  /// @param right the right to write, given up last
  public record Scene(String id, LocalLoop loop, Path journal, Closeable book, Closeable right)
      implements Closeable {
    @Override
    public void close() throws IOException {
      try (right) {
        book.close();
      }
    }
  }

  /// Sets up one conversation.
  ///
  /// @param spec what was agreed
  /// @param around everything outside the talk
  /// @return the conversation, nothing said yet
  /// @throws IOException where a script cannot be read or a file cannot be created
  public Scene set(Spec spec, Surroundings around) throws IOException {
    return open(Beginning.anew(spec), around);
  }

  /// Sets up a conversation whose id is known beforehand.
  ///
  /// @param spec what was agreed
  /// @param id the stem of its files
  /// @param around everything outside the talk
  /// @return the conversation, nothing said yet
  /// @throws java.nio.file.FileAlreadyExistsException where there is such a conversation
  /// @throws IOException where a script cannot be read or a file cannot be created
  public Scene set(Spec spec, String id, Surroundings around) throws IOException {
    return open(
        Beginning.anew(spec),
        (journals, start) ->
            journals.create(RunFiles.in(spec.archive(), id).journal(), start.apply(id)),
        around);
  }

  /// Sets up a conversation that goes on from a place in another one. What was said up to there is
  /// written into the new journal; nobody is asked for it.
  ///
  /// @param origin the other one, up to that place
  /// @param spec what is agreed for the new one
  /// @param around everything outside the talk
  /// @return the conversation, nothing new said yet
  /// @throws IOException where a script cannot be read or a file cannot be created
  public Scene fork(Origin origin, Spec spec, Surroundings around) throws IOException {
    origin.check(spec);
    return open(origin.beginning(spec.withMore(origin.spec().injects())), around);
  }

  /// Takes the right to go on with a conversation. Nothing is changed yet.
  ///
  /// @param journal its journal
  /// @param nanos the monotonic clock
  /// @return the conversation as far as it came
  /// @throws dev.lastword.journal.JournalHeldException where another process is at work on it
  /// @throws IOException where it cannot be read, or lacks what is needed to go on
  public Resumable hold(Path journal, LongSupplier nanos) throws IOException {
    return shared == null
        ? Resumable.hold(this, journal, Writing.alone(new Journals(clock, nanos, Durability.POWER)))
        : Resumable.hold(this, journal, Writing.among(shared));
  }

  /// Creates the files, writes what stands before the first step, and hands over the loop.
  Scene open(Beginning run, Surroundings around) throws IOException {
    var started = LocalDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.SECONDS);
    return open(run, new FreeName(run.spec(), started)::create, around);
  }

  private Scene open(Beginning run, Naming naming, Surroundings around) throws IOException {
    var spec = run.spec();
    var cast = cast(spec);
    var judge = bench.judge(spec.stop().rules());
    Files.createDirectories(spec.archive());
    var writing = writing(spec, around);
    try {
      var first = new FirstRecord(tool, zone);
      var journal = naming.create(writing.journals(), id -> first.of(id, run, cast));
      var files = new RunFiles(journal.file());
      var book = book(journal, files.log(), spec, around);
      var loop = loop(files, run, cast, judge, book, around);
      return new Scene(files.id(), loop, journal.file(), book, writing);
    } catch (IOException | RuntimeException e) {
      writing.close();
      throw e;
    }
  }

  private Writing writing(Spec spec, Surroundings around) {
    var durability = Durability.of(spec.keeping().durability().code());
    return shared == null
        ? Writing.alone(new Journals(clock, around.nanos(), durability))
        : Writing.among(shared);
  }

  private static Book book(Journal journal, Path log, Spec spec, Surroundings around)
      throws IOException {
    try {
      return Book.open(journal, log, spec, around.records());
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private LocalLoop loop(
      RunFiles files, Beginning run, Cast cast, Judge judge, Book book, Surroundings around)
      throws IOException {
    try {
      run.prelude().write(book, judge);
      var before = before(files.journal(), run, judge);
      cast.recall(before);
      return new LocalLoop(files.id(), cast, book, before, Entrance.of(run.spec()), around);
    } catch (IOException | RuntimeException e) {
      book.close();
      throw e;
    }
  }

  private Recall before(Path journal, Beginning run, Judge judge) throws IOException {
    var records = JournalReader.read(journal).records();
    return run.lineage() == null
        ? Recall.nothing((Run.Start) records.getFirst().entry(), run.spec(), judge)
        : Recall.of(records, run.spec().archive(), bench);
  }

  /// Who writes, for the record.
  String tool() {
    return tool;
  }

  /// Finds both speakers.
  Cast cast(Spec spec) throws IOException {
    return Cast.of(spec, casting);
  }
}
