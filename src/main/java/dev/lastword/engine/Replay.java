package dev.lastword.engine;

import dev.lastword.config.Spec;
import dev.lastword.detect.Detector;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.RetryPolicy;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Judged;
import dev.lastword.journal.Operator;
import dev.lastword.journal.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Drives a recorded run again, from its first word to its end: the conversation decides, recorded
/// outcomes answer, and every record is held against the one of then. Nothing is sent; what is
/// written is written beside and thrown away.
public final class Replay {
  private static final RetryPolicy AT_ONCE =
      new RetryPolicy(Integer.MAX_VALUE, Duration.ofDays(1), Duration.ZERO);

  private final List<JournalRecord> records;
  private final Run.Start start;
  private final Recording recording;
  private final Path folder;
  private final Stage stage;
  private final Surroundings around;

  /// What came of it.
  ///
  /// @param messages how many messages were said again
  /// @param requests how many requests were equal to the byte
  /// @param verdicts how many verdicts were equal; null: the judge on record is another version
  /// @param detector the version of the judge on record
  /// @param desync the first difference; null: there is none
  public record Result(
      int messages,
      int requests,
      @Nullable Integer verdicts,
      String detector,
      @Nullable Desync desync) {}

  private Replay(List<JournalRecord> records, Endpoints endpoints, Path folder) {
    this.records = records;
    this.start = (Run.Start) records.getFirst().entry();
    this.folder = folder;
    var same = otherJudge(records) == null;
    this.recording = new Recording(records, same);
    this.stage =
        new Stage(
            new RecordedSpeakers(endpoints, recording),
            start.tool(),
            () -> Instant.EPOCH,
            ZoneOffset.UTC,
            same ? Judge.DETECTOR : rules -> new RecordedJudge(records, rules));
    this.around =
        new Surroundings(
            _ -> {},
            hearing(recording),
            new StopSwitch(),
            _ ->
                !(recording.next() instanceof Operator operator)
                    || !operator.occasion().equals("ask"),
            AT_ONCE,
            () -> 0,
            new Random(0));
  }

  private static Consumer<JournalRecord> hearing(Recording recording) {
    return recording::hear;
  }

  /// Drives a run again.
  ///
  /// @param journal its journal; may still grow
  /// @param endpoints writes the requests; needs no keys
  /// @return how far it went, and the first difference if there is one
  /// @throws dev.lastword.config.UsageException where the journal lacks what is needed
  /// @throws IOException where it cannot be read, or nothing can be written for the time being
  public static Result of(Path journal, Endpoints endpoints) throws IOException {
    var records = JournalReader.read(journal).records();
    var folder = Files.createTempDirectory("lastword-replay");
    try {
      if (records.isEmpty()) {
        throw new IOException(journal + " holds no whole record");
      }
      return new Replay(records, endpoints, folder).result();
    } catch (IllegalArgumentException e) {
      throw new RunFiles(journal).unreadable(e);
    } finally {
      remove(folder);
    }
  }

  private Result result() throws IOException {
    Desync desync = null;
    try {
      run();
    } catch (Desync.Found found) {
      desync = found.desync();
    }
    var other = otherJudge(records);
    return new Result(
        recording.messages(),
        recording.requests(),
        other == null ? recording.verdicts() : null,
        other == null ? Detector.VERSION : other,
        desync);
  }

  private void run() throws IOException {
    var journal = begin();
    while (recording.passToTheNextPart()) {
      if (journal == null || !(recording.next() instanceof Run.Resume resume)) {
        return;
      }
      goOn(journal, resume);
    }
  }

  /// Plays the first part; null where it broke off before it had a journal.
  private @Nullable Path begin() throws IOException {
    var spec = SpecForm.read(start.spec(), folder);
    var taken = start.spec().get("taken");
    var more = taken == null ? Map.<String, Object>of() : Map.of("taken", taken);
    var run = new Beginning(spec, start.lineage(), more, TakenOver.in(records));
    try (var scene = stage.open(run, around)) {
      scene.loop().run();
    } catch (Recording.BrokeOff e) {
      // As it did then.
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElse(null);
    }
  }

  private void goOn(Path journal, Run.Resume resume) throws IOException {
    try (var held = stage.hold(journal, () -> 0);
        var scene = held.goOn(wish(held.spec(), resume), around)) {
      scene.loop().run();
    } catch (Recording.BrokeOff e) {
      // As it did then.
    }
  }

  private static Resumable.Wish wish(Spec before, Run.Resume resume) {
    var changes = Changes.of(resume);
    var now =
        new Changes(
                changes.caps(),
                changes.context(),
                List.of(),
                changes.strictModel(),
                changes.onKill())
            .applied(before)
            .withOnly(changes.injects());
    var unknown = new Branch(resume.changes()).textOrNull(Resumable.ON_UNKNOWN);
    return new Resumable.Wish(
        now,
        resume.why().equals(Recall.REOPEN),
        unknown == null ? OnUnknown.RESEND : SpecForm.pick(OnUnknown.values(), unknown));
  }

  /// The version of a judge on record that is not the one of today; null where there is none.
  private static @Nullable String otherJudge(List<JournalRecord> records) {
    for (var record : records) {
      var version =
          switch (record.entry()) {
            case Run.Start begun -> begun.judge().version();
            case Run.Resume resume -> resume.detector();
            default -> Detector.VERSION;
          };
      if (!version.equals(Detector.VERSION)
          && records.stream().anyMatch(one -> one.entry() instanceof Judged)) {
        return version;
      }
    }
    return null;
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
