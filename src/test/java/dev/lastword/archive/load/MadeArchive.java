package dev.lastword.archive.load;

import dev.lastword.detect.Detector;
import dev.lastword.detect.Policy;
import dev.lastword.detect.Utterance;
import dev.lastword.journal.Call;
import dev.lastword.journal.Digest;
import dev.lastword.journal.Durability;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Journals;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.journal.Target;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import dev.lastword.transcript.JournalTranscript;
import dev.lastword.transcript.Line;
import dev.lastword.transcript.MarkdownWriter;
import dev.lastword.transcript.Transcript;
import dev.lastword.transcript.Transcripts;
import dev.lastword.transcript.Verdicts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Writes an archive: the same one each time. Its sentences are those of the labelled conversations
/// in `endings/`, in fifteen languages, mixed with words nobody said, so that there are rare ones.
/// Every fifth conversation has a journal beside its log.
final class MadeArchive {
  static final int MESSAGES = 50;

  private static final int JOURNAL_EVERY = 5;
  private static final int PER_FOLDER = 500;
  private static final int LENGTH = 800;
  private static final List<String> MODELS =
      List.of("kimi-k2", "gpt-5", "grok-4", "haiku-4.5", "sonnet-4.5", "qwen3-next", "4o");
  private static final String DIGEST = Digest.of(new byte[0]);

  private final Path folder;
  private final List<List<String>> sentences;
  private long characters;
  private long messages;

  private MadeArchive(Path folder, List<List<String>> sentences) {
    this.folder = folder;
    this.sentences = sentences;
  }

  static MadeArchive in(Path folder, Path endings) throws IOException {
    return new MadeArchive(folder, sentences(endings));
  }

  long messages() {
    return messages;
  }

  long characters() {
    return characters;
  }

  /// The sentences of each file: one file is one language.
  private static List<List<String>> sentences(Path endings) throws IOException {
    var all = new ArrayList<List<String>>();
    List<Path> files;
    try (Stream<Path> found = Files.walk(endings)) {
      files = found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    for (var file : files) {
      for (var transcript : Transcripts.read(file)) {
        var texts = transcript.messages().stream().map(Message::text).toList();
        var parts = new ArrayList<String>();
        texts.forEach(text -> parts.addAll(List.of(text.split("(?<=[.!?。！？])\\s*", -1))));
        parts.removeIf(part -> part.isBlank() || part.length() > 400);
        if (parts.size() > 5) {
          all.add(parts);
        }
      }
    }
    return all;
  }

  /// Writes conversations.
  ///
  /// @param from the first number
  /// @param to the number after the last
  void write(int from, int to) throws IOException {
    for (var number = from; number < to; number++) {
      var random = new Random(number);
      var batch = Files.createDirectories(folder.resolve("batch-" + number / PER_FOLDER));
      var a = MODELS.get(random.nextInt(MODELS.size()));
      var b = MODELS.get(random.nextInt(MODELS.size()));
      var name = String.format(Locale.ROOT, "%s_%s_made_%05d", a, b, number);
      if (number % JOURNAL_EVERY == 0) {
        run(batch, name, a, b, number, random);
      } else {
        var transcript = transcript(name, a, b, number, random);
        Files.writeString(batch.resolve(name + ".md"), new MarkdownWriter(false).write(transcript));
      }
    }
  }

  private String text(Random random, List<String> language) {
    var out = new StringBuilder();
    var length = 100 + random.nextInt(2 * (LENGTH - 100));
    while (out.length() < length) {
      out.append(language.get(random.nextInt(language.size()))).append(' ');
      if (random.nextInt(3) == 0) {
        out.append(rare(random)).append(' ');
      }
    }
    characters += out.length();
    messages++;
    return out.toString().strip();
  }

  /// A word of a vocabulary of two hundred thousand, the first of which are frequent.
  private static String rare(Random random) {
    var rank = (int) Math.pow(200_000, random.nextDouble());
    var word = new StringBuilder();
    for (var rest = rank + 40; rest > 0; rest /= 40) {
      word.append("bdfgklmnprstvz".charAt(rest % 14)).append("aeiou".charAt(rest % 5));
    }
    return word.toString();
  }

  private List<String> language(Random random) {
    return sentences.get(random.nextInt(sentences.size()));
  }

  private Transcript transcript(String name, String a, String b, int number, Random random) {
    var language = language(random);
    var lines = new ArrayList<Line>();
    for (var i = 0; i < MESSAGES; i++) {
      lines.add(Line.Said.of(i % 2 == 0 ? Side.A : Side.B, text(random, language)));
    }
    var started = LocalDateTime.of(2025, 1, 1, 0, 0).plusMinutes(47L * number);
    var names = a.equals(b) ? List.of(a + " A", b + " B") : List.of(a, b);
    return new Transcript(
        name,
        null,
        names,
        started,
        started.plusMinutes(20),
        List.of(),
        lines,
        null,
        Transcript.Form.MARKDOWN,
        List.of());
  }

  private void run(Path batch, String name, String a, String b, int number, Random random)
      throws IOException {
    var at = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(47L * 60 * number);
    var records = new ArrayList<JournalRecord>();
    try (var journals = new Journals(InstantSource.fixed(at), () -> 0, Durability.PROCESS);
        var journal = journals.create(batch.resolve(name + ".jsonl"), start(name, a, b))) {
      var judge = new Detector(Policy.BALANCED);
      var language = language(random);
      for (var i = 1; i <= MESSAGES; i++) {
        var side = i % 2 == 1 ? Side.A : Side.B;
        var model = side == Side.A ? a : b;
        var text = text(random, language);
        var intent = journal.append(intent(i, side, model));
        var reply = journal.append(reply(intent.seq(), i, side, text, model));
        journal.append(new Said(new Message(i, side, model, text), "call", reply.receipt()));
        var heard = side == Side.A ? Utterance.Side.A : Utterance.Side.B;
        var verdict = judge.hear(Utterance.of(heard, text));
        journal.append(Verdicts.recorded(verdict, List.of("A", "B")));
      }
      journal.append(
          new Run.End("messages", MESSAGES, MESSAGES, null, used(), Duration.ofMinutes(9), ""));
    }
    records.addAll(JournalReader.read(batch.resolve(name + ".jsonl")).records());
    Files.writeString(
        batch.resolve(name + ".md"),
        new MarkdownWriter(false).write(JournalTranscript.of(records)));
  }

  private static Usage used() {
    return new Usage(40_000L, 0L, 9_000L, 0L, new BigDecimal("0.0123"));
  }

  private static Run.Start start(String id, String a, String b) {
    return new Run.Start(
        id,
        "lastword made",
        new Run.Writer(1, "here"),
        Map.of(),
        DIGEST,
        List.of(voice(Side.A, a), voice(Side.B, b)),
        new Run.Judge(Detector.VERSION, "balanced"),
        new Caps(MESSAGES, null, null, null),
        new Run.Opening(null, "a", Side.A),
        Durability.PROCESS,
        "Z",
        null);
  }

  private static Run.Voice voice(Side side, String model) {
    return new Run.Voice(side, model, "model", target(model), "Be yourself.", DIGEST);
  }

  private static Target target(String model) {
    return new Target("openrouter", "made/" + model, "https://made.example/v1", "openai");
  }

  private static Call.Intent intent(int message, Side side, String model) {
    return new Call.Intent(message, side, 1, target(model), Call.Payload.of(DIGEST), List.of());
  }

  private static Call.Reply reply(long call, int message, Side side, String text, String model) {
    return new Call.Reply(
        call,
        message,
        side,
        text,
        "",
        "stop",
        new Call.Served(model, null, "gen-" + message, "equal"),
        new Usage(800L, 0L, 180L, 0L, new BigDecimal("0.000246")),
        Duration.ofMillis(300 + message),
        Duration.ofMillis(4_000 + 10L * message),
        DIGEST,
        Call.Payload.of(DIGEST));
  }
}
