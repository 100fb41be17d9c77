package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.journal.Call;
import dev.lastword.journal.JournalReader;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Replies that their model did not finish, judged by the judge: each is on record for what it is,
/// none passes for silence or for a goodbye.
class UnfinishedRepliesTest {
  private static final List<String> ALIVE =
      List.of(
          "The tide tables of Brest disagree by eleven minutes since the dredging of 1987.",
          "Harbour masters in Saint-Malo keep a second ledger, in pencil, for the neap tides.",
          "A gauge on the northern mole drifts two centimetres a decade, says the survey.",
          "Ferries to Roscoff therefore leave by a clock that no almanac prints.");

  @TempDir private Path folder;
  private TwoModels models;

  @BeforeEach
  void start() throws IOException {
    models = new TwoModels(folder);
    ALIVE.forEach(text -> models.replying(Side.A, Replies.of("openai", text)));
  }

  @AfterEach
  void stop() {
    models.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"content\":null}|length|length",
        "{\"content\":null}|content_filter|filter",
        "{\"content\":null}|tool_calls|tool",
        "{\"content\":\"\"}|length|length",
        "{}|content_filter|filter",
        "{\"content\":null,\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"end\"}}]}|tool_calls|tool",
        "{\"content\":null,\"refusal\":\"I'm sorry, I can't help with that.\"}|stop|filter",
        "{\"content\":\"Goodbye, and take care!\"}|length|length",
        "{\"content\":\"Goodbye, and take care!\"}|content_filter|filter",
        "{\"content\":\"Goodbye, and take care!\"}|tool_calls|tool"
      })
  void areOnRecordAndNoEnding(String delta, String reason, String finish) throws IOException {
    for (var i = 0; i < 4; i++) {
      models.replying(Side.B, reply(delta, reason));
    }
    var left = Talks.run(models.specs().withCaps(new Caps(8, null, null, null)));
    assertThat(left.ended().ending()).isEqualTo(Ending.MESSAGES);
    assertThat(left.ended().summary().messages()).isEqualTo(8);
    assertThat(replies(left).stream().filter(reply -> reply.side() == Side.B))
        .hasSize(4)
        .allMatch(reply -> reply.finish().equals(finish));
    assertThat(left.text()).contains("Finish: " + (finish.equals("tool") ? "error" : finish));
  }

  /// The same words of a model that did finish are a goodbye: it is the finish that tells.
  @Test
  void butFinishedSilenceIsSilence() throws IOException {
    var quiet = new TwoModels(folder);
    try (quiet) {
      for (var i = 0; i < 20; i++) {
        quiet.replying(Side.A, reply("{\"content\":\"\"}", "stop"));
        quiet.replying(Side.B, reply("{\"content\":\"\"}", "stop"));
      }
      var left = Talks.run(quiet.specs().withCaps(new Caps(40, null, null, null)));
      assertThat(left.ended().ending().kind()).isEqualTo(Ending.Kind.JUDGED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {\"error\":{\"message\":\"overloaded\",\"code\":\"nope\"}}\n\n",
        "{\"error\":{\"message\":\"no such thing\",\"code\":\"nope\"}}",
        "data: {\"id\":\"1\",\"model\":\"some-model\",\"choices\":[]}\n\ndata: [DONE]\n\n",
        "{\"id\":\"1\",\"model\":\"some-model\",\"choices\":[]}",
        "{\"id\":\"1\",\"model\":\"some-model\",\"choices\":[{\"message\":{\"content\":\"Hi\"}}]}",
        "data: [DONE]\n\n",
        "{}",
        "",
        "Hello, I am a proxy."
      })
  void whatIsNoReplyIsNoMessage(String body) throws IOException {
    models.replying(Side.B, Replies.streamed(body));
    var left = Talks.run(models.specs().withCaps(new Caps(8, null, null, null)));
    assertThat(left.ended().ending()).isEqualTo(Ending.ERROR);
    assertThat(left.ended().summary().messages()).isEqualTo(1);
    assertThat(replies(left)).hasSize(1);
    assertThat(left.text()).doesNotContain("### Ben");
  }

  private static MockResponse reply(String delta, String reason) {
    return Replies.streamed(
        """
        data: {"id":"1","model":"some-model","choices":[{"index":0,"delta":%s}]}

        data: {"id":"1","model":"some-model","choices":[{"index":0,"delta":{},"finish_reason":"%s"}]}

        data: [DONE]

        """
            .formatted(delta, reason));
  }

  private static List<Call.Reply> replies(Talks.Left left) throws IOException {
    return JournalReader.read(left.journal()).records().stream()
        .map(record -> record.entry())
        .filter(Call.Reply.class::isInstance)
        .map(Call.Reply.class::cast)
        .toList();
  }
}
