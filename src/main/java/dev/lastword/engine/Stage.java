package dev.lastword.engine;

import dev.lastword.config.Opener;
import dev.lastword.config.Problem;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.config.UsageException;
import dev.lastword.detect.Detector;
import dev.lastword.detect.StopRules;
import dev.lastword.journal.Durability;
import dev.lastword.journal.Journal;
import dev.lastword.journal.JournalHeldException;
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

  /// Knows who writes, and the time.
  ///
  /// @param casting finds the speakers
  /// @param tool the program and its version, for the record
  /// @param clock the wall clock
  /// @param zone the time zone in which logs tell the time
  public Stage(Casting casting, String tool, InstantSource clock, ZoneId zone) {
    this.casting = casting;
    this.tool = tool;
    this.clock = clock;
    this.zone = zone;
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
    var cast = cast(spec);
    var judge = new Detector(rules(spec.stop()));
    Files.createDirectories(spec.archive());
    var started = LocalDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.SECONDS);
    var journals = new Journals(clock, around.nanos(), Durability.of(spec.durability().code()));
    try {
      var journal = create(journals, spec, cast, started);
      var id = stem(journal.file());
      var log = journal.file().resolveSibling(id + ".md");
      var book = book(journal, log, spec, around);
      var loop = new LocalLoop(id, spec, cast, judge, book, around);
      return new Scene(id, loop, journal.file(), book, journals);
    } catch (IOException | RuntimeException e) {
      journals.close();
      throw e;
    }
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

  private Cast cast(Spec spec) throws IOException {
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
  private Journal create(Journals journals, Spec spec, Cast cast, LocalDateTime started)
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
        return journals.create(spec.archive().resolve(id + ".jsonl"), start(spec, cast, id));
      } catch (FileAlreadyExistsException | JournalHeldException e) {
        // Somebody else took the name in this very second, or is just doing so: the next is tried.
      }
    }
    throw new IOException("a thousand runs began in one second in " + spec.archive());
  }

  private Run.Start start(Spec spec, Cast cast, String id) {
    var tree = SpecTree.of(spec);
    var opener = spec.opener();
    return new Run.Start(
        id,
        tool,
        new Run.Writer(ProcessHandle.current().pid(), host()),
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
        null);
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

  private static String stem(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ".jsonl".length());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "unknown"; // a machine without a name of its own
    }
  }
}
