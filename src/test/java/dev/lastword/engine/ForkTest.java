package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lastword.config.Spec;
import dev.lastword.config.UsageException;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.journal.Verification;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkTest {
  @TempDir private Path folder;

  @Test
  void beginsAsTheOtherTalkDidAndAsksForTheRestAlone() throws IOException {
    try (var server = new LivelyServer()) {
      var origin = Talks.run(server.specs().withCaps(caps(6)).in(folder));
      var before = Files.readAllBytes(origin.journal());
      var asked = server.requests();
      var fork = Talks.fork(origin.journal(), 4, spec -> spec.withCaps(caps(6)));
      assertThat(server.requests() - asked).isEqualTo(2);
      assertThat(ResumeTest.texts(fork.journal())).isEqualTo(ResumeTest.texts(origin.journal()));
      assertThat(ResumeTest.said(fork.journal()).stream().map(Said::source))
          .containsExactly("fork", "fork", "fork", "fork", "call", "call");
      assertThat(Files.readAllBytes(origin.journal())).isEqualTo(before);
      assertThat(Verification.of(fork.journal()).complete()).isTrue();
    }
  }

  @Test
  void keepsItsLineage() throws IOException {
    try (var server = new LivelyServer()) {
      var origin = Talks.run(server.specs().withCaps(caps(4)).in(folder));
      var fork = Talks.fork(origin.journal(), 3, spec -> spec.withCaps(caps(5)));
      var lineage = start(fork.journal()).lineage();
      assertThat(lineage).isNotNull();
      assertThat(lineage.id()).isEqualTo(start(origin.journal()).id());
      assertThat(lineage.at()).isEqualTo(3);
      assertThat(JournalReader.read(origin.journal()).records())
          .filteredOn(record -> record.hash().equals(lineage.head()))
          .singleElement()
          .satisfies(record -> assertThat(((Said) record.entry()).message().number()).isEqualTo(3));
      assertThat(fork.text()).contains("> Forked from " + lineage.id() + " after message 3.");
    }
  }

  @Test
  void anotherSpeakerTakesASideOverAndTheLogSaysWhoSpokeBefore() throws IOException {
    try (var server = new LivelyServer()) {
      var origin = Talks.run(server.specs().withCaps(caps(4)).in(folder));
      var fork =
          Talks.fork(
              origin.journal(),
              2,
              spec -> with(spec, Specs.party("Cleo", spec.b().speaker(), "You are Cleo.")));
      assertThat(fork.text())
          .contains("### Cleo")
          .doesNotContain("### Ben")
          .contains("what Cleo says up to there was said by Ben.");
      assertThat(server.asked().getLast().side()).isEqualTo(Side.B);
      assertThat(start(fork.journal()).config()).isNotEqualTo(start(origin.journal()).config());
    }
  }

  @Test
  void aStopBeforeTheForkIsPassedOverAndOneAfterItCounts() throws IOException {
    try (var server =
        new LivelyServer()
            .with(asked -> asked.number() < 7 ? null : Replies.of("openai", "Goodbye!"))) {
      var origin = Talks.run(server.specs().withCaps(caps(20)).in(folder));
      assertThat(origin.ended().ending()).isEqualTo(Ending.MUTUAL_CLOSING);
      var end = origin.ended().summary().messages();
      server.with(_ -> null);
      var fork = Talks.fork(origin.journal(), end, spec -> spec.withCaps(caps(end + 2)));
      assertThat(fork.ended().ending()).isEqualTo(Ending.MESSAGES);
      assertThat(fork.text()).contains("> The judge would end the talk here, but the fork goes on");
      assertThat(ReplayTest.replay(fork.journal()).desync()).isNull();
      server.with(_ -> Replies.of("openai", "Goodbye, take care, farewell!"));
      var second = Talks.fork(fork.journal(), end + 2, spec -> spec.withCaps(caps(40)));
      assertThat(second.ended().ending().kind()).isEqualTo(Ending.Kind.JUDGED);
    }
  }

  @Test
  void aForkGoesOnLikeAnyOtherRun() throws IOException {
    try (var server = new LivelyServer()) {
      var origin = Talks.run(server.specs().withCaps(caps(4)).in(folder));
      var fork = Talks.fork(origin.journal(), 2, spec -> spec.withCaps(caps(4)));
      var on =
          Talks.resume(fork.journal(), spec -> spec.withCaps(caps(6)), false, OnUnknown.RESEND);
      assertThat(ResumeTest.texts(on.journal())).containsExactlyElementsOf(ResumeTest.lines(1, 6));
    }
  }

  @Test
  void aForkThatBrokeOffWhileItWasMadeIsForkedAgain() throws IOException {
    try (var server = new LivelyServer()) {
      var origin = Talks.run(server.specs().withCaps(caps(4)).in(folder));
      var fork = Talks.fork(origin.journal(), 3, spec -> spec.withCaps(caps(4)));
      var lines = Files.readAllLines(fork.journal());
      Files.writeString(fork.journal(), String.join("\n", lines.subList(0, 4)) + "\n");
      assertThatThrownBy(() -> Talks.resume(fork.journal()))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("broke off while it was made");
    }
  }

  @Test
  void aMessageThatIsNotThereIsRefused() throws IOException {
    try (var server = new LivelyServer()) {
      var origin = Talks.run(server.specs().withCaps(caps(2)).in(folder));
      assertThatThrownBy(() -> Talks.fork(origin.journal(), 3, UnaryOperator.identity()))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("has no message 3");
      assertThatThrownBy(() -> Talks.fork(origin.journal(), 2, UnaryOperator.identity()))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("leaves none after 2");
    }
  }

  @Test
  void watchersHearTheNewMessagesAlone() throws IOException {
    try (var server = new LivelyServer()) {
      var origin = Talks.run(server.specs().withCaps(caps(4)).in(folder));
      var fork = Talks.fork(origin.journal(), 3, spec -> spec.withCaps(caps(5)));
      assertThat(fork.events().stream().filter(Event.Spoke.class::isInstance)).hasSize(2);
    }
  }

  private static Spec with(Spec spec, Spec.Party b) {
    return new Spec(
        spec.a(),
        b,
        spec.opener(),
        spec.first(),
        spec.caps(),
        spec.stop(),
        spec.failOn(),
        spec.asking(),
        spec.keeping(),
        List.of(),
        spec.archive());
  }

  private static Run.Start start(Path journal) throws IOException {
    return (Run.Start) JournalReader.read(journal).records().getFirst().entry();
  }

  private static Caps caps(int messages) {
    return new Caps(messages, null, null, null);
  }
}
