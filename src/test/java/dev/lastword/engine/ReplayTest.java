package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.config.ContextPolicy;
import dev.lastword.config.Inject;
import dev.lastword.config.Opener;
import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.detect.Detector;
import dev.lastword.detect.Policy;
import dev.lastword.endpoint.Deadlines;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.Keys;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.journal.Call;
import dev.lastword.journal.Durability;
import dev.lastword.journal.Entry;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.Journals;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A run driven again from its record alone: the servers are gone by then.
class ReplayTest {
  @TempDir private Path folder;

  @Test
  void everyRequestAndVerdictIsTheSame() throws IOException {
    Talks.Left left;
    try (var server = new LivelyServer()) {
      left = run(server, spec -> spec);
    }
    var result = replay(left.journal());
    assertThat(result.desync()).isNull();
    assertThat(result.messages()).isEqualTo(7);
    assertThat(result.requests()).isEqualTo(7);
    assertThat(result.verdicts()).isEqualTo(7);
  }

  @Test
  void anotherLocaleAndTimeZoneChangeNothing() throws IOException {
    var locale = Locale.getDefault();
    var zone = TimeZone.getDefault();
    try (var server = new LivelyServer()) {
      var left = run(server, spec -> spec.withContext(new ContextPolicy.Tokens(120)));
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(replay(left.journal()).desync()).isNull();
      var on = Talks.resume(left.journal(), higher(9), false, OnUnknown.RESEND);
      assertThat(on.text()).contains("**Started:** 2025-10-26 17:12:18", "**Messages:** 9");
      assertThat(ResumeTest.texts(on.journal())).isEqualTo(ResumeTest.lines(1, 9));
      assertThat(replay(left.journal()).desync()).isNull();
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void faultsRetriesAndResumesAreReplayedToo() throws IOException {
    Talks.Left left;
    var once = new AtomicBoolean(true);
    try (var server = new LivelyServer().with(asked -> troubled(asked, once))) {
      left = run(server, spec -> spec);
      assertThat(left.ended().ending()).isEqualTo(Ending.ERROR);
      server.with(_ -> null);
      Talks.resume(left.journal());
      Talks.resume(left.journal(), higher(9), false, OnUnknown.RESEND);
    }
    var result = replay(left.journal());
    assertThat(result.desync()).isNull();
    assertThat(result.messages()).isEqualTo(9);
  }

  private static @Nullable MockResponse troubled(LivelyServer.Asked asked, AtomicBoolean once) {
    if (asked.number() == 3 && once.getAndSet(false)) {
      return new MockResponse.Builder().code(503).build();
    }
    return asked.number() == 5
        ? new MockResponse.Builder()
            .addHeader("Content-Type", "text/event-stream")
            .body("data: {\"choices\":[{\"delta\":{\"content\":\"Half\"}}]}\n\n")
            .build()
        : null;
  }

  @Test
  void everyPlaceWhereARunMayBreakOffIsReplayed() throws IOException {
    try (var server = new LivelyServer()) {
      var whole = run(server, spec -> spec);
      var lines = Files.readAllLines(whole.journal());
      for (var kept = 1; kept < lines.size(); kept += 3) {
        var journal = Files.createDirectories(folder.resolve("r" + kept)).resolve("x.jsonl");
        Files.writeString(journal, String.join("\n", lines.subList(0, kept)) + "\n");
        assertThat(replay(journal).desync()).as("broken off after %d", kept).isNull();
        Talks.resume(journal);
        var result = replay(journal);
        assertThat(result.desync()).as("gone on with after %d", kept).isNull();
        assertThat(result.messages()).isEqualTo(7);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(StopSettings.Action.class)
  void everyActionAtAStopIsReplayed(StopSettings.Action action) throws IOException {
    Talks.Left left;
    try (var server =
        new LivelyServer()
            .with(asked -> asked.number() < 7 ? null : Replies.of("openai", "Goodbye!"))) {
      var stop = new StopSettings(Policy.BALANCED, null, List.of(), List.of(), List.of(), action);
      var specs = server.specs().withStop(stop).withCaps(new Caps(16, null, null, null)).in(folder);
      left = Talks.run(specs, new StopSwitch(), judged -> judged.after() > 12);
    }
    assertThat(replay(left.journal()).desync()).isNull();
  }

  @Test
  void anotherModelThatWasRefusedAndThenAcceptedIsReplayed() throws IOException {
    Talks.Left left;
    try (var server =
        new LivelyServer()
            .with(asked ->
                asked.number() < 3
                    ? null
                    : Replies.of("openai", LivelyServer.line(asked.number()), "other-model"))) {
      var specs =
          server
              .specs()
              .withStrict(Spec.StrictModel.ANY)
              .withCaps(new Caps(5, null, null, null))
              .in(folder);
      left = Talks.run(specs);
      assertThat(left.ended().ending()).isEqualTo(Ending.MODEL_CHANGED);
      assertThat(replay(left.journal()).desync()).isNull();
      var on =
          Talks.resume(
              left.journal(),
              spec -> spec.withStrictModel(Spec.StrictModel.OFF),
              false,
              OnUnknown.RESEND);
      assertThat(on.ended().ending()).isEqualTo(Ending.MESSAGES);
    }
    var result = replay(left.journal());
    assertThat(result.desync()).isNull();
    assertThat(result.messages()).isEqualTo(5);
    assertThat(result.requests()).isEqualTo(6);
  }

  @Test
  void openersInjectsAndForksAreReplayed() throws IOException {
    Talks.Left fork;
    try (var server = new LivelyServer()) {
      var left =
          run(
              server,
              spec ->
                  spec.withMore(List.of(new Inject(3, Side.A, "one"), new Inject(5, null, "two"))));
      assertThat(replay(left.journal()).desync()).isNull();
      fork = Talks.fork(left.journal(), 4, higher(8));
      Talks.resume(fork.journal(), higher(9), false, OnUnknown.RESEND);
    }
    var result = replay(fork.journal());
    assertThat(result.desync()).isNull();
    assertThat(result.messages()).isEqualTo(9);
    assertThat(result.requests()).isEqualTo(5);
  }

  @Test
  void scriptsNeedNoFileToBeReplayed() throws IOException {
    var script = folder.resolve("s.txt");
    Files.writeString(script, String.join("\n---\n", ResumeTest.lines(1, 3)));
    var specs =
        Specs.of("x", "y")
            .withParties(
                Specs.party("Ada", new SpeakerSpec.Script(script), ""),
                Specs.party("Ben", new SpeakerSpec.Script(script), ""))
            .withOpener(new Opener("On spires.", Opener.As.USER))
            .in(folder);
    var left = Talks.run(specs);
    Files.delete(script);
    var result = replay(left.journal());
    assertThat(result.desync()).isNull();
    assertThat(result.messages()).isEqualTo(6);
  }

  @Test
  void aChangedReplyIsADesyncThatNamesTheNextRequest() throws IOException {
    Talks.Left left;
    try (var server = new LivelyServer()) {
      left = run(server, spec -> spec);
    }
    var forged =
        forged(
            left.journal(),
            entry ->
                entry instanceof Call.Reply reply && reply.message() == 3
                    ? with(reply, reply.text().replace("never", "always"))
                    : entry);
    var desync = replay(forged).desync();
    assertThat(desync).isNotNull();
    assertThat(desync.message()).isEqualTo(3);
    assertThat(desync.what()).isEqualTo("text");
    assertThat(String.join("\n", desync.details()))
        .contains("never drawn")
        .contains("always drawn");
  }

  @Test
  void aChangedMessageIsADesyncOfARequestWithTheByteWhereItBegins() throws IOException {
    Talks.Left left;
    try (var server = new LivelyServer()) {
      left = run(server, spec -> spec, true);
    }
    var forged =
        forged(
            left.journal(),
            entry -> {
              if (entry instanceof Call.Reply reply && reply.message() == 3) {
                return with(reply, reply.text().replace("never", "always"));
              }
              return entry instanceof Said(var message, var source, var receipt)
                      && message.number() == 3
                  ? new Said(
                      new Message(
                          3,
                          message.side(),
                          message.speaker(),
                          message.text().replace("never", "always")),
                      source,
                      receipt)
                  : entry;
            });
    var desync = replay(forged).desync();
    assertThat(desync).isNotNull();
    assertThat(desync.what()).isIn("the request", "verdict");
    if (desync.what().equals("the request")) {
      assertThat(desync.message()).isEqualTo(4);
      assertThat(desync.details()).anyMatch(line -> line.startsWith("they differ from byte "));
    }
  }

  @Test
  void anotherJudgeOnRecordIsBelievedAndNotCompared() throws IOException {
    Talks.Left left;
    try (var server = new LivelyServer()) {
      left = run(server, spec -> spec);
    }
    var forged =
        forged(left.journal(), entry -> entry instanceof Run.Start start ? judgedBy(start) : entry);
    var result = replay(forged);
    assertThat(result.desync()).isNull();
    assertThat(result.verdicts()).isNull();
    assertThat(result.detector()).isEqualTo("0").isNotEqualTo(Detector.VERSION);
  }

  private static Run.Start judgedBy(Run.Start start) {
    return new Run.Start(
        start.id(),
        start.tool(),
        start.writer(),
        start.spec(),
        start.config(),
        start.voices(),
        new Run.Judge("0", start.judge().policy()),
        start.caps(),
        start.opening(),
        start.durability(),
        start.zone(),
        start.lineage());
  }

  private static Call.Reply with(Call.Reply reply, String text) {
    return new Call.Reply(
        reply.call(),
        reply.message(),
        reply.side(),
        text,
        reply.reasoning(),
        reply.finish(),
        reply.served(),
        reply.usage(),
        reply.firstByte(),
        reply.took(),
        reply.request(),
        reply.response());
  }

  /// A journal that is whole and tells something else.
  private Path forged(Path journal, UnaryOperator<Entry> change) throws IOException {
    var file = folder.resolve("forged.jsonl");
    var records = JournalReader.read(journal).records();
    try (var journals = new Journals(Instant::now, System::nanoTime, Durability.PROCESS);
        var written = journals.create(file, (Run.Start) change.apply(records.getFirst().entry()))) {
      for (var record : records.subList(1, records.size())) {
        written.append(change.apply(record.entry()));
      }
    }
    return file;
  }

  private Talks.Left run(LivelyServer server, UnaryOperator<Spec> change) throws IOException {
    return run(server, change, false);
  }

  private Talks.Left run(LivelyServer server, UnaryOperator<Spec> change, boolean keepBytes)
      throws IOException {
    var specs = server.specs().withCaps(new Caps(7, null, null, null)).in(folder);
    var spec = change.apply((keepBytes ? specs.keepingBytes() : specs).spec());
    return Talks.play((stage, around) -> stage.set(spec, around));
  }

  private static UnaryOperator<Spec> higher(int messages) {
    return spec -> spec.withCaps(new Caps(messages, null, null, null));
  }

  static Replay.Result replay(Path journal) throws IOException {
    try (var endpoints =
        new Endpoints(ProviderTable.builtIn(), Keys.in(Map.of()), Deadlines.DEFAULT)) {
      return Replay.of(journal, endpoints);
    }
  }
}
