package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.config.Opener;
import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.detect.Policy;
import dev.lastword.journal.Durability;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.Journals;
import dev.lastword.journal.Run;
import dev.lastword.journal.Verification;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLoopTest {
  private static final List<String> ALIVE_A =
      List.of(
          "The spire at Rouen is cast iron, and the masons hated it for a century.",
          "They counted the bolts: eight thousand, and nobody kept the drawings.",
          "Then the storm of 1999 took one turret through the choir roof.");
  private static final List<String> ALIVE_B =
      List.of(
          "Masons hate anything that expands. How did they fix it to limestone?",
          "So the repair gang measured each one by hand, in winter, on ropes.",
          "Which is how they found the older oak frame under the lead.");

  @TempDir private Path folder;

  @Test
  void aScriptedTalkEndsWithTheScript() throws IOException {
    var left = Talks.run(scripted(ALIVE_A, ALIVE_B));
    assertThat(left.ended().ending()).isEqualTo(Ending.SCRIPT_END);
    assertThat(left.ended().summary().messages()).isEqualTo(6);
  }

  @Test
  void theLogReadsBackAsWhatWasSaid() throws IOException {
    var left =
        Talks.run(
            scripted(List.of("---\n### x", "\\---"), List.of(" \n\n", "<!-- lastword 1 -->")));
    assertThat(Transcripts.read(left.log()).getFirst().messages())
        .extracting(Message::text)
        .containsExactly("---\n### x", " \n\n", "\\---", "<!-- lastword 1 -->");
  }

  @Test
  void theJournalIsWholeAndComplete() throws IOException {
    var left = Talks.run(scripted(ALIVE_A, ALIVE_B));
    var verification = Verification.of(left.journal());
    assertThat(verification.intact()).isTrue();
    assertThat(verification.complete()).isTrue();
  }

  @Test
  void journalAndLogTellTheSameTalk() throws IOException {
    var left = Talks.run(scripted(ALIVE_A, ALIVE_B));
    assertThat(Transcripts.read(left.journal()).getFirst().messages())
        .isEqualTo(Transcripts.read(left.log()).getFirst().messages());
  }

  @Test
  void filesAreNamedAfterTimeAndSpeakers() throws IOException {
    var left = Talks.run(scripted(ALIVE_A, ALIVE_B));
    assertThat(left.log()).hasFileName("2025-10-26_171218_ada-lovelace_ben.md");
    assertThat(left.journal()).hasFileName("2025-10-26_171218_ada-lovelace_ben.jsonl");
  }

  @Test
  void aSecondRunOfTheSameSecondGetsItsOwnFiles() throws IOException {
    Talks.run(scripted(ALIVE_A, ALIVE_B));
    var second = Talks.run(scripted(ALIVE_A, ALIVE_B));
    assertThat(second.log()).hasFileName("2025-10-26_171218_ada-lovelace_ben-2.md");
  }

  @Test
  void theHeaderCountsTheOpener() throws IOException {
    var specs =
        scripted(ALIVE_A, ALIVE_B)
            .withOpener(new Opener("Begin.", Opener.As.A))
            .withCaps(new Caps(3, null, null, null));
    var left = Talks.run(specs);
    assertThat(left.text()).contains("**Messages:** 3").contains("### Ada Lovelace\n\nBegin.");
    assertThat(left.ended().ending()).isEqualTo(Ending.MESSAGES);
  }

  @Test
  void operatorTextStandsInTheLogUncounted() throws IOException {
    var specs = scripted(ALIVE_A, ALIVE_B).withOpener(new Opener("On spires.", Opener.As.USER));
    var left = Talks.run(specs);
    assertThat(left.text()).contains("> On spires.").contains("**Messages:** 6");
  }

  @Test
  void theJudgeEndsAClosedTalkAndSaysWhy() throws IOException {
    var left =
        Talks.run(scripted(closing(ALIVE_A, "Goodbye!"), closing(ALIVE_B, "Goodbye, take care.")));
    var summary = left.ended().summary();
    assertThat(left.ended().ending()).isEqualTo(Ending.MUTUAL_CLOSING);
    assertThat(summary.messages()).isLessThan(11);
    assertThat(summary.onset()).isEqualTo(7);
    assertThat(summary.because()).isNotEmpty();
    assertThat(left.text()).contains("**Ended by:** mutual-closing").contains("Onset:** message 7");
  }

  @Test
  void aStopPhraseEndsIt() throws IOException {
    var settings =
        new StopSettings(
            Policy.BALANCED,
            null,
            List.of("nobody kept the drawings"),
            List.of(),
            List.of(),
            StopSettings.Action.STOP);
    var left = Talks.run(scripted(ALIVE_A, ALIVE_B).withStop(settings));
    assertThat(left.ended().ending()).isEqualTo(Ending.PHRASE);
    assertThat(left.ended().summary().messages()).isEqualTo(3);
  }

  @Test
  void warningGoesOnPastTheEnd() throws IOException {
    var settings = acting(StopSettings.Action.WARN);
    var left =
        Talks.run(
            scripted(closing(ALIVE_A, "Goodbye!"), closing(ALIVE_B, "Goodbye, take care."))
                .withStop(settings));
    assertThat(left.ended().ending()).isEqualTo(Ending.SCRIPT_END);
    assertThat(left.events().stream().filter(Event.Warned.class::isInstance)).hasSize(1);
  }

  @Test
  void aStoppedRunClosesItsLog() throws IOException {
    var stop = new StopSwitch();
    stop.stop();
    var left = Talks.run(scripted(ALIVE_A, ALIVE_B), stop);
    assertThat(left.ended().ending()).isEqualTo(Ending.OPERATOR);
    assertThat(Verification.of(left.journal()).complete()).isTrue();
    assertThat(left.text()).contains("**Ended by:** operator");
  }

  @Test
  void theOtherSideMayStart() throws IOException {
    var specs =
        scripted(ALIVE_A, ALIVE_B)
            .withFirst(Side.B)
            .withOpener(new Opener("Begin.", Opener.As.A))
            .withCaps(new Caps(2, null, null, null));
    var left = Talks.run(specs);
    var talk = Transcripts.read(left.log()).getFirst();
    assertThat(talk.speakers()).containsExactly("Ada Lovelace", "Ben");
    assertThat(talk.messages())
        .containsExactly(
            new Message(1, Side.B, "Ben", "Begin."),
            new Message(2, Side.A, "Ada Lovelace", ALIVE_A.getFirst()));
  }

  @Test
  void whoIsAskedWhetherToEndCanStopTheRunInstead() throws IOException {
    var stop = new StopSwitch();
    var interrupted = new AtomicBoolean();
    var left =
        Talks.run(
            scripted(closing(ALIVE_A, "Goodbye!"), closing(ALIVE_B, "Goodbye, take care."))
                .withStop(acting(StopSettings.Action.ASK)),
            stop,
            _ -> {
              stop.stop();
              interrupted.set(Thread.currentThread().isInterrupted());
              return false;
            });
    assertThat(interrupted).isTrue();
    assertThat(left.ended().ending()).isEqualTo(Ending.OPERATOR);
    assertThat(Verification.of(left.journal()).complete()).isTrue();
  }

  @Test
  void aNameThatAnotherRunIsJustTakingIsLeftToIt() throws IOException {
    var archive = Files.createDirectories(folder.resolve("archive"));
    var name = "2025-10-26_171218_ada-lovelace_ben";
    var first = Talks.run(scripted(ALIVE_A, ALIVE_B));
    var start = (Run.Start) JournalReader.read(first.journal()).records().getFirst().entry();
    Files.delete(first.log());
    Files.delete(first.journal());
    try (var other = new Journals(Instant::now, System::nanoTime, Durability.PROCESS);
        var taken = other.create(archive.resolve(name + ".jsonl"), start)) {
      Files.delete(taken.file()); // the moment between its lock and its file
      assertThat(Talks.run(scripted(ALIVE_A, ALIVE_B)).log()).hasFileName(name + "-2.md");
    }
  }

  @Test
  void onlyALineOfDashesAlonePartsAScript() throws IOException {
    var script = folder.resolve("plain.txt");
    Files.writeString(script, "a --- b\n---|---\n----\n--- \nSecond.\n---");
    var specs =
        Specs.of("x", "y")
            .withParties(
                Specs.party("Ada", new SpeakerSpec.Script(script), ""),
                Specs.party("Ben", new SpeakerSpec.Script(script), ""))
            .withCaps(new Caps(3, null, null, null))
            .in(folder);
    assertThat(Transcripts.read(Talks.run(specs).log()).getFirst().messages())
        .extracting(Message::text)
        .containsExactly("a --- b\n---|---\n----", "a --- b\n---|---\n----", "Second.");
  }

  private static StopSettings acting(StopSettings.Action action) {
    return new StopSettings(Policy.BALANCED, null, List.of(), List.of(), List.of(), action);
  }

  private static List<String> closing(List<String> alive, String farewell) {
    var lines = new java.util.ArrayList<>(alive);
    for (var i = 0; i < 4; i++) {
      lines.add(farewell);
    }
    return lines;
  }

  private Specs scripted(List<String> a, List<String> b) throws IOException {
    return Specs.of("x", "y")
        .withParties(party("Ada Lovelace", "a.md", a), party("Ben", "b.md", b))
        .in(folder.resolve("archive"));
  }

  /// Scripts as our own Markdown, which keeps any text.
  private Spec.Party party(String name, String file, List<String> lines) throws IOException {
    var path = folder.resolve(file);
    var text = new StringBuilder("# " + name + "\n<!-- lastword 1 -->\n\n---\n\n");
    for (var line : lines) {
      var escaped = line.replaceAll("(?m)^(\\\\*)(---|### |<!-- lastword)", "\\\\$1$2");
      text.append("### ").append(name).append("\n\n").append(escaped).append("\n\n---\n\n");
    }
    Files.writeString(path, text);
    return Specs.party(name, new SpeakerSpec.Script(path), "");
  }
}
