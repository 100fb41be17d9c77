package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.archive.Proof;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.JournalRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// `lastword verify`: what is whole, what was changed, what is missing, and how it is told.
class VerifyCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"latest", "s-a_s-b", "transcripts"})
  void aWholeRunIsIntact(String typed) throws IOException {
    var journal = Recorded.script(folder);
    var result = shell().run("verify", typed, "-v");
    assertThat(result.code()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .startsWith("intact      transcripts/")
        .contains("head " + head(journal))
        .contains("not signed")
        .contains("the log beside it is what it tells");
  }

  @Test
  void whatBecameOfTheCallsIsTold() throws IOException {
    Recorded.model(folder, "--keep-bytes");
    var result = shell().run("verify", "latest");
    assertThat(result.code()).as(result.out()).isZero();
    assertThat(result.out())
        .contains("calls: 2 answered, 1 failed; 5 bodies kept, as their digests");
  }

  @Test
  void aChangedLogIsShownWhereItFirstDiffers() throws IOException {
    var log = Recorded.log(Recorded.script(folder));
    Files.writeString(log, Files.readString(log).replace("ninth", "tenth"));
    var result = shell().run("verify", "latest");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out())
        .startsWith("altered ")
        .contains("the log differs from what the journal tells, first at byte ")
        .contains("line 12")
        .contains("told    The canal froze on the ninth")
        .contains("stands  The canal froze on the tenth");
    assertThat(result.err()).isEqualTo("exit 5\n");
  }

  @Test
  void aLogWithoutItsLastFormIsUnfinished() throws IOException {
    var log = Recorded.log(Recorded.script(folder));
    var text = Files.readString(log);
    var grown = text.substring(0, text.indexOf("<!-- lastword end -->"));
    Files.writeString(
        log, grown.replaceFirst("\\*\\*Ended.*\n", "").replaceFirst("\\*\\*Messages.*\n", ""));
    var result = shell().run("verify", "latest");
    assertThat(result.out()).contains("not brought into its last form");
    assertThat(result.code()).isEqualTo(6);
  }

  @Test
  void aChangedRecordIsNamedWithItsByte() throws IOException {
    var journal = Recorded.script(folder);
    var bytes = Files.readAllBytes(journal);
    var record = JournalReader.read(journal).records().get(3);
    bytes[(int) record.offset() + 90] ^= 1;
    Files.write(journal, bytes);
    var result = shell().run("verify", "latest");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out())
        .contains("record 3 at byte " + record.offset() + ": its bytes do not match its hash")
        .contains("records 0 to 2 are intact; 3 and all after it cannot be relied on");
  }

  @Test
  void aRecordTakenOutBreaksTheChain() throws IOException {
    var journal = Recorded.script(folder);
    var lines = Files.readAllLines(journal);
    lines.remove(4);
    Files.write(journal, lines);
    var result = shell().run("verify", "latest");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out()).contains("record 4 at byte ").contains("its seq is 5, not 4");
  }

  @Test
  void aCallThatNothingClosesIsListedAsUnknown() throws IOException {
    var journal = Recorded.model(folder);
    var lines = Files.readAllLines(journal);
    var intent = 0;
    while (!lines.get(intent).contains("\"type\":\"call.intent\"")) {
      intent++;
    }
    Files.write(journal, lines.subList(0, intent + 1));
    Files.delete(Recorded.log(journal));
    var result = shell().run("verify", "latest");
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.out())
        .startsWith("unfinished ")
        .contains("1 open")
        .contains("unknown call: record " + intent + ", message 2, some-model")
        .contains("it may have been billed");
  }

  @Test
  void aFolderIsSummedUp() throws IOException {
    var journal = Recorded.script(folder);
    var text = Files.readString(journal);
    var cut = text.substring(0, text.lastIndexOf("{\"h\""));
    Files.writeString(journal.resolveSibling("cut.jsonl"), cut);
    Files.writeString(journal.resolveSibling("bad.jsonl"), text.replace("ninth", "tenth"));
    Files.writeString(journal.resolveSibling("old.md"), "# A ↔ B\n");
    var result = shell().run("verify", "transcripts");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out())
        .endsWith("3 journals: 1 intact, 1 altered, 1 unfinished; 1 transcript has none\n");
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    var journal = Recorded.model(folder);
    var result = shell().run("verify", "latest", "--json");
    var json = JsonMapper.shared().readTree(result.out());
    assertThat(json.at("/v").asInt()).isEqualTo(1);
    assertThat(json.at("/standing").asString()).isEqualTo("fine");
    assertThat(json.at("/head").asString()).isEqualTo(head(journal));
    assertThat(json.at("/log/is").asString()).isEqualTo("same");
    assertThat(json.at("/calls/failed").asInt()).isEqualTo(1);
    assertThat(json.at("/fault").isNull()).isTrue();
  }

  @Test
  void aTranscriptWithoutJournalProvesNothing() throws IOException {
    Files.writeString(folder.resolve("x.md"), "# A ↔ B\n");
    var result = shell().run("verify", "x.md");
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.err()).contains("x.md has no journal beside it");
  }

  @Test
  void aJournalOverwrittenFromItsBeginningIsNotPassedOver() throws IOException {
    var journal = Recorded.script(folder);
    var bytes = Files.readAllBytes(journal);
    Arrays.fill(bytes, 0, 512, (byte) '?');
    Files.write(journal, bytes);
    for (var place : List.of("latest", "transcripts", Recorded.log(journal).toString())) {
      var result = shell().run("verify", place);
      assertThat(result.code()).as(place).isEqualTo(5);
      assertThat(result.out()).contains("record 0 at byte 0: not a record");
    }
  }

  @Test
  void oneOfSeveralWithoutAJournalIsTold() throws IOException {
    Recorded.script(folder);
    Files.writeString(folder.resolve("x.md"), "# A ↔ B\n");
    var result = shell().run("verify", "latest", "x.md");
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.out()).endsWith("1 journal: 1 intact; 1 transcript has none\n");
  }

  @Test
  void aFolderWithoutJournalsProvesNothing() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    var result = shell().run("verify", "empty");
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.err()).contains("no journal in empty");
  }

  @Test
  void hostileWordsInAJournalDoNotReachTheScreen() throws IOException {
    Files.writeString(folder.resolve("evil.txt"), "red \u001b[31m and \u202e back");
    var journal = Recorded.script(folder, "--opener", "@evil.txt");
    var log = Recorded.log(journal);
    Files.writeString(log, Files.readString(log).replace("back", "\u009b31mforth"));
    var result = shell().run("verify", "latest");
    assertThat(result.out()).contains("forth");
    assertThat(result.out() + result.err())
        .doesNotContain("\u001b")
        .doesNotContain("\u202e")
        .doesNotContain("\u009b");
  }

  // FAULTS: journal cut at each byte -> old or new, or an error naming the byte; 0 wrong.
  @Test
  void cutAtEachByteIsNeverTakenForWhole() throws IOException {
    var journal = Recorded.script(folder);
    var whole = Files.readAllBytes(journal);
    var records = JournalReader.read(journal).records();
    var file = folder.resolve("cut.jsonl");
    for (var cut = 0; cut < whole.length; cut++) {
      Files.write(file, Arrays.copyOf(whole, cut));
      var proof = Proof.of(file, null, null, _ -> {});
      assertThat(proof.standing()).as("cut at %d", cut).isEqualTo(Proof.Standing.UNFINISHED);
      assertThat(proof.journal().records()).isEqualTo(wholeBefore(records, cut));
    }
  }

  // FAULTS: each bit flipped; `DamageTest` flips all eight of each byte, here it is one of them.
  @Test
  void aFlippedBitInEachByteIsFoundWhereItIs() throws IOException {
    var journal = Recorded.script(folder);
    var whole = Files.readAllBytes(journal);
    var records = JournalReader.read(journal).records();
    var file = folder.resolve("flipped.jsonl");
    for (var bit = 0; bit < whole.length * 8; bit += 9) {
      whole[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(file, whole);
      whole[bit / 8] ^= (byte) (1 << (bit % 8));
      var proof = Proof.of(file, null, null, _ -> {});
      var fault = proof.journal().fault();
      var last = bit / 8 == whole.length - 1; // the last line end: a torn tail
      assertThat(proof.standing()).as("bit %d", bit).isNotEqualTo(Proof.Standing.FINE);
      if (!last) {
        assertThat(fault).as("bit %d", bit).isNotNull();
        assertThat(fault.offset()).isEqualTo(hit(records, bit / 8).offset());
      }
    }
  }

  // FAULTS: each record NUL-filled.
  @Test
  void eachRecordOfNulsIsFound() throws IOException {
    var journal = Recorded.script(folder);
    var whole = Files.readAllBytes(journal);
    for (var record : JournalReader.read(journal).records()) {
      var damaged = whole.clone();
      var from = (int) record.offset();
      Arrays.fill(damaged, from, from + record.length() - 1, (byte) 0);
      Files.write(journal, damaged);
      var result = shell().run("verify", "latest");
      assertThat(result.code()).isEqualTo(5);
      assertThat(result.out())
          .contains("record " + record.seq() + " at byte " + record.offset() + ": not a record");
    }
  }

  @Test
  void theCommandItselfFindsWhatIsDamaged() throws IOException {
    var journal = Recorded.script(folder);
    var whole = Files.readAllBytes(journal);
    for (var at = 0; at < whole.length - 1; at += 331) {
      var damaged = whole.clone();
      damaged[at] ^= 4;
      Files.write(journal, damaged);
      assertThat(shell().run("verify", journal.toString()).code()).as("byte %d", at).isEqualTo(5);
      assertThat(shell().run("verify", "transcripts").code()).as("byte %d", at).isEqualTo(5);
      Files.write(journal, Arrays.copyOf(whole, at));
      assertThat(shell().run("verify", journal.toString()).code()).as("cut %d", at).isIn(5, 6);
    }
  }

  private static int wholeBefore(List<JournalRecord> records, long cut) {
    return (int) records.stream().filter(r -> r.offset() + r.length() <= cut).count();
  }

  private static JournalRecord hit(List<JournalRecord> records, int at) {
    return records.get(wholeBefore(records, at));
  }

  private static String head(Path journal) throws IOException {
    return JournalReader.read(journal).head();
  }

  private Shell shell() {
    return new Shell(folder);
  }
}
