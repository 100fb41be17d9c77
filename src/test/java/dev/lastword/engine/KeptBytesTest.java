package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.journal.Call;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.Verification;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests and replies that a journal keeps byte for byte.
class KeptBytesTest {
  @TempDir private Path folder;

  @Test
  void keptBytesAreThoseOfTheWire() throws Exception {
    try (var models = new TwoModels(folder).saying(List.of("One.", "Two."))) {
      var left = Talks.run(capped(models.specs().keepingBytes()));
      var asked = models.asked(Side.A).getFirst();
      var intent = entries(left.journal(), Call.Intent.class).getFirst();
      var reply = entries(left.journal(), Call.Reply.class).getFirst();
      assertThat(text(intent.request())).contains(asked.getFirst());
      assertThat(text(reply.response())).endsWith("data: [DONE]\n\n").contains("One.");
      assertThat(reply.request()).isEqualTo(intent.request().digest());
      assertThat(Verification.of(left.journal()).complete()).isTrue();
    }
  }

  @Test
  void aCutReplyKeepsWhatCame() throws Exception {
    var cut =
        new MockResponse.Builder()
            .addHeader("Content-Type", "text/event-stream")
            .body("data: {\"choices\":[{\"delta\":{\"content\":\"Wait\"}}]}\n\n")
            .build();
    try (var models = new TwoModels(folder).replying(Side.A, cut)) {
      var left = Talks.run(models.specs().keepingBytes());
      var partial = entries(left.journal(), Call.Partial.class).getFirst();
      assertThat(text(partial.response())).contains("Wait");
      assertThat(Verification.of(left.journal()).complete()).isTrue();
    }
  }

  @Test
  void nothingIsKeptUnasked() throws Exception {
    try (var models = new TwoModels(folder).saying(List.of("One.", "Two."))) {
      var left = Talks.run(capped(models.specs()));
      assertThat(entries(left.journal(), Call.Reply.class))
          .allMatch(reply -> reply.response().kept() == null);
      assertThat(entries(left.journal(), Call.Intent.class))
          .allMatch(intent -> intent.request().kept() == null);
    }
  }

  private static Specs capped(Specs specs) {
    return specs.withCaps(new Caps(2, null, null, null));
  }

  private static String text(Call.Payload payload) {
    return new String(Objects.requireNonNull(payload.body()), StandardCharsets.UTF_8);
  }

  private static <T> List<T> entries(Path journal, Class<T> type) throws IOException {
    return JournalReader.read(journal).records().stream()
        .map(record -> record.entry())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
