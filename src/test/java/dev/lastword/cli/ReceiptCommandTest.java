package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.journal.Call;
import dev.lastword.journal.Digest;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.JournalRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// `lastword receipt show`.
class ReceiptCommandTest {
  @TempDir private Path folder;

  @Test
  void aReceiptTellsWhoWasAskedAndWhatAnswered() throws IOException {
    var reply = closing(Recorded.model(folder), Call.Reply.class);
    var result = shell().run("receipt", "show", reply.receipt());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .startsWith(reply.receipt() + "   message 2, side b, some-model")
        .contains("asked     some-model, custom, at http://127.0.0.1:")
        .contains("served    some-model-20260101, resolved from what was asked, id gen-7")
        .contains("tokens 1,200 in, 5 out, cost unknown")
        .contains("rejected 503")
        .contains("hash      " + reply.hash())
        .contains("before    " + reply.prev())
        .contains("journal   intact, not signed: transcripts/");
  }

  @Test
  void theFirstDigitsAreEnough() throws IOException {
    var failed = closing(Recorded.model(folder), Call.Failed.class);
    var digits = failed.hash().substring(0, 8);
    assertThat(shell().run("receipt", "show", "rr_" + digits).out()).contains("rejected 503");
    assertThat(shell().run("receipt", "show", digits, "--in", "latest").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "@1"})
  void theLastCallOfARunIsFoundByItsPlace(String typed) throws IOException {
    var journal = Recorded.model(folder);
    var last =
        JournalReader.read(journal).records().stream()
            .filter(record -> record.entry() instanceof Call.Closing)
            .reduce((_, later) -> later)
            .orElseThrow();
    var result = shell().run("receipt", "show", typed);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).startsWith(last.receipt());
    assertThat(shell().run("receipt", "show", "latest", "--in", "@1").out())
        .startsWith(last.receipt());
  }

  @Test
  void aRunThatCalledNobodyHasNoReceipt() throws IOException {
    Recorded.script(folder);
    var result = shell().run("receipt", "show", "latest");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("no call was made in ");
    assertThat(shell().run("receipt", "show", "@2").code()).isEqualTo(2);
  }

  @Test
  void theBytesOfTheWireAreWrittenAsTheyWere() throws IOException {
    var reply = closing(Recorded.model(folder, "--keep-bytes"), Call.Reply.class);
    var entry = (Call.Reply) reply.entry();
    var request = shell().run("receipt", "show", reply.receipt(), "--request");
    var response = shell().run("receipt", "show", reply.receipt(), "--response");
    assertThat(Digest.of(request.out().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(entry.request());
    assertThat(Digest.of(response.out().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(entry.response().digest());
  }

  @Test
  void bytesThatWereNotKeptAreAskedForInVain() throws IOException {
    var reply = closing(Recorded.model(folder), Call.Reply.class);
    var result = shell().run("receipt", "show", reply.receipt(), "--response");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("were not kept").contains("--keep-bytes");
  }

  @Test
  void noBytesGoToATerminal() throws IOException {
    var reply = closing(Recorded.model(folder, "--keep-bytes"), Call.Reply.class);
    var result =
        shell().with("LASTWORD_TTY", "1").run("receipt", "show", reply.receipt(), "--response");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aReceiptOfAChangedJournalSaysSo() throws IOException {
    var journal = Recorded.model(folder);
    var failed = closing(journal, Call.Failed.class);
    Files.writeString(journal, Files.readString(journal).replace("run.end", "run.And"));
    var result = shell().run("receipt", "show", failed.receipt());
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.out()).contains("ALTERED");
  }

  @Test
  void whatIsNoReceiptIsToldApart() throws IOException {
    var journal = Recorded.model(folder);
    var message = JournalReader.read(journal).records().get(1);
    assertThat(shell().run("receipt", "show", "rr_xyz").err()).contains("is no receipt");
    assertThat(shell().run("receipt", "show", "rr_00000000").err()).contains("no receipt \"rr_0");
    assertThat(shell().run("receipt", "show", message.receipt()).err()).contains("closed no call");
  }

  @Test
  void jsonHoldsTheProof() throws IOException {
    var reply = closing(Recorded.model(folder), Call.Reply.class);
    var json =
        JsonMapper.shared()
            .readTree(shell().run("receipt", "show", reply.receipt(), "--json").out());
    assertThat(json.at("/receipt").asString()).isEqualTo(reply.receipt());
    assertThat(json.at("/served/match").asString()).isEqualTo("resolved");
    assertThat(json.at("/attempts")).hasSize(2);
    assertThat(json.at("/usage/prompt").asInt()).isEqualTo(1200);
    assertThat(json.at("/journal/standing").asString()).isEqualTo("fine");
  }

  private static JournalRecord closing(Path journal, Class<? extends Call.Closing> kind)
      throws IOException {
    return JournalReader.read(journal).records().stream()
        .filter(record -> kind.isInstance(record.entry()))
        .findFirst()
        .orElseThrow();
  }

  private Shell shell() {
    return new Shell(folder);
  }
}
