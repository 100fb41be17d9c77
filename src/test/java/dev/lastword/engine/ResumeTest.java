package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lastword.config.Asking;
import dev.lastword.config.ContextPolicy;
import dev.lastword.config.Keeping;
import dev.lastword.config.Opener;
import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.config.UsageException;
import dev.lastword.detect.Policy;
import dev.lastword.endpoint.Sampling;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalHeldException;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Judged;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.journal.Verification;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.transcript.JournalTranscript;
import dev.lastword.transcript.MarkdownWriter;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that broke off at any place goes on as if it had not.
class ResumeTest {
  private static final int MESSAGES = 7;

  @TempDir private Path folder;

  @Test
  void goesOnFromEveryRecordAndAsksForNothingThatIsOnRecord() throws IOException {
    try (var server = new LivelyServer()) {
      var whole = Talks.run(capped(server, MESSAGES).in(folder.resolve("whole")));
      var lines = Files.readAllLines(whole.journal());
      var replies = 0;
      for (var kept = 1; kept < lines.size(); kept++) {
        replies += lines.get(kept - 1).contains("\"type\":\"call.reply\"") ? 1 : 0;
        var journal = cut(String.join("\n", lines.subList(0, kept)) + "\n", kept);
        var before = server.requests();
        var left = Talks.resume(journal);
        assertThat(server.requests() - before)
            .as("after %d records", kept)
            .isEqualTo(MESSAGES - replies);
        isTheWholeTalk(left, whole);
        assertThat(Files.readString(journal)).startsWith(lines.getFirst());
      }
    }
  }

  @Test
  void goesOnFromTornEnds() throws IOException {
    var seed = new Random().nextLong();
    var chance = new Random(seed);
    try (var server = new LivelyServer()) {
      var whole = Talks.run(capped(server, MESSAGES).in(folder.resolve("whole")));
      var bytes = Files.readAllBytes(whole.journal());
      var first = Files.readAllLines(whole.journal()).getFirst().length() + 1;
      for (var cut = 0; cut < 12; cut++) {
        var length = chance.nextInt(first, bytes.length - 1);
        var journal = Files.createDirectories(folder.resolve("t" + cut)).resolve("x.jsonl");
        Files.write(journal, Arrays.copyOf(bytes, length));
        var left = Talks.resume(journal);
        isTheWholeTalk(left, whole);
        assertThat(Verification.of(journal).complete()).as("seed %d, %d", seed, length).isTrue();
      }
    }
  }

  private static void isTheWholeTalk(Talks.Left left, Talks.Left whole) throws IOException {
    assertThat(texts(left.journal())).isEqualTo(texts(whole.journal()));
    assertThat(Verification.of(left.journal()).complete()).isTrue();
    assertThat(left.ended().ending()).isEqualTo(whole.ended().ending());
    assertThat(verdicts(left.journal())).isEqualTo(verdicts(whole.journal()));
    assertThat(left.text()).isEqualTo(retold(left.journal()));
  }

  @Test
  void aCallInDoubtIsListedClosedAndAskedAgainAsTheNextAttempt() throws IOException {
    try (var server = new LivelyServer()) {
      var journal = brokenOffInTheThirdCall(server);
      try (var held = stage().hold(journal, System::nanoTime)) {
        assertThat(held.unknown())
            .singleElement()
            .satisfies(call -> {
              assertThat(call.message()).isEqualTo(3);
              assertThat(call.side()).isEqualTo(Side.A);
              assertThat(call.name()).isEqualTo("Ada");
            });
      }
      Talks.resume(journal);
      var records = JournalReader.read(journal);
      assertThat(records.unknown()).hasSize(1);
      assertThat(records.records().stream().map(JournalRecord::entry))
          .filteredOn(Call.Intent.class::isInstance)
          .extracting(entry -> ((Call.Intent) entry).message(), e -> ((Call.Intent) e).attempt())
          .contains(tuple(3, 1), tuple(3, 2));
      assertThat(resumes(journal).getFirst().note()).contains("1 call in doubt, asked again");
    }
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return new org.assertj.core.groups.Tuple(values);
  }

  @Test
  void aCapThatACallInDoubtMakesBlindIsSaidBeforeAndCanBeLifted() throws IOException {
    try (var server = new LivelyServer()) {
      var capped =
          server.specs().withCaps(new Caps(4, 100_000L, null, null)).in(folder.resolve("whole"));
      var journal = brokenOffInTheThirdCall(Talks.run(capped));
      assertThatThrownBy(() -> Talks.resume(journal))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("what a call in doubt used is not known");
      var on = Talks.resume(journal, higher(4), false, OnUnknown.RESEND);
      assertThat(on.ended().ending()).isEqualTo(Ending.MESSAGES);
    }
  }

  @Test
  void oneOfTwentyThatRaceForARunGetsIt() throws Exception {
    try (var server = new LivelyServer();
        var racers = Executors.newVirtualThreadPerTaskExecutor()) {
      var journal = brokenOffInTheThirdCall(server);
      var ready = new CountDownLatch(20);
      var raced = new CountDownLatch(20);
      var attempts = new ArrayList<Future<Boolean>>();
      for (var i = 0; i < 20; i++) {
        attempts.add(
            racers.submit(() -> {
              ready.countDown();
              ready.await();
              try (var held = stage().hold(journal, System::nanoTime)) {
                raced.countDown();
                raced.await();
                return held.messages() == 2;
              } catch (JournalHeldException e) {
                raced.countDown();
                return false;
              }
            }));
      }
      var winners = 0;
      for (var attempt : attempts) {
        winners += attempt.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    }
  }

  @Test
  void aCallInDoubtMayBeGivenUp() throws IOException {
    try (var server = new LivelyServer()) {
      var journal = brokenOffInTheThirdCall(server);
      var before = server.requests();
      var left = Talks.resume(journal, spec -> spec, false, OnUnknown.SKIP);
      assertThat(server.requests()).isEqualTo(before);
      assertThat(left.ended().ending()).isEqualTo(Ending.OPERATOR);
      assertThat(left.ended().summary().detail()).contains("message 3 was given up");
      assertThat(Verification.of(journal).complete()).isTrue();
    }
  }

  @Test
  void holdingARunChangesNothing() throws IOException {
    try (var server = new LivelyServer()) {
      var journal = brokenOffInTheThirdCall(server);
      var bytes = Files.readAllBytes(journal);
      try (var held = stage().hold(journal, System::nanoTime)) {
        assertThat(held.messages()).isEqualTo(2);
        assertThatThrownBy(() -> stage().hold(journal, System::nanoTime))
            .isInstanceOf(JournalHeldException.class);
      }
      assertThat(Files.readAllBytes(journal)).isEqualTo(bytes);
      Talks.resume(journal);
    }
  }

  @Test
  void aCapThatWasReachedNeedsAHigherOne() throws IOException {
    try (var server = new LivelyServer()) {
      var left = Talks.run(capped(server, 3).in(folder));
      assertThatThrownBy(() -> Talks.resume(left.journal()))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("the cap of 3 messages was reached");
      var on = Talks.resume(left.journal(), higher(5), false, OnUnknown.RESEND);
      assertThat(on.ended().summary().messages()).isEqualTo(5);
      assertThat(texts(on.journal())).containsExactlyElementsOf(lines(1, 5));
      assertThat(on.text()).contains("**Messages:** 5");
      assertThat(resumes(on.journal()).getFirst().why()).isEqualTo("messages");
      var again = Talks.resume(left.journal(), higher(6), false, OnUnknown.RESEND);
      assertThat(again.ended().summary().messages()).isEqualTo(6);
    }
  }

  @Test
  void aTalkTheJudgeEndedGoesOnOnlyByWord() throws IOException {
    try (var server =
        new LivelyServer()
            .with(
                asked -> asked.number() < 7 ? null : Replies.of("openai", "Goodbye, take care!"))) {
      var left = Talks.run(capped(server, 30).in(folder));
      assertThat(left.ended().ending()).isEqualTo(Ending.MUTUAL_CLOSING);
      assertThatThrownBy(() -> Talks.resume(left.journal()))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("mutual-closing");
      server.with(_ -> null);
      var said = left.ended().summary().messages();
      var on = Talks.resume(left.journal(), higher(said + 2), true, OnUnknown.RESEND);
      assertThat(on.ended().ending()).isEqualTo(Ending.MESSAGES);
      assertThat(on.ended().summary().messages()).isEqualTo(said + 2);
      var third = Talks.resume(left.journal(), higher(said + 4), false, OnUnknown.RESEND);
      assertThat(third.ended().summary().messages()).isEqualTo(said + 4);
    }
  }

  @Test
  void aRunThatFailedGoesOnWhereItWas() throws IOException {
    try (var server =
        new LivelyServer()
            .with(asked ->
                asked.number() == 4 ? new MockResponse.Builder().code(401).build() : null)) {
      var left = Talks.run(capped(server, 6).in(folder));
      assertThat(left.ended().ending()).isEqualTo(Ending.ERROR);
      server.with(_ -> null);
      var on = Talks.resume(left.journal());
      assertThat(texts(on.journal())).containsExactlyElementsOf(lines(1, 6));
      assertThat(on.text()).doesNotContain("401").contains("**Ended by:** messages");
    }
  }

  @Test
  void aCutReplyIsInDoubtAndAskedForAgain() throws IOException {
    try (var server =
        new LivelyServer()
            .with(asked ->
                asked.number() == 2
                    ? new MockResponse.Builder()
                        .addHeader("Content-Type", "text/event-stream")
                        .body("data: {\"choices\":[{\"delta\":{\"content\":\"Half a\"}}]}\n\n")
                        .build()
                    : null)) {
      var left = Talks.run(capped(server, 3).in(folder));
      try (var held = stage().hold(left.journal(), System::nanoTime)) {
        assertThat(held.unknown()).hasSize(1);
      }
      server.with(_ -> null);
      var on = Talks.resume(left.journal());
      assertThat(texts(on.journal())).containsExactlyElementsOf(lines(1, 3));
      assertThat(on.text()).contains("Half a");
    }
  }

  @Test
  void scriptsGoOnAtTheirNextLine() throws IOException {
    var script = folder.resolve("s.txt");
    Files.writeString(script, String.join("\n---\n", lines(1, 6)));
    var specs =
        Specs.of("x", "y")
            .withParties(
                Specs.party("Ada", new SpeakerSpec.Script(script), ""),
                Specs.party("Ben", new SpeakerSpec.Script(script), ""))
            .withOpener(new Opener("On spires.", Opener.As.A))
            .withCaps(new Caps(4, null, null, null))
            .in(folder);
    var left = Talks.run(specs);
    var on = Talks.resume(left.journal(), higher(7), false, OnUnknown.RESEND);
    var expected = new java.util.ArrayList<>(texts(left.journal()).subList(0, 0));
    expected.add("On spires.");
    for (var i = 1; i <= 3; i++) {
      expected.add(LivelyServer.line(i));
      expected.add(LivelyServer.line(i));
    }
    assertThat(texts(on.journal())).isEqualTo(expected);
  }

  @Test
  void theTimeAtWorkCountsOverAllItsParts() throws IOException {
    try (var server = new LivelyServer()) {
      var left = Talks.run(capped(server, 2).in(folder));
      var first = left.ended().summary().took();
      var on = Talks.resume(left.journal(), higher(3), false, OnUnknown.RESEND);
      assertThat(on.ended().summary().took()).isGreaterThan(first);
      assertThat(on.ended().summary().tokens()).isEqualTo(45L);
    }
  }

  @Test
  void everythingAgreedIsReadBackFromTheFirstRecord() {
    var extra = Map.<String, Object>of("penalty", new BigDecimal("0.50"), "top", 3L, "on", true);
    var sampling =
        new Sampling(new BigDecimal("0.7"), new BigDecimal("0.95"), 512, 7L, List.of("END"), extra);
    var stop =
        new StopSettings(
            Policy.CAREFUL,
            "policy",
            List.of("over"),
            List.of("o+ut"),
            List.of("[END]"),
            StopSettings.Action.CODA);
    var model =
        new SpeakerSpec.Model(
            "openrouter", "moonshotai/kimi-k2", URI.create("http://127.0.0.1:1/v1"), "openai", "K");
    var spec =
        new Spec(
            new Spec.Party("Ada", model, "You are Ada.", sampling, "ada.md"),
            new Spec.Party(
                "Ben", new SpeakerSpec.Replay(Path.of("a#b.md"), "B"), "", Sampling.DEFAULT, null),
            new Opener(" ", Opener.As.USER),
            Side.B,
            new Caps(9, 100L, new BigDecimal("0.50"), Duration.ofMinutes(3)),
            stop,
            Set.of(Spec.FailOn.ANOMALY),
            new Asking(Spec.StrictModel.EXACT, false, Spec.OnKill.WAIT, new ContextPolicy.Last(4)),
            new Keeping(true, true, Spec.Durability.PROCESS),
            List.of(new dev.lastword.config.Inject(3, Side.A, "x\n")),
            Path.of("archive"));
    var tree =
        new Run.Resume("t", FirstRecord.writer(), "", "2", null, SpecTree.of(spec), "").changes();
    assertThat(SpecForm.read(tree, Path.of("archive"))).isEqualTo(spec);
  }

  private Path brokenOffInTheThirdCall(LivelyServer server) throws IOException {
    return brokenOffInTheThirdCall(Talks.run(capped(server, 4).in(folder.resolve("whole"))));
  }

  private Path brokenOffInTheThirdCall(Talks.Left whole) throws IOException {
    var lines = Files.readAllLines(whole.journal());
    var kept = 0;
    for (var intents = 0; intents < 3; kept++) {
      intents += lines.get(kept).contains("\"type\":\"call.intent\"") ? 1 : 0;
    }
    return cut(String.join("\n", lines.subList(0, kept)) + "\n", 0);
  }

  private Path cut(String text, int name) throws IOException {
    var journal = Files.createDirectories(folder.resolve("r" + name)).resolve("x.jsonl");
    Files.writeString(journal, text);
    return journal;
  }

  private static Specs capped(LivelyServer server, int messages) {
    return server.specs().withCaps(new Caps(messages, null, null, null));
  }

  private static UnaryOperator<Spec> higher(int messages) {
    return spec -> spec.withCaps(new Caps(messages, null, null, null));
  }

  private static Stage stage() {
    return new Stage(
        (_, _) -> {
          throw new IllegalStateException("nobody is to speak");
        },
        "lastword test",
        java.time.Instant::now,
        java.time.ZoneOffset.UTC);
  }

  static List<String> lines(int from, int to) {
    return java.util.stream.IntStream.rangeClosed(from, to).mapToObj(LivelyServer::line).toList();
  }

  static List<String> texts(Path journal) throws IOException {
    return Transcripts.read(journal).getFirst().messages().stream().map(Message::text).toList();
  }

  private static List<Judged> verdicts(Path journal) throws IOException {
    return JournalReader.read(journal).records().stream()
        .map(JournalRecord::entry)
        .filter(Judged.class::isInstance)
        .map(Judged.class::cast)
        .toList();
  }

  private static List<Run.Resume> resumes(Path journal) throws IOException {
    return JournalReader.read(journal).records().stream()
        .map(JournalRecord::entry)
        .filter(Run.Resume.class::isInstance)
        .map(Run.Resume.class::cast)
        .toList();
  }

  private static String retold(Path journal) throws IOException {
    return new MarkdownWriter(false)
        .write(JournalTranscript.of(JournalReader.read(journal).records()));
  }

  static List<Said> said(Path journal) throws IOException {
    return JournalReader.read(journal).records().stream()
        .map(JournalRecord::entry)
        .filter(Said.class::isInstance)
        .map(Said.class::cast)
        .toList();
  }
}
