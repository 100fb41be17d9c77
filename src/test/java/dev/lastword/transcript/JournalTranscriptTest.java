package dev.lastword.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.journal.Call;
import dev.lastword.journal.Digest;
import dev.lastword.journal.Durability;
import dev.lastword.journal.Entry;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.Journals;
import dev.lastword.journal.Judged;
import dev.lastword.journal.Operator;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.journal.Target;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTranscriptTest {
  private static final String DIGEST = Digest.of(new byte[0]);
  private static final Target TARGET =
      new Target("openrouter", "kimi-k2", "https://x/v1", "openai");
  private static final Instant NOON = Instant.parse("2026-07-21T12:00:00Z");

  @TempDir Path folder;

  private static Run.Start start(String nameB) {
    return new Run.Start(
        "2026-07-21_140000_kimi",
        "lastword",
        new Run.Writer(1, "h"),
        Map.of(),
        DIGEST,
        List.of(
            new Run.Voice(Side.A, "Kimi K2", "model", TARGET, "", DIGEST),
            new Run.Voice(Side.B, nameB, "script", null, "", DIGEST)),
        new Run.Judge("1", "balanced"),
        Caps.DEFAULT,
        new Run.Opening(null, "a", Side.A),
        Durability.PROCESS,
        "Europe/Berlin",
        null);
  }

  private Path write(Run.Start start, Entry... entries) throws IOException {
    var file = folder.resolve("talk");
    try (var journals = new Journals(InstantSource.fixed(NOON), () -> 0, Durability.PROCESS);
        var journal = journals.create(file, start)) {
      for (var entry : entries) {
        journal.append(entry);
      }
    }
    return file;
  }

  private Path talk() throws IOException {
    var file = folder.resolve("talk");
    var usage = new Usage(100L, null, 20L, null, new BigDecimal("0.01"));
    var span = new Judged.Span("closing", 0, 3, "Bye");
    var reading = new Judged.Reading(2, Side.B, "closing", List.of(span), 0, 4.2, "");
    try (var journals = new Journals(InstantSource.fixed(NOON), () -> 0, Durability.PROCESS);
        var journal = journals.create(file, start("haiku"))) {
      journal.append(new Operator("Begin.", "opener", null));
      var intent =
          journal.append(new Call.Intent(1, Side.A, 1, TARGET, Call.Payload.of(DIGEST), List.of()));
      var reply =
          journal.append(
              new Call.Reply(
                  intent.seq(),
                  1,
                  Side.A,
                  "Hello",
                  "",
                  "length",
                  new Call.Served(null, null, null, "unknown"),
                  usage,
                  Duration.ofMillis(3),
                  Duration.ofMillis(1_234),
                  DIGEST,
                  Call.Payload.of(DIGEST)));
      var hello = new Message(1, Side.A, "Kimi K2", "Hello");
      journal.append(new Said(hello, "call", reply.receipt()));
      journal.append(new Said(new Message(2, Side.B, "haiku", "Bye"), "script", null));
      journal.append(
          new Judged(
              reading,
              new Judged.Stop(2, "mutual-closing", 1, 4.2, 4, List.of(reading), "Both left.")));
      journal.append(new Run.End("mutual-closing", 2, 1, 1, usage, Duration.ofSeconds(3), ""));
    }
    return file;
  }

  @Test
  void tellsTheConversation() throws IOException {
    var talk = Transcripts.read(talk()).getFirst();
    assertThat(talk.form()).isEqualTo(Transcript.Form.JOURNAL);
    assertThat(talk.id()).isEqualTo("2026-07-21_140000_kimi");
    assertThat(talk.started()).isEqualTo(LocalDateTime.of(2026, 7, 21, 14, 0, 0));
    assertThat(talk.messages()).extracting(Message::text).containsExactly("Hello", "Bye");
    assertThat(talk.lines().getFirst()).isEqualTo(new Line.Operator("Begin."));
    var hello = (Line.Said) talk.lines().get(1);
    assertThat(hello.finish()).isEqualTo(Finish.LENGTH);
    var telemetry = Objects.requireNonNull(hello.telemetry());
    assertThat(telemetry.latency()).isEqualTo(Duration.ofMillis(1234));
    assertThat(telemetry.time()).isEqualTo(LocalTime.of(14, 0));
    assertThat(talk.footer())
        .isEqualTo(
            new Footer(
                "mutual-closing",
                1,
                50,
                "Both left.",
                List.of(new Footer.Quote(2, "haiku", "Bye")),
                ""));
    assertThat(talk.routing())
        .containsExactly(
            new Routing(
                Side.A,
                "openrouter",
                "kimi-k2",
                1,
                Duration.ofMillis(1234),
                100L,
                20L,
                new BigDecimal("0.01")));
  }

  @Test
  void itsLogSaysTheSame() throws IOException {
    var talk = Transcripts.read(talk()).getFirst();
    var log = new MarkdownWriter(true).write(talk);
    var again = Transcripts.read("x.md", log.getBytes(UTF_8)).getFirst();
    assertThat(again).usingRecursiveComparison().ignoringFields("id", "form").isEqualTo(talk);
    assertThat(log).contains(" | Latency: 1,234ms | 14:00:00 | Finish: length\n\nHello\n");
  }

  @Test
  void oneModelTwiceHasTwoNames() throws IOException {
    var talk = Transcripts.read(write(start("kimi k2"))).getFirst();
    assertThat(talk.speakers()).containsExactly("Kimi K2 A", "kimi k2 B");
  }

  @Test
  void resumedRunHasNotEnded() throws IOException {
    var end = new Run.End("messages", 0, 0, null, Usage.NONE, Duration.ZERO, "");
    var caps = new Caps(80, null, null, null);
    var resume = new Run.Resume("t", new Run.Writer(2, "h"), "more", "1", caps, "");
    var file = write(start("haiku"), end, resume);
    assertThat(Transcripts.read(file).getFirst().footer()).isNull();
    assertThat(Transcripts.read(file).getFirst().ended()).isNull();
  }

  @Test
  void tornEndIsWarnedOf() throws IOException {
    var file = talk();
    var bytes = Files.readAllBytes(file);
    var talk = Transcripts.read("x", java.util.Arrays.copyOf(bytes, bytes.length - 9)).getFirst();
    assertThat(talk.warnings()).hasSize(1).first().asString().startsWith("the last line is torn");
    assertThat(talk.footer()).isNull();
  }

  @Test
  void badJournalNamesTheByte() throws IOException {
    var bytes = Files.readAllBytes(talk());
    bytes[100] ^= 1;
    assertThatThrownBy(() -> Transcripts.read("x.jsonl", bytes))
        .isInstanceOf(NotATranscriptException.class)
        .hasMessageStartingWith("x.jsonl:byte 0: ");
  }

  @Test
  void toldRecordByRecordItIsTheSame() throws IOException {
    var records = JournalReader.read(talk()).records();
    var telling = new JournalTranscript(records.getFirst());
    var lines = new ArrayList<Line>();
    for (var record : records.subList(1, records.size())) {
      telling.hear(record).ifPresent(lines::add);
      telling.transcript();
    }
    assertThat(telling.transcript()).isEqualTo(JournalTranscript.of(records));
    assertThat(lines).isEqualTo(telling.transcript().lines()).hasSize(3);
  }

  @Test
  void anotherLocaleAndTimeZoneChangeNothing() throws IOException {
    var records = JournalReader.read(talk()).records();
    var here = new MarkdownWriter(true).write(JournalTranscript.of(records));
    var locale = Locale.getDefault();
    var zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab-ca-islamic"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      var there = new MarkdownWriter(true).write(JournalTranscript.of(records));
      assertThat(there).isEqualTo(here);
      var again = Transcripts.read("x.md", there.getBytes(UTF_8)).getFirst();
      assertThat(new MarkdownWriter(true).write(again)).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }
}
