package dev.lastword.engine;

import dev.lastword.config.Opener;
import dev.lastword.config.Problem;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.config.UsageException;
import dev.lastword.detect.Detector;
import dev.lastword.detect.StopRules;
import dev.lastword.engine.LocalLoop.Entrance;
import dev.lastword.journal.Durability;
import dev.lastword.journal.Journal;
import dev.lastword.journal.JournalHeldException;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.Journals;
import dev.lastword.journal.Run;
import dev.lastword.journal.Target;
import dev.lastword.talk.Side;
import dev.lastword.text.Slug;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Sets the stage for a conversation: finds the speakers, then creates its files, then hands over a
/// loop that has only to run. Nothing is created before every speaker is found.
public final class Stage {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd_HHmmss", Locale.ROOT);
  private static final int SLUG = 24;
  private static final int MOST_TWINS = 1000;

  private final Casting casting;
  private final String tool;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Judge.Bench bench;

  /// Knows who writes, and the time.
  ///
  /// @param casting finds the speakers
  /// @param tool the program and its version, for the record
  /// @param clock the wall clock
  /// @param zone the time zone in which logs tell the time
  public Stage(Casting casting, String tool, InstantSource clock, ZoneId zone) {
    this(casting, tool, clock, zone, Judge.DETECTOR);
  }

  /// Has others judge.
  Stage(Casting casting, String tool, InstantSource clock, ZoneId zone, Judge.Bench bench) {
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
    return open(spec, null, Map.of(), around, (_, _) -> {});
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
    var all = spec.withMore(origin.spec().injects());
    return open(
        all, origin.lineage(), Map.of("taken", origin.read(all)), around, origin.saidAgain(all));
  }

  /// Takes the right to go on with a conversation. Nothing is changed yet.
  ///
  /// @param journal its journal
  /// @param nanos the monotonic clock
  /// @return the conversation as far as it came
  /// @throws JournalHeldException where another process is at work on it
  /// @throws IOException where it cannot be read, or lacks what is needed to go on
  public Resumable hold(Path journal, LongSupplier nanos) throws IOException {
    return Resumable.hold(this, journal, new Journals(clock, nanos, Durability.POWER));
  }

  /// What is written into a new journal before the talk goes on.
  @FunctionalInterface
  interface Prelude {
    void write(Book book, Judge judge) throws IOException;
  }

  /// Creates the files, writes what stands before the first step, and hands over the loop.
  Scene open(
      Spec spec,
      Run.@Nullable Lineage lineage,
      Map<String, Object> more,
      Surroundings around,
      Prelude prelude)
      throws IOException {
    var cast = cast(spec);
    var judge = bench.judge(rules(spec.stop()));
    Files.createDirectories(spec.archive());
    var started = LocalDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.SECONDS);
    var journals = new Journals(clock, around.nanos(), Durability.of(spec.durability().code()));
    try {
      var journal = create(journals, spec, started, id -> start(spec, cast, id, lineage, more));
      var id = stem(journal.file());
      var log = journal.file().resolveSibling(id + ".md");
      var book = book(journal, log, spec, around);
      try {
        prelude.write(book, judge);
        var before = before(journal.file(), lineage, spec, judge);
        for (var side : Side.values()) {
          passOver(cast.speaker(side), before.read(side));
        }
        var loop = new LocalLoop(id, cast, book, before, Entrance.of(spec), around);
        return new Scene(id, loop, journal.file(), book, journals);
      } catch (IOException | RuntimeException e) {
        book.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      journals.close();
      throw e;
    }
  }

  private Recall before(Path journal, Run.@Nullable Lineage lineage, Spec spec, Judge judge)
      throws IOException {
    var records = JournalReader.read(journal).records();
    return lineage == null
        ? Recall.nothing((Run.Start) records.getFirst().entry(), spec, judge)
        : Recall.of(records, spec.archive(), bench);
  }

  /// Lets a reader go on where it was.
  static void passOver(Speaker speaker, int lines) {
    if (speaker instanceof Speaker.Reader reader) {
      reader.skip(lines);
    }
  }

  /// Who writes, for the record.
  String tool() {
    return tool;
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

  /// The judge's rules as the settings ask for them.
  ///
  /// @param stop the settings
  /// @return the rules
  /// @throws IllegalArgumentException where an expression or a pattern cannot be read
  public static StopRules rules(StopSettings stop) {
    return new StopRules(
        stop.policy(), stop.expression(), stop.phrases(), stop.patterns(), stop.tokens());
  }

  /// Finds both speakers.
  Cast cast(Spec spec) throws IOException {
    var speakers = new EnumMap<Side, Speaker>(Side.class);
    var names = new EnumMap<Side, String>(Side.class);
    var problems = new ArrayList<Problem>();
    for (var side : Side.values()) {
      names.put(side, spec.party(side).name());
      try {
        speakers.put(side, casting.speaker(side, spec.party(side)));
      } catch (UsageException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
    return new Cast(speakers, names, spec.strictModel());
  }

  /// Creates the journal under the first free name.
  private static Journal create(
      Journals journals, Spec spec, LocalDateTime started, Function<String, Run.Start> start)
      throws IOException {
    var base =
        STAMP.format(started)
            + "_"
            + Slug.of(spec.party(Side.A).name(), SLUG)
            + "_"
            + Slug.of(spec.party(Side.B).name(), SLUG);
    for (var twin = 1; twin <= MOST_TWINS; twin++) {
      var id = twin == 1 ? base : base + "-" + twin;
      if (Files.exists(spec.archive().resolve(id + ".md"))) {
        continue;
      }
      try {
        return journals.create(spec.archive().resolve(id + ".jsonl"), start.apply(id));
      } catch (FileAlreadyExistsException | JournalHeldException e) {
        // Somebody else took the name in this very second, or is just doing so: the next is tried.
      }
    }
    throw new IOException("a thousand runs began in one second in " + spec.archive());
  }

  private Run.Start start(
      Spec spec, Cast cast, String id, Run.@Nullable Lineage lineage, Map<String, Object> more) {
    var tree = SpecTree.of(spec);
    tree.putAll(more);
    var opener = spec.opener();
    return new Run.Start(
        id,
        tool,
        writer(),
        tree,
        ConfigDigest.of(spec, cast),
        List.of(voice(spec, cast, Side.A), voice(spec, cast, Side.B)),
        new Run.Judge(Detector.VERSION, spec.stop().policy().code()),
        spec.caps(),
        new Run.Opening(
            opener == null ? null : opener.text(),
            opener == null ? Opener.As.A.code() : opener.as().code(),
            spec.first()),
        Durability.of(spec.durability().code()),
        zone.getId(),
        lineage);
  }

  private static Run.Voice voice(Spec spec, Cast cast, Side side) {
    var party = spec.party(side);
    var speaker = cast.speaker(side);
    return new Run.Voice(
        side,
        party.name(),
        source(speaker),
        target(speaker),
        party.system(),
        ConfigDigest.persona(party, speaker));
  }

  private static String source(Speaker speaker) {
    return switch (speaker) {
      case Speaker.Model _ -> "model";
      case Speaker.Reader reader -> reader.source();
    };
  }

  private static @Nullable Target target(Speaker speaker) {
    return switch (speaker) {
      case Speaker.Model(var endpoint) -> Book.target(endpoint.identity());
      case Speaker.Reader _ -> null;
    };
  }

  /// This process.
  static Run.Writer writer() {
    return new Run.Writer(ProcessHandle.current().pid(), host());
  }

  /// The name of a journal without its suffix.
  static String stem(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.endsWith(".jsonl") ? name.substring(0, name.length() - ".jsonl".length()) : name;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "unknown"; // a machine without a name of its own
    }
  }
}
