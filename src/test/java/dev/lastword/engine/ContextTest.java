package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.config.ContextPolicy;
import dev.lastword.config.SpeakerSpec;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.JournalRecord;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import dev.lastword.text.TokenEstimate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How much of a long talk is sent: asserted on what left over the socket.
class ContextTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"full, full", "last:20, last:20", "' tokens:8000 ', tokens:8000"})
  void readsWhatIsTyped(String typed, String code) {
    assertThat(ContextPolicy.of(typed).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "last", "last:0", "tokens:-1", "all", "last:x"})
  void refusesTheRest(String typed) {
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> ContextPolicy.of(typed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLastMessagesAreSentAndWhatIsLeftOutIsOnRecord() throws IOException {
    try (var server = new LivelyServer()) {
      var left = run(server, 8, new ContextPolicy.Last(3));
      rolesAlternate(server);
      assertThat(server.asked().get(7).texts()).containsExactlyElementsOf(ResumeTest.lines(5, 7));
      assertThat(adapted(left.journal()).get(2)).noneMatch(one -> one.startsWith("left out"));
      assertThat(adapted(left.journal()).get(7))
          .contains("left out: messages 1 to 4, by context last:3");
      assertThat(left.text()).contains("> Context last:3: only the last 3 messages are sent.");
    }
  }

  @Test
  void aPartThatWouldBeginWithOnesOwnMessageIsOpenedByALine() throws IOException {
    try (var server = new LivelyServer()) {
      run(server, 6, new ContextPolicy.Last(2));
      rolesAlternate(server);
      assertThat(server.asked().get(5).texts())
          .containsExactly(View.EARLIER, LivelyServer.line(4), LivelyServer.line(5));
    }
  }

  @Test
  void whatFitsIntoTokensIsSentAndTheLastMessageAlways() throws IOException {
    try (var server = new LivelyServer()) {
      run(server, 8, new ContextPolicy.Tokens(100));
      rolesAlternate(server);
      assertThat(server.asked().subList(4, 8))
          .allSatisfy(asked -> {
            var sum = asked.texts().stream().mapToLong(TokenEstimate::of).sum();
            assertThat(sum).isLessThan(100);
            assertThat(asked.texts().getLast()).isEqualTo(LivelyServer.line(asked.number() - 1));
            assertThat(asked.texts().size()).isGreaterThan(1);
          });
    }
    try (var server = new LivelyServer()) {
      run(server, 3, new ContextPolicy.Tokens(1));
      assertThat(server.asked().getLast().texts()).containsExactly(LivelyServer.line(2));
    }
  }

  @Test
  void aWindowThatOverflowsIsLearntOnceAndSaid() throws IOException {
    try (var server =
        new LivelyServer()
            .with(asked ->
                asked.texts().size() > 4 && asked.side().code().equals("a")
                    ? outgrown("maximum context length is 600 tokens, you sent 700")
                    : null)) {
      var left = run(server, 8, ContextPolicy.full());
      assertThat(left.ended().ending()).isEqualTo(Ending.MESSAGES);
      assertThat(server.requests()).isEqualTo(9);
      rolesAlternate(server);
      assertThat(left.text()).contains("> Context tokens:").contains(" for Ada, because");
      assertThat(left.events().stream().filter(Event.Flagged.class::isInstance)).hasSize(1);
      assertThat(attempts(left.journal(), 5)).containsExactly(1, 2);
      assertThat(ResumeTest.texts(left.journal())).hasSize(8);
      var again =
          Talks.resume(left.journal(), spec -> spec.withCaps(caps(10)), false, OnUnknown.RESEND);
      assertThat(again.ended().ending()).isEqualTo(Ending.MESSAGES);
      assertThat(server.requests()).isEqualTo(11);
    }
  }

  @Test
  void whereEvenLessDoesNotFitTheRunEndsAndSaysWhy() throws IOException {
    try (var server =
        new LivelyServer().with(asked -> asked.number() >= 4 ? outgrown("too long") : null)) {
      var left = run(server, 8, ContextPolicy.full());
      assertThat(left.ended().ending()).isEqualTo(Ending.CONTEXT);
      assertThat(attempts(left.journal(), 4)).containsExactly(1, 2);
      server.with(_ -> null);
      var on =
          Talks.resume(
              left.journal(),
              spec -> spec.withContext(new ContextPolicy.Last(2)),
              false,
              OnUnknown.RESEND);
      assertThat(on.ended().ending()).isEqualTo(Ending.MESSAGES);
      assertThat(server.asked().getLast().texts()).hasSize(3);
      assertThat(on.text()).contains("> Context last:2: only the last 2 messages are sent.");
    }
  }

  @Test
  void aWindowThatIsKnownIsNeverOverflowed() throws IOException {
    try (var server = new LivelyServer()) {
      var row =
          Map.<String, Object>of(
              "base_url", server.url(Side.A), "windows", Map.of("some-model", 400L));
      var model = new SpeakerSpec.Model("lab", "some-model", null, null, null);
      var spec =
          server
              .specs()
              .withParties(Specs.party("Ada", model, ""), server.specs().b())
              .withCaps(caps(14))
              .in(folder)
              .spec();
      var table = ProviderTable.builtIn().with(Map.of("lab", row));
      var left = Talks.play(table, (stage, around) -> stage.set(spec, around));
      assertThat(left.ended().ending()).isEqualTo(Ending.MESSAGES);
      assertThat(server.requests()).isEqualTo(14);
      assertThat(left.text()).containsOnlyOnce("> Context tokens:").contains(" for Ada, because");
      assertThat(server.asked())
          .filteredOn(asked -> asked.side() == Side.A)
          .allSatisfy(asked ->
              assertThat(asked.texts().stream().mapToLong(TokenEstimate::of).sum())
                  .isLessThan(400));
    }
  }

  private static MockResponse outgrown(String words) {
    return new MockResponse.Builder()
        .code(400)
        .body("{\"error\":{\"code\":\"context_length_exceeded\",\"message\":\"" + words + "\"}}")
        .build();
  }

  private static void rolesAlternate(LivelyServer server) {
    assertThat(server.asked())
        .allSatisfy(asked -> {
          for (var i = 0; i < asked.roles().size(); i++) {
            assertThat(asked.roles().get(i)).isEqualTo(i % 2 == 0 ? "user" : "assistant");
          }
        });
  }

  private Talks.Left run(LivelyServer server, int messages, ContextPolicy context)
      throws IOException {
    var spec = server.specs().withCaps(caps(messages)).in(folder).spec().withContext(context);
    return Talks.play((stage, around) -> stage.set(spec, around));
  }

  private static Caps caps(int messages) {
    return new Caps(messages, null, null, null);
  }

  private static List<List<String>> adapted(Path journal) throws IOException {
    return intents(journal).stream().map(Call.Intent::adapted).toList();
  }

  private static List<Integer> attempts(Path journal, int message) throws IOException {
    return intents(journal).stream()
        .filter(intent -> intent.message() == message)
        .map(Call.Intent::attempt)
        .toList();
  }

  private static List<Call.Intent> intents(Path journal) throws IOException {
    return JournalReader.read(journal).records().stream()
        .map(JournalRecord::entry)
        .filter(Call.Intent.class::isInstance)
        .map(Call.Intent.class::cast)
        .toList();
  }
}
