package dev.lastword.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a journal says after its file was cut, changed or overwritten.
class DamageTest {
  @TempDir Path folder;
  private Path file = Path.of("x");
  private byte[] whole = {};
  private List<JournalRecord> records = List.of();
  private final Journals journals =
      new Journals(InstantSource.system(), System::nanoTime, Durability.PROCESS);

  @BeforeEach
  void writeOne() throws IOException {
    file = folder.resolve("x.jsonl");
    try (var journal = journals.create(file, Samples.bareStart())) {
      journal.append(Samples.intent(1, Side.A));
      journal.append(Samples.reply(1, 1, Side.A, "Hello"));
      journal.append(new Said(new Message(1, Side.A, "Kimi K2", "Hello"), "call", null));
      journal.append(Samples.end());
    }
    whole = Files.readAllBytes(file);
    records = JournalReader.read(whole).records();
  }

  private int wholeRecordsBefore(long cut) {
    return (int) records.stream().filter(r -> r.offset() + r.length() <= cut).count();
  }

  @Test
  void cutAtEachByteLeavesTheRecordsBeforeIt() throws IOException {
    for (var cut = 0; cut < whole.length; cut++) {
      var contents = JournalReader.read(Arrays.copyOf(whole, cut));
      var before = wholeRecordsBefore(cut);
      assertThat(contents.records()).isEqualTo(records.subList(0, before));
      var tail = contents.tail();
      var offset =
          before == 0 ? 0 : records.get(before - 1).offset() + records.get(before - 1).length();
      if (tail == null) {
        assertThat(offset).isEqualTo(cut);
      } else {
        assertThat(tail.offset()).isEqualTo(offset);
        assertThat(tail.whole()).isEqualTo(wholeRecordsBefore(cut + 1L) > before);
      }
    }
  }

  @Test
  void eachFlippedBitIsFound() throws IOException {
    for (var bit = 0; bit < whole.length * 8; bit++) {
      whole[bit / 8] ^= (byte) (1 << (bit % 8));
      var hit = records.get(wholeRecordsBefore(bit / 8));
      var found = firstBadByte(whole);
      var lastLineEnd = bit / 8 == whole.length - 1;
      if (lastLineEnd ? found >= 0 : found != hit.offset()) {
        fail("bit %d, in the record at %d, was found at %d", bit, hit.offset(), found);
      }
      whole[bit / 8] ^= (byte) (1 << (bit % 8));
    }
  }

  /// Where reading fails; -1 where the file is good but for its end, which must be torn then.
  private static long firstBadByte(byte[] journal) throws IOException {
    try {
      assertThat(JournalReader.read(journal).tail()).isNotNull();
      return -1;
    } catch (BadRecordException e) {
      return e.offset();
    }
  }

  @Test
  void eachRecordOfNulsIsFound() throws IOException {
    for (var record : records) {
      var from = (int) record.offset();
      var withEnd = whole.clone();
      Arrays.fill(withEnd, from, from + record.length(), (byte) 0);
      var withoutEnd = whole.clone();
      Arrays.fill(withoutEnd, from, from + record.length() - 1, (byte) 0);
      assertThatThrownBy(() -> JournalReader.read(withoutEnd))
          .isInstanceOfSatisfying(
              BadRecordException.class, e -> assertThat(e.offset()).isEqualTo(record.offset()));
      if (record.equals(records.getLast())) {
        assertThat(JournalReader.read(withEnd).records()).hasSize(records.size() - 1);
      } else {
        assertThatThrownBy(() -> JournalReader.read(withEnd))
            .hasMessageStartingWith("record " + record.seq() + " at byte " + record.offset());
      }
    }
  }

  @Test
  void linesTakenOutSwappedOrDoubledAreFound() throws IOException {
    var lines = Files.readAllLines(file);
    for (var lost : List.of(0, 1, 2, 3)) {
      var rest = new ArrayList<>(lines);
      rest.remove((int) lost);
      Files.write(file, rest);
      assertThat(Verification.of(file).fault()).isNotNull();
      rest.add(lost + 1, lines.get(lost));
      Files.write(file, rest);
      assertThat(Verification.of(file).fault()).isNotNull();
    }
    var doubled = new ArrayList<>(lines);
    doubled.add(lines.getLast());
    Files.write(file, doubled);
    var verification = Verification.of(file);
    assertThat(verification.records()).isEqualTo(5);
    assertThat(verification.fault()).hasMessageContaining("its seq is 4");
  }

  @Test
  void wholeJournalIsComplete() throws IOException {
    var verification = Verification.of(file);
    assertThat(verification.complete()).isTrue();
    assertThat(verification.head()).isEqualTo(records.getLast().hash());
    assertThat(verification.records()).isEqualTo(5);
  }

  @Test
  void resumingAfterACutGluesNothing() throws IOException {
    for (var cut = records.getFirst().length(); cut < whole.length; cut += 61) {
      var torn = folder.resolve("cut-" + cut + ".jsonl");
      Files.write(torn, Arrays.copyOf(whole, cut));
      var tail = JournalReader.read(torn).tail();
      var resumed = journals.resume(torn, Samples.resume());
      resumed.journal().close();
      assertThat(Verification.of(torn).intact()).isTrue();
      assertThat(resumed.before().records())
          .isEqualTo(records.subList(0, wholeRecordsBefore(cut + 1L)));
      if (tail != null && !tail.whole()) {
        var aside = torn.resolveSibling(torn.getFileName() + ".torn-" + tail.offset());
        assertThat(Files.readAllBytes(aside))
            .isEqualTo(Arrays.copyOfRange(whole, (int) tail.offset(), cut));
        assertThat(resumed.recovered())
            .isEqualTo(
                new Run.Recovered(
                    tail.offset(), tail.length(), tail.digest(), aside.getFileName().toString()));
      }
    }
  }

  @Test
  void wholeRecordWithoutLineEndIsKept() throws IOException {
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    var resumed = journals.resume(file, Samples.resume());
    resumed.journal().close();
    assertThat(resumed.before().records()).isEqualTo(records);
    assertThat(resumed.recovered()).extracting(Run.Recovered::aside).isNull();
    assertThat(Verification.of(file).intact()).isTrue();
  }

  @Test
  void journalWithoutAWholeRecordIsNotResumed() throws IOException {
    Files.write(file, Arrays.copyOf(whole, 40));
    assertThatThrownBy(() -> journals.resume(file, Samples.resume()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("begin anew");
  }

  @Test
  void badLineIsLeftAsItIs() throws IOException {
    whole[30] ^= 1;
    Files.write(file, whole);
    assertThatThrownBy(() -> journals.resume(file, Samples.resume()))
        .isInstanceOf(BadRecordException.class)
        .hasMessageStartingWith("record 0 at byte 0");
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void keptBytesMustMatchTheirDigest() throws IOException {
    var other = folder.resolve("y.jsonl");
    try (var journal = journals.create(other, Samples.start())) {
      var intent = Samples.intent(1, Side.A);
      var forged = new Call.Payload(Samples.DIGEST, 3L, "AQIE");
      journal.append(new Call.Intent(1, Side.A, 1, intent.endpoint(), forged, List.of()));
    }
    assertThat(Verification.of(other).fault()).hasMessageContaining("do not match their digest");
  }

  // spec: ASCII keys, sorted, no blanks
  @Test
  void recordsInAnyOtherFormAreRefused() throws IOException {
    var line = records.getFirst().line();
    var body = line.substring(76, line.length() - 1).replaceFirst(",", ", ");
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var hash = JournalRecord.hash(bytes, 0, bytes.length);
    Files.writeString(file, JournalRecord.line(hash, body) + "\n");
    assertThat(Verification.of(file).fault()).hasMessageContaining("not in canonical form");
  }

  @Test
  void aByteOrderMarkBeforeTheBodyIsRefused() throws IOException {
    var line = records.getFirst().line();
    var body = "\uFEFF" + line.substring(76, line.length() - 1);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var hash = JournalRecord.hash(bytes, 0, bytes.length);
    Files.writeString(file, JournalRecord.line(hash, body) + "\n");
    assertThat(Verification.of(file).fault()).hasMessageContaining("not in canonical form");
  }

  // Whoever forges a record can also compute its hash.
  @Test
  void forgedFieldsAreReadOrRefusedByName() throws IOException {
    var values =
        List.<Object>of(-1L, 1L << 52, "", "x", "1e9", true, List.of(1L), Map.of("a", "b"));
    for (var entry : Samples.run()) {
      var fields =
          JournalRecord.write(0, Instant.EPOCH, 0, "0".repeat(64), entry, 0).record().fields();
      for (var key : fields.keySet()) {
        for (var value : values) {
          var forged = new TreeMap<>(fields);
          forged.put(key, value);
          readOrRefuse(forged);
        }
      }
    }
  }

  private static void readOrRefuse(Map<String, Object> fields) throws IOException {
    var body = Canonical.write(fields);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var line = JournalRecord.line(JournalRecord.hash(bytes, 0, bytes.length), body) + "\n";
    try {
      JournalReader.read(line.getBytes(StandardCharsets.UTF_8));
    } catch (BadRecordException e) {
      assertThat(e).hasMessageStartingWith("record 0 at byte 0: ");
    }
  }
}
