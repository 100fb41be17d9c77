package dev.lastword.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

  @TempDir Path folder;
  private Path file = Path.of("x");
  private final AtomicLong nanos = new AtomicLong(7);
  private final Journals journals = journals(Durability.PROCESS);

  private Journals journals(Durability durability) {
    return new Journals(InstantSource.fixed(NOON), () -> nanos.getAndAdd(5), durability);
  }

  @BeforeEach
  void place() {
    file = folder.resolve("x.jsonl");
  }

  private List<JournalRecord> write(List<Entry> entries) throws IOException {
    var records = new ArrayList<JournalRecord>();
    try (var journal = journals.create(file, (Run.Start) entries.getFirst())) {
      for (var entry : entries.subList(1, entries.size())) {
        records.add(journal.append(entry));
      }
    }
    return records;
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    var written = write(Samples.run());
    var read = JournalReader.read(file);
    assertThat(read.records()).extracting(JournalRecord::entry).isEqualTo(Samples.run());
    assertThat(read.records().subList(1, read.records().size())).isEqualTo(written);
    assertThat(read.tail()).isNull();
    assertThat(read.ended()).isTrue();
  }

  @Test
  void linesAreTheRecordsThemselves() throws IOException {
    write(Samples.run());
    var lines = Files.readString(file).split("\n", -1);
    var records = JournalReader.read(file).records();
    assertThat(records).extracting(JournalRecord::line).isEqualTo(List.of(lines).subList(0, 19));
    assertThat(lines[19]).isEmpty();
    for (var record : records) {
      var bytes = Files.readAllBytes(file);
      assertThat(new String(bytes, (int) record.offset(), record.length(), UTF_8))
          .isEqualTo(record.line() + "\n");
    }
  }

  // spec: H = hex SHA-256 of `lastword/journal/1\n` + the bytes of R
  @Test
  void hashIsTheDigestOfDomainAndBody() throws IOException {
    write(Samples.run());
    var line = Files.readAllLines(file).getFirst();
    var body = line.substring(line.indexOf(",\"r\":") + 5, line.length() - 1);
    var digest = Digest.of(("lastword/journal/1\n" + body).getBytes(UTF_8));
    assertThat(line)
        .startsWith("{\"h\":\"" + digest + "\",\"r\":{\"at\":\"2026-11-21T12:00:00.123Z\",");
    assertThat(line)
        .contains("\"ns\":0,")
        .contains("\"prev\":\"" + "0".repeat(64) + "\",\"seq\":0");
  }

  @Test
  void timeBetweenRecordsIsMonotonic() throws IOException {
    assertThat(write(Samples.run())).extracting(JournalRecord::ns).containsOnly(5L);
  }

  @Test
  void receiptIsTheHashShortened() throws IOException {
    var record = write(Samples.run()).getFirst();
    assertThat(record.receipt()).isEqualTo("rr_" + record.hash().substring(0, 16));
  }

  @Test
  void isCreatedExclusively() throws IOException {
    write(Samples.run());
    assertThatThrownBy(() -> journals.create(file, Samples.start()))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void secondWriterIsToldWhoHoldsIt() throws IOException {
    try (var journal = journals.create(file, Samples.start())) {
      assertThatThrownBy(() -> journals.resume(journal.file(), Samples.resume()))
          .isInstanceOf(JournalHeldException.class)
          .hasMessageContaining("process 4711 on here");
    }
    journals.resume(file, Samples.resume()).journal().close();
  }

  @Test
  void readersDoNotFreeTheJournal() throws IOException {
    try (var journal = journals.create(file, Samples.start())) {
      assertThat(JournalReader.read(journal.file()).records()).hasSize(1);
      assertThat(Files.readAllLines(file)).hasSize(1);
      assertThatThrownBy(() -> journals.resume(file, Samples.resume()))
          .isInstanceOf(JournalHeldException.class);
    }
  }

  @Test
  void interruptedThreadStillWrites() throws IOException {
    try (var journal = journals(Durability.POWER).create(file, Samples.start())) {
      Thread.currentThread().interrupt();
      journal.append(Samples.intent(1, Side.A));
      assertThat(Thread.interrupted()).isTrue();
      journal.append(Samples.reply(1, 1, Side.A, "Hello"));
    } finally {
      Thread.interrupted();
    }
    assertThat(Verification.of(file).records()).isEqualTo(3);
  }

  @Test
  void nothingFollowsAnEndButAResumptionOrADiscardedCall() throws IOException {
    try (var journal = journals.create(file, Samples.start())) {
      journal.append(Samples.end());
      assertThatThrownBy(() -> journal.append(new Operator("", "note", null)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("operator after run.end");
      journal.append(Samples.resume());
      journal.append(new Operator("", "note", null));
    }
    assertThat(Verification.of(file).intact()).isTrue();
  }

  @Test
  void halfASurrogatePairIsRefusedAndLeavesNoTrace() throws IOException {
    try (var journal = journals.create(file, Samples.start())) {
      assertThatThrownBy(() -> journal.append(new Operator("\uD800x", "note", null)))
          .isInstanceOf(IllegalArgumentException.class);
      journal.append(new Operator("fine", "note", null));
    }
    assertThat(Verification.of(file).records()).isEqualTo(2);
  }

  @Test
  void callsThatNothingClosesAreListed() throws IOException {
    var said = new Said(new Message(1, Side.A, "A", "Hello"), "opener", null);
    write(List.of(Samples.start(), said, Samples.intent(2, Side.B), Samples.intent(3, Side.A)));
    assertThat(JournalReader.read(file).open())
        .extracting(JournalRecord::seq)
        .containsExactly(2L, 3L);
    assertThat(Verification.of(file).complete()).isFalse();
  }

  @Test
  void aCallIsClosedOnce() throws IOException {
    try (var journal = journals.create(file, Samples.start())) {
      var call = journal.append(Samples.intent(1, Side.A)).seq();
      journal.append(Samples.reply(call, 1, Side.A, "Hello"));
      assertThatThrownBy(() -> journal.append(Samples.reply(call, 1, Side.A, "Hello")))
          .hasMessage("call.reply closes record 1, which is no open call.intent");
      assertThatThrownBy(() -> journal.append(new Call.Unknown(0, 1, Side.A, "reset")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void fieldsOfALaterVersionAreKept() throws IOException {
    var start = JournalRecord.write(0, NOON, 0, "0".repeat(64), Samples.bareStart(), 0).record();
    var more = new TreeMap<>(start.fields());
    more.put("mood", "fine");
    var body = Canonical.write(more).getBytes(UTF_8);
    var line =
        JournalRecord.line(JournalRecord.hash(body, 0, body.length), new String(body, UTF_8));
    var read = JournalReader.read((line + "\n").getBytes(UTF_8)).records().getFirst();
    assertThat(read.entry()).isEqualTo(start.entry());
    assertThat(read.fields()).containsEntry("mood", "fine");
    assertThat(read.line()).isEqualTo(line);
  }

  @Test
  void journalThatCannotBeBegunLeavesNoFile() {
    var start = Samples.start();
    var bad =
        new Run.Start(
            "\uD800",
            "t",
            start.writer(),
            Map.of(),
            Samples.DIGEST,
            List.of(),
            start.judge(),
            start.caps(),
            start.opening(),
            Durability.POWER,
            "Z",
            null);
    assertThatThrownBy(() -> journals.create(file, bad))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(file).doesNotExist();
  }

  // The device takes no byte, as a full disk does.
  @Test
  void fullDiskStopsTheWriter() throws IOException {
    var full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "there is no /dev/full here");
    var disk = Disk.open(full);
    try (var journal =
        new Journal(
            full,
            disk,
            () -> {},
            List.of(),
            InstantSource.fixed(NOON),
            () -> 0,
            Durability.POWER)) {
      assertThatThrownBy(() -> journal.append(Samples.start()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("/dev/full cannot be written");
    }
  }
}
