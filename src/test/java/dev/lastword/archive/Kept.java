package dev.lastword.archive;

import dev.lastword.detect.Detector;
import dev.lastword.detect.Policy;
import dev.lastword.detect.Utterance;
import dev.lastword.journal.Digest;
import dev.lastword.journal.Durability;
import dev.lastword.journal.Journal;
import dev.lastword.journal.Journals;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.journal.Target;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import dev.lastword.transcript.Verdicts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps small conversations in files.
final class Kept {
  static final Instant AT = Instant.parse("2025-10-26T17:12:18Z");
  private static final String DIGEST = Digest.of(new byte[] {1});

  private Kept() {}

  /// A log of our form in which Ada and Bo take turns.
  static Path log(Path file, String... texts) throws IOException {
    var out = new StringBuilder("# Ada ↔ Bo\n<!-- lastword 1 -->\n\n");
    out.append("**Started:** 2025-10-26 17:12:18\n**Messages:** ").append(texts.length);
    for (var i = 0; i < texts.length; i++) {
      out.append("\n\n---\n\n### ").append(i % 2 == 0 ? "Ada" : "Bo").append("\n\n");
      out.append(texts[i]);
    }
    out.append("\n\n---\n");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, out.toString());
  }

  /// The journal of a run in which two models take turns.
  ///
  /// @param ending its ending; null: it goes on
  static Path run(Path file, @Nullable String ending, String... texts) throws IOException {
    return run(file, AT, null, ending, texts);
  }

  static Path run(
      Path file,
      Instant at,
      Run.@Nullable Lineage lineage,
      @Nullable String ending,
      String... texts)
      throws IOException {
    Files.createDirectories(file.getParent());
    var name = file.getFileName().toString();
    var id = name.substring(0, name.lastIndexOf('.'));
    try (var journals = new Journals(InstantSource.fixed(at), () -> 0, Durability.PROCESS);
        var journal = journals.create(file, start(id, lineage))) {
      say(journal, 1, texts);
      if (ending != null) {
        var usage = new Usage(1_200L, 0L, 300L, 0L, new BigDecimal("0.25"));
        var took = Duration.ofSeconds(72);
        journal.append(new Run.End(ending, texts.length, texts.length, null, usage, took, ""));
      }
    }
    return file;
  }

  /// Goes on with a journal.
  static void say(Journal journal, int from, String... texts) throws IOException {
    var judge = new Detector(Policy.BALANCED);
    for (var i = 0; i < texts.length; i++) {
      var number = from + i;
      var side = number % 2 == 1 ? Side.A : Side.B;
      journal.append(
          new Said(
              new Message(number, side, side == Side.A ? "Kimi" : "Haiku", texts[i]),
              "script",
              null));
      var heard = side == Side.A ? Utterance.Side.A : Utterance.Side.B;
      var verdict = judge.hear(Utterance.of(heard, texts[i]));
      if (from == 1) {
        journal.append(Verdicts.recorded(verdict, List.of("Kimi", "Haiku")));
      }
    }
  }

  static Run.Start start(String id, Run.@Nullable Lineage lineage) {
    return new Run.Start(
        id,
        "lastword test",
        new Run.Writer(1, "here"),
        Map.of("a", Map.of("persona", "personas/skeptic.md")),
        DIGEST,
        List.of(
            voice(Side.A, "Kimi", "moonshotai/kimi-k2"),
            voice(Side.B, "Haiku", "claude-haiku-4-5")),
        new Run.Judge(Detector.VERSION, "eager"),
        new Caps(50, null, null, null),
        new Run.Opening(null, "a", Side.A),
        Durability.PROCESS,
        "Z",
        lineage);
  }

  private static Run.Voice voice(Side side, String name, String model) {
    var target = new Target("openrouter", model, "https://made.example/v1", "openai");
    return new Run.Voice(side, name, "model", target, "", DIGEST);
  }
}
