package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lastword.config.Inject;
import dev.lastword.config.Opener;
import dev.lastword.config.UsageException;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The operator's words are seen by their addressee alone: asserted on what left over the socket.
class InjectTest {
  private static final String WORD = "(The operator doubts the second figure.)";

  @TempDir private Path folder;

  @Test
  void isSeenByItsAddresseeAlone() throws IOException {
    try (var server = new LivelyServer()) {
      var left = run(server, 7, new Inject(3, Side.A, WORD));
      assertThat(seers(server, Side.A)).containsExactly(3, 5, 7);
      assertThat(seers(server, Side.B)).isEmpty();
      assertThat(left.text()).contains("> " + WORD).contains("**Messages:** 7");
      assertThat(server.asked())
          .allSatisfy(asked -> {
            for (var i = 0; i < asked.roles().size(); i++) {
              assertThat(asked.roles().get(i)).isEqualTo(i % 2 == 0 ? "user" : "assistant");
            }
          });
    }
  }

  @Test
  void stepsInWhereItsAddresseeIsNotAskedNext() throws IOException {
    try (var server = new LivelyServer()) {
      run(server, 6, new Inject(3, Side.B, WORD));
      assertThat(seers(server, Side.B)).containsExactly(4, 6);
      assertThat(seers(server, Side.A)).isEmpty();
      var seen = server.asked().get(3).texts();
      assertThat(seen.getLast()).isEqualTo(WORD + "\n\n" + LivelyServer.line(3));
    }
  }

  @Test
  void withoutASideItIsSeenByBoth() throws IOException {
    try (var server = new LivelyServer()) {
      run(server, 4, new Inject(2, null, WORD));
      assertThat(seers(server, Side.A)).containsExactly(3);
      assertThat(seers(server, Side.B)).containsExactly(2, 4);
    }
  }

  @Test
  void mayStandBeforeTheFirstMessage() throws IOException {
    try (var server = new LivelyServer()) {
      run(server, 1, new Inject(1, Side.A, WORD));
      assertThat(server.asked().getFirst().texts()).containsExactly(WORD);
    }
  }

  @Test
  void standsBeforeAnOpenerThatIsTheFirstMessage() throws IOException {
    try (var server = new LivelyServer()) {
      var specs = server.specs().withOpener(new Opener("On spires.", Opener.As.A));
      var spec =
          specs
              .withCaps(new Caps(2, null, null, null))
              .in(folder)
              .spec()
              .withMore(List.of(new Inject(1, Side.B, WORD)));
      Talks.play((stage, around) -> stage.set(spec, around));
      assertThat(server.asked().getFirst().texts()).containsExactly(WORD + "\n\nOn spires.");
    }
  }

  @Test
  void severalStandInTheirOrder() throws IOException {
    try (var server = new LivelyServer()) {
      run(server, 3, new Inject(3, Side.A, "two"), new Inject(2, Side.A, "one"));
      assertThat(server.asked().getLast().texts().getLast())
          .isEqualTo("one\n\n" + LivelyServer.line(2) + "\n\ntwo");
    }
  }

  @Test
  void aRunThatGoesOnKeepsThoseToComeAndTakesNewOnes() throws IOException {
    try (var server = new LivelyServer()) {
      var left = run(server, 3, new Inject(2, Side.B, "early"), new Inject(5, Side.A, "late"));
      Talks.resume(
          left.journal(),
          spec ->
              spec.withCaps(new Caps(6, null, null, null))
                  .withMore(List.of(new Inject(4, Side.B, WORD))),
          false,
          OnUnknown.RESEND);
      var last = server.asked();
      assertThat(last.get(3).texts().getLast()).isEqualTo(LivelyServer.line(3) + "\n\n" + WORD);
      assertThat(last.get(4).texts().getLast()).isEqualTo(LivelyServer.line(4) + "\n\nlate");
      assertThat(last.get(5).texts().toString()).containsOnlyOnce("early");
    }
  }

  @Test
  void aForkTakesOverWhatWasSaidAndSaysTheRest() throws IOException {
    try (var server = new LivelyServer()) {
      var left = run(server, 6, new Inject(2, Side.B, "early"), new Inject(5, Side.A, "late"));
      Talks.fork(
          left.journal(),
          3,
          spec ->
              spec.withCaps(new Caps(6, null, null, null))
                  .withMore(List.of(new Inject(4, Side.B, WORD))));
      var last = server.asked().subList(6, 9);
      assertThat(last.get(0).texts().toString()).contains("early").contains(WORD);
      assertThat(last.get(1).texts().toString()).contains("late").doesNotContain(WORD);
    }
  }

  @Test
  void aMessageThatWasSaidCannotBePrecededAnyMore() throws IOException {
    try (var server = new LivelyServer()) {
      var left = run(server, 3);
      assertThatThrownBy(() ->
              Talks.resume(
                  left.journal(),
                  spec ->
                      spec.withCaps(new Caps(6, null, null, null))
                          .withMore(List.of(new Inject(3, Side.B, WORD))),
                  false,
                  OnUnknown.RESEND))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("too late");
    }
  }

  private Talks.Left run(LivelyServer server, int messages, Inject... injects) throws IOException {
    var spec =
        server
            .specs()
            .withCaps(new Caps(messages, null, null, null))
            .in(folder)
            .spec()
            .withMore(List.of(injects));
    return Talks.play((stage, around) -> stage.set(spec, around));
  }

  /// The messages for which a side saw the word.
  private static List<Integer> seers(LivelyServer server, @Nullable Side side) {
    return server.asked().stream()
        .filter(asked -> asked.side() == side)
        .filter(asked -> asked.texts().stream().anyMatch(text -> text.contains(WORD)))
        .map(LivelyServer.Asked::number)
        .toList();
  }
}
