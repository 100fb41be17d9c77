package dev.lastword.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedsTest {
  private static final Path SHARED = Path.of(System.getProperty("lastword.shared", "../shared"));

  private static List<Transcript> seed(String name) throws IOException {
    var folder = SHARED.resolve("seeds");
    assumeTrue(Files.isDirectory(folder), "the seeds are not at " + folder);
    try (var files = Files.newDirectoryStream(folder, name + "*")) {
      return Transcripts.read(files.iterator().next());
    }
  }

  @Test
  void seed001HasFortyNineMessagesTheFirstOneSpace() throws IOException {
    var talk = seed("001").getFirst();
    assertThat(talk.messages()).hasSize(49);
    assertThat(talk.messages().getFirst()).isEqualTo(new Message(1, Side.A, "Kimi K2", " "));
    assertThat(talk.messages().getLast().text()).isEqualTo("*The line is quiet.*");
    assertThat(talk.speakers()).containsExactly("Kimi K2", "haiku-4.5");
    assertThat(talk.started()).isEqualTo(LocalDateTime.of(2025, 10, 26, 17, 12, 18));
    assertThat(talk.ended()).isEqualTo(LocalDateTime.of(2025, 10, 26, 17, 14, 57));
    assertThat(talk.warnings()).isEmpty();
    assertThat(talk.id()).isEqualTo("001_3100635a69e4b109");
  }

  @Test
  void seed001SidesAlternate() throws IOException {
    for (var message : seed("001").getFirst().messages()) {
      assertThat(message.side()).isEqualTo(message.number() % 2 == 1 ? Side.A : Side.B);
    }
  }

  @Test
  void seed000HasFourTranscriptsOfTwentyMessages() throws IOException {
    var talks = seed("000");
    assertThat(talks).extracting(talk -> talk.messages().size()).containsExactly(6, 6, 4, 4);
    assertThat(talks).allSatisfy(talk -> assertThat(talk.warnings()).isEmpty());
    assertThat(talks)
        .allSatisfy(talk -> assertThat(talk.speakers()).containsExactly("Human", "Kimi K2"));
    assertThat(talks.getFirst().title()).isEqualTo("Conversation 1: The Grok Register");
  }

  @Test
  void seed000KeepsReceiptsAndLatencies() throws IOException {
    var talk = seed("000").getFirst();
    var first = (Line.Said) talk.lines().get(1);
    assertThat(first.telemetry())
        .isEqualTo(new Telemetry("rr_c17cafdb435749a4", Duration.ofMillis(50_117), null));
    assertThat(talk.routing())
        .containsExactly(
            new Routing(
                Side.B,
                "openrouter_kimi_fast",
                "moonshotai/kimi-k2",
                3,
                Duration.ofMillis(113_018),
                3985L,
                2179L,
                null));
  }

  @Test
  void seed000EndsWhereTheLastMessageEnds() throws IOException {
    var messages = seed("000").getLast().messages();
    assertThat(messages.getFirst().text()).startsWith("Hey Kimi. Let’s talk about openness.\n\n");
    assertThat(messages.getLast().text())
        .endsWith("So yes—open the models, but open the switchboard first.");
  }

  @Test
  void corpusIsReadWhole() throws IOException {
    var folder = SHARED.resolve("corpus/dev");
    assumeTrue(Files.isDirectory(folder), "the corpus is not at " + folder);
    var messages = 0;
    try (var files = Files.newDirectoryStream(folder, "*.json")) {
      for (var file : files) {
        var talks = Transcripts.read(file);
        assertThat(talks).hasSize(1);
        assertThat(talks.getFirst().warnings()).isEmpty();
        messages += talks.getFirst().messages().size();
      }
    }
    assertThat(messages).isEqualTo(4324);
    assertThat(Transcripts.read(SHARED.resolve("corpus/hard_cases.jsonl"))).hasSize(37);
  }
}
