package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.journal.Call;
import dev.lastword.journal.Entry;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.journal.Verification;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole batches, over real sockets.
class BatchRunTest {
  @TempDir private Path folder;
  private NightServer server;

  @BeforeEach
  void open() throws IOException {
    server = new NightServer();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void holdsEveryConversationOfThePlan() throws IOException {
    plan("openers: [The tide is out., The tide is in.]\nrepeat: 2\n");
    var result = shell().run("batch", "night.yaml", "-q");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(journals()).hasSize(8);
    for (var journal : journals()) {
      assertThat(Verification.of(journal).complete()).isTrue();
      assertThat(of(journal, Said.class)).hasSize(6);
      assertThat(of(journal, Run.End.class).getLast().ending()).isEqualTo("messages");
    }
    assertThat(server.requests()).isEqualTo(8 * 5);
  }

  @Test
  void asksNobodyAgainWhenItIsRunAgain() throws IOException {
    plan("repeat: 2\n");
    shell().run("batch", "night.yaml");
    var asked = server.requests();
    assertThat(shell().run("batch", "night.yaml").code()).isZero();
    assertThat(server.requests()).isEqualTo(asked).isEqualTo(4 * 6);
    plan("repeat: 3\n");
    assertThat(shell().run("batch", "run", "night.yaml").code()).isZero();
    assertThat(server.requests()).isEqualTo(6 * 6);
    assertThat(shell().run("batch", "status", "night.yaml").out())
        .startsWith("night: 6 of 6 done, 0 broken off, 0 failed, 0 not begun\n");
  }

  @Test
  void goesOnWhereItBrokeOff() throws IOException {
    plan("");
    shell().run("batch", "night.yaml");
    var journal = journals().getFirst();
    var before = Files.readAllLines(journal);
    Files.writeString(journal, String.join("\n", before.subList(0, before.size() - 4)) + "\n{\"h");
    var asked = server.requests();
    assertThat(shell().run("batch", "status", "night.yaml", "--json").out())
        .contains("\"done\":1,\"broken_off\":1,\"not_begun\":0,\"failed\":[]");
    assertThat(shell().run("batch", "night.yaml").code()).isZero();
    assertThat(server.requests()).isBetween(asked, asked + 1);
    assertThat(Verification.of(journal).complete()).isTrue();
    assertThat(of(journal, Said.class)).hasSize(6);
    assertThat(Files.readAllLines(journal)).startsWith(before.get(0), before.get(1));
  }

  @Test
  void beginsAnewWhatBrokeOffInItsFirstRecord() throws IOException {
    plan("");
    shell().run("batch", "night.yaml");
    var journal = journals().getFirst();
    var log = Path.of(journal.toString().replace(".jsonl", ".md"));
    Files.delete(log);
    Files.writeString(journal, Files.readString(journal).substring(0, 60));
    assertThat(shell().run("batch", "night.yaml").code()).isZero();
    assertThat(of(journal, Said.class)).hasSize(6);
    assertThat(journal.resolveSibling(journal.getFileName() + ".torn-0")).exists();
  }

  @Test
  void neverWritesOverALogWithoutItsJournal() throws IOException {
    plan("");
    shell().run("batch", "night.yaml");
    var journal = journals().getFirst();
    Files.delete(journal);
    var result = shell().run("batch", "night.yaml");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("without its journal");
    assertThat(journal).doesNotExist();
  }

  @Test
  void oneFailureStopsNoOther() throws IOException {
    var broken = new AtomicBoolean(true);
    server.with(body -> broken.get() && body.contains("The tide is in.") ? refusal() : null);
    plan("openers: [The tide is out., The tide is in.]\n");
    var result = shell().run("batch", "night.yaml");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("2 failed");
    assertThat(result.err()).contains("400, the request was refused", "--retry-failed");
    broken.set(false);
    var asked = server.requests();
    assertThat(shell().run("batch", "night.yaml").code()).isEqualTo(1);
    assertThat(server.requests()).isEqualTo(asked);
    assertThat(shell().run("batch", "night.yaml", "--retry-failed").code()).isZero();
    assertThat(shell().run("batch", "status", "night.yaml").out()).contains("4 of 4 done");
  }

  @Test
  void theBudgetHoldsWithCallsInFlight() throws IOException {
    server.costing("0.01");
    prices("input: 0, output: 100");
    plan("repeat: 8\njobs: 8\nbudget_usd: 0.25\n", "max_tokens: 100");
    var result = shell().run("batch", "night.yaml");
    assertThat(result.code()).isEqualTo(3);
    assertThat(server.requests()).isBetween(10, 25);
    assertThat(spent()).isLessThanOrEqualTo(new BigDecimal("0.25"));
    for (var journal : journals()) {
      var end = of(journal, Run.End.class).getLast();
      assertThat(end.ending()).isIn("budget", "messages");
    }
    plan("repeat: 8\njobs: 8\nbudget_usd: 2\n", "max_tokens: 100");
    assertThat(shell().run("batch", "night.yaml").code()).isZero();
    assertThat(server.requests()).isEqualTo(16 * 6);
  }

  @Test
  void aModelWithoutAPriceIsReckonedDearAndThenAsItSays() throws IOException {
    server.costing("0.001");
    plan("repeat: 4\njobs: 4\nbudget_usd: 0.02\n", "max_tokens: 100");
    assertThat(shell().run("batch", "night.yaml").code()).isEqualTo(3);
    assertThat(server.requests()).isBetween(2, 20);
    assertThat(spent()).isLessThanOrEqualTo(new BigDecimal("0.02"));
  }

  @Test
  void nothingIsSentWhereAKeyIsMissing() throws IOException {
    Files.writeString(
        folder.resolve("night.yaml"),
        "pairs: [{a: '%s', b: 'anthropic:claude-haiku-4-5'}]\n".formatted(server.model("x")));
    var result = shell().run("batch", "night.yaml");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("no key for anthropic", "nothing was sent");
    assertThat(server.requests()).isZero();
  }

  @Test
  void aShutProviderKeepsTalksFromBeginning() throws IOException {
    plan("");
    var shell = shell();
    assertThat(shell.run("kill", server.address()).code()).isZero();
    assertThat(shell.run("batch", "night.yaml").code()).isEqualTo(3);
    assertThat(journals()).isEmpty();
    assertThat(shell.run("revive", server.address()).code()).isZero();
    assertThat(shell.run("batch", "night.yaml").code()).isZero();
    assertThat(journals()).hasSize(2);
  }

  @Test
  void aCallInDoubtIsMadeOnceMoreAndListed() throws IOException {
    var lost = new AtomicInteger();
    server.with(body -> lost.getAndIncrement() == 3 ? gone() : null);
    plan("jobs: 1\n");
    assertThat(shell().run("batch", "night.yaml").code()).isZero();
    var entries = journals().stream().flatMap(journal -> entries(journal).stream()).toList();
    assertThat(entries).filteredOn(Call.Unknown.class::isInstance).hasSize(1);
    assertThat(entries).filteredOn(Run.Resume.class::isInstance).hasSize(1);
    assertThat(entries).filteredOn(Call.Intent.class::isInstance).hasSize(server.requests());
  }

  @Test
  void aCallInDoubtIsLeftAloneWhereItsUserSaysSo() throws IOException {
    var lost = new AtomicInteger();
    server.with(body -> lost.getAndIncrement() == 3 ? gone() : null);
    plan("jobs: 1\n");
    assertThat(shell().run("batch", "night.yaml", "--on-unknown", "stop").code()).isEqualTo(1);
    var asked = server.requests();
    var again = shell().run("batch", "night.yaml", "--on-unknown", "stop", "--retry-failed");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("may have been billed");
    assertThat(server.requests()).isEqualTo(asked);
    assertThat(shell().run("batch", "night.yaml", "--retry-failed").code()).isZero();
  }

  @Test
  void aMessageThatWasGivenUpIsNotAskedForInTheNextRun() throws IOException {
    plan("jobs: 1\n");
    shell().run("batch", "night.yaml");
    var journal = journals().getFirst();
    cutAfterTheLastIntent(journal);
    var asked = server.requests();
    var given = shell().run("batch", "night.yaml", "--on-unknown", "skip");
    assertThat(given.code()).as(given.err()).isEqualTo(1);
    assertThat(given.err()).contains("was given up", "may have been billed");
    assertThat(shell().run("batch", "night.yaml").code()).isEqualTo(1);
    assertThat(shell().run("batch", "status", "night.yaml", "--json").out())
        .contains("\"done\":1,\"broken_off\":0");
    assertThat(server.requests()).isEqualTo(asked);
    assertThat(shell().run("batch", "night.yaml", "--retry-failed").code()).isZero();
    assertThat(of(journal, Said.class)).hasSize(6);
  }

  @Test
  void aCallInDoubtIsMadeOnceMoreInARunHoweverOftenItIsLost() throws IOException {
    plan("jobs: 1\n");
    shell().run("batch", "night.yaml");
    cutAfterTheLastIntent(journals().getFirst());
    server.with(_ -> gone());
    var asked = server.requests();
    assertThat(shell().run("batch", "night.yaml").code()).isEqualTo(1);
    assertThat(server.requests()).isEqualTo(asked + 1);
  }

  @Test
  void aCapThatWasLoweredEndsWhatBrokeOffBeyondIt() throws IOException {
    plan("jobs: 1\n");
    shell().run("batch", "night.yaml");
    var journal = journals().getFirst();
    cutAfterTheLastIntent(journal);
    var asked = server.requests();
    var plan = folder.resolve("night.yaml");
    Files.writeString(plan, Files.readString(plan).replace("max_messages: 6", "max_messages: 3"));
    assertThat(shell().run("batch", "night.yaml").code()).isZero();
    assertThat(of(journal, Run.End.class).getLast().ending()).isEqualTo("messages");
    assertThat(server.requests()).isEqualTo(asked);
  }

  @Test
  void aCapOnCostEndsATalkOfWhichACallIsInDoubt() throws IOException {
    server.costing("0.0001");
    plan("jobs: 1\n");
    var plan = folder.resolve("night.yaml");
    Files.writeString(
        plan,
        Files.readString(plan).replace("max_messages: 6", "caps: {messages: 6, cost_usd: 1}"));
    shell().run("batch", "night.yaml");
    var journal = journals().getFirst();
    cutAfterTheLastIntent(journal);
    assertThat(shell().run("batch", "night.yaml").code()).isZero();
    assertThat(of(journal, Run.End.class).getLast().ending()).isEqualTo("cost");
    assertThat(of(journal, Call.Unknown.class)).hasSize(1);
    assertThat(shell().run("batch", "status", "night.yaml").out()).contains("2 of 2 done");
  }

  @Test
  void aTurnedAwayFirstCallDoesNotEndABatchOfUnknownPrice() throws IOException {
    server.costing("0.0001");
    var first = new AtomicBoolean(true);
    server.with(_ -> first.getAndSet(false) ? busy() : null);
    plan("budget_usd: 0.01\njobs: 1\n", "max_tokens: 1000");
    var result = shell().run("batch", "night.yaml");
    assertThat(result.code()).as(result.err()).isZero();
  }

  @Test
  void aCallInDoubtIsReckonedAtWhatOthersDidCost() throws IOException {
    server.costing("0.0001");
    plan("budget_usd: 0.05\njobs: 1\n");
    assertThat(shell().run("batch", "night.yaml").code()).isZero();
    cutAfterTheLastIntent(journals().getFirst());
    assertThat(shell().run("batch", "night.yaml").code()).isZero();
  }

  @Test
  void whatADamagedJournalDidCostIsSpent() throws IOException {
    server.costing("0.01");
    prices("input: 0, output: 100");
    plan("jobs: 1\n", "max_tokens: 100");
    shell().run("batch", "night.yaml");
    var journal = journals().getFirst();
    Files.writeString(journal, "{}\n", StandardOpenOption.APPEND);
    plan("repeat: 2\njobs: 1\nbudget_usd: 0.12\n", "max_tokens: 100");
    assertThat(shell().run("batch", "night.yaml").code()).isEqualTo(3);
    assertThat(server.requests()).isEqualTo(2 * 6);
  }

  /// As if the program had been killed while it waited for the last reply.
  private static void cutAfterTheLastIntent(Path journal) throws IOException {
    var lines = Files.readAllLines(journal);
    var records = JournalReader.read(journal).records();
    var last = records.size() - 1;
    while (!(records.get(last).entry() instanceof Call.Intent)) {
      last--;
    }
    Files.writeString(journal, String.join("\n", lines.subList(0, last + 1)) + "\n");
  }

  private static MockResponse busy() {
    return new MockResponse.Builder().code(503).body("{}").build();
  }

  @Test
  void asksEachEndpointOnceBefore() throws IOException {
    plan("");
    var result = shell().run("batch", "night.yaml", "--dry-run", "--probe");
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("answers", "#ada", "#ben");
    assertThat(server.requests()).isEqualTo(2);
    server.with(body -> body.contains("\"ben\"") ? refusal() : null);
    var failing = shell().run("batch", "night.yaml", "--probe");
    assertThat(failing.code()).isEqualTo(4);
    assertThat(failing.err()).contains("FAILS").contains("400");
    assertThat(journals()).isEmpty();
  }

  @Test
  void nobodyIsAskedNotEvenForAProbeWhileAnotherProcessRunsIt() throws IOException {
    plan("");
    var lock = folder.resolve("transcripts/night/.lastword/batch.lock");
    Files.createDirectories(lock.getParent());
    try (var held = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(held.tryLock()).isNotNull();
      var result = shell().run("batch", "night.yaml", "--probe");
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).contains("run already, from another terminal");
    }
    assertThat(server.requests()).isZero();
  }

  private void plan(String more) throws IOException {
    plan(more, "temperature: 1");
  }

  private void plan(String more, String member) throws IOException {
    Files.writeString(
        folder.resolve("night.yaml"),
        """
        personas:
          - {name: Ada, model: '%s', %s}
          - {name: Ben, model: '%s', %s}
        max_messages: 6
        stop: {policy: off}
        """
                .formatted(server.model("ada"), member, server.model("ben"), member)
            + more);
  }

  private void prices(String row) throws IOException {
    Files.writeString(
        folder.resolve("lastword.yaml"), "prices: {custom: {\"*\": {" + row + "}}}\n");
  }

  private static MockResponse refusal() {
    return new MockResponse.Builder().code(400).body("{}").build();
  }

  private static MockResponse gone() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }

  private BigDecimal spent() throws IOException {
    return journals().stream()
        .flatMap(journal -> of(journal, Call.Reply.class).stream())
        .map(reply -> Objects.requireNonNull(reply.usage().cost()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Path> journals() throws IOException {
    var night = folder.resolve("transcripts/night");
    if (!Files.exists(night)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(night)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private static List<Entry> entries(Path journal) {
    try {
      return JournalReader.read(journal).records().stream().map(JournalRecord::entry).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static <T extends Entry> List<T> of(Path journal, Class<T> kind) {
    return entries(journal).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private Shell shell() {
    return new Shell(folder);
  }
}
