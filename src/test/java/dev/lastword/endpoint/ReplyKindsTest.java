package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.Outcome.Finish;
import dev.lastword.endpoint.Outcome.Match;
import dev.lastword.endpoint.Outcome.Partial;
import dev.lastword.endpoint.Outcome.Rejected;
import dev.lastword.endpoint.Outcome.Reply;
import dev.lastword.talk.Bill;
import dev.lastword.talk.Usage;
import java.util.Arrays;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyKindsTest {
  private static final String STOP = "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}";

  private final Bench bench = new Bench();
  private final Heard heard = new Heard();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "openai, stop, STOP", "openai, length, LENGTH", "openai, content_filter, FILTER",
    "openai, tool_calls, TOOL", "openai, function_call, TOOL", "openai, eos, STOP",
    "openai, model_length, LENGTH", "openai, COMPLETE, STOP", "openai, new-one, OTHER",
    "anthropic, end_turn, STOP", "anthropic, stop_sequence, STOP", "anthropic, max_tokens, LENGTH",
    "anthropic, refusal, FILTER", "anthropic, tool_use, TOOL", "anthropic, pause_turn, OTHER",
    "google, STOP, STOP", "google, MAX_TOKENS, LENGTH", "google, SAFETY, FILTER",
    "google, RECITATION, FILTER", "google, MALFORMED_FUNCTION_CALL, TOOL", "google, NEW, OTHER"
  })
  void keepsWhyAModelStoppedThoughItSaidNothing(String provider, String reason, Finish finish)
      throws Exception {
    var body =
        switch (provider) {
          case "openai" ->
              "{\"choices\":[{\"message\":{\"content\":null},\"finish_reason\":\"%s\"}]}";
          case "anthropic" -> "{\"type\":\"message\",\"content\":[],\"stop_reason\":\"%s\"}";
          default -> "{\"candidates\":[{\"finishReason\":\"%s\"}]}";
        };
    bench.answers(200, "application/json", body.formatted(reason));
    var reply = reply(provider + ":m");
    assertThat(reply.finish()).isEqualTo(finish);
    assertThat(reply.text()).isEmpty();
    assertThat(reply.usage().billed(Bill.UNKNOWN)).isEqualTo(Usage.UNKNOWN);
    assertThat(reply.served().match()).isEqualTo(Match.UNKNOWN);
  }

  @Test
  void takesAWholeReplyThatWasNotStreamed() throws Exception {
    bench.answers(
        200,
        "text/plain",
        """
        {"id":"x","model":"m-2024-08-06","choices":[{"index":0,"message":{"role":"assistant",
         "content":"Hi.","reasoning_content":"Hm."},"finish_reason":"stop"}],
         "usage":{"prompt_tokens":3,"completion_tokens":2}}\
        """);
    var reply = reply("openai:m");
    assertThat(reply.text()).isEqualTo("Hi.");
    assertThat(reply.reasoning()).isEqualTo("Hm.");
    assertThat(reply.served())
        .isEqualTo(new Outcome.Served("m-2024-08-06", null, "x", Match.RESOLVED));
    assertThat(reply.usage().billed(Bill.UNKNOWN)).isEqualTo(new Usage(3L, null, 2L, null, null));
  }

  @Test
  void takesAStreamUnderAWrongLabel() throws Exception {
    bench.answers(200, "text/plain; charset=latin1", Streams.OPENAI);
    assertThat(reply("openai:test-model").text()).isEqualTo(Streams.TEXT);
  }

  @Test
  void takesAStreamThatIsZippedAgainstOurWish() throws Exception {
    var zipped = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8(Streams.OPENAI);
    }
    bench.server.enqueue(
        new MockResponse.Builder().setHeader("Content-Encoding", "gzip").body(zipped).build());
    bench.streams(Streams.OPENAI);
    var reply = reply("openai:test-model");
    assertThat(reply.text()).isEqualTo(Streams.TEXT);
    assertThat(reply.digest()).isEqualTo(reply("openai:test-model").digest());
  }

  @Test
  void boundsWhatComesOutOfAZip() throws Exception {
    var zipped = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(zipped))) {
      for (var i = 0; i < 200; i++) {
        sink.write(new byte[1 << 20]);
      }
    }
    bench.server.enqueue(
        new MockResponse.Builder().setHeader("Content-Encoding", "gzip").body(zipped).build());
    assertThat(partial("openai:m").why()).isEqualTo("the reply is larger than 16 MiB");
  }

  @Test
  void refusesACodingNobodyAskedFor() throws Exception {
    bench.answers(200, "text/event-stream", "xyz", "Content-Encoding", "br");
    assertThat(partial("openai:m").why()).contains("coded");
  }

  @Test
  void marksARefusal() throws Exception {
    bench.streams(
        events("{\"choices\":[{\"delta\":{\"refusal\":\"I cannot.\"}}]}", STOP, "[DONE]"));
    var reply = reply("openai:m");
    assertThat(reply.text()).isEqualTo("I cannot.");
    assertThat(reply.finish()).isEqualTo(Finish.FILTER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[]}",
        "{\"choices\":[],\"usage\":{\"prompt_tokens\":1}}",
        "{\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":null}]}",
        "{\"choices\":[{\"delta\":{},\"finish_reason\":\"\"}]}",
        "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}"
      })
  void aStreamWithoutAReasonToStopIsPartial(String event) throws Exception {
    bench.streams(events(event, "[DONE]"));
    assertThat(partial("openai:m").why())
        .isEqualTo("the reply ended without saying why it finished");
  }

  @Test
  void anEmptyBodyIsPartial() throws Exception {
    bench.answers(200, "text/event-stream", "");
    assertThat(partial("openai:m").why()).isEqualTo("the reply was empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"gone\",\"code\":502}}",
        "{\"error\":{\"message\":\"gone\",\"code\":502},\"choices\":[{\"delta\":{},\"finish_reason\":\"error\"}]}",
        "{\"choices\":[{\"delta\":{},\"finish_reason\":\"error\",\"error\":{\"code\":502}}]}",
        "{\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"}]}"
      })
  void anErrorAfterTextIsPartial(String error) throws Exception {
    bench.streams(events("{\"choices\":[{\"delta\":{\"content\":\"So far\"}}]}", error, "[DONE]"));
    var partial = partial("openai:m");
    assertThat(partial.text()).isEqualTo("So far");
    assertThat(partial.why())
        .isEqualTo("the provider is overloaded or down, in the middle of the reply");
  }

  @Test
  void anErrorAfterReasoningIsPartialBecauseItWasPaidFor() throws Exception {
    bench.streams(
        events("{\"choices\":[{\"delta\":{\"reasoning\":\"Hm\"}}]}", "{\"error\":{\"code\":502}}"));
    assertThat(partial("openai:m").text()).isEmpty();
  }

  @Test
  void anOverloadInAnthropicsStreamIsARejectionUntilTextCame() throws Exception {
    var start = "{\"type\":\"message_start\",\"message\":{\"model\":\"m\"}}";
    var text =
        "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"So\"}}";
    var error =
        "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"busy\"}}";
    bench.streams(events(start, error));
    assertThat(Bench.ask(bench.endpoint("anthropic:m")))
        .isEqualTo(new Rejected(200, "the provider is overloaded or down", "busy", null, true));
    bench.streams(events(start, text, error));
    assertThat(partial("anthropic:m").text()).isEqualTo("So");
  }

  @Test
  void halfASurrogatePairIsPartialAndNeverHeard() throws Exception {
    bench.streams(events("{\"choices\":[{\"delta\":{\"content\":\"a\\ud83c\"}}]}", STOP, "[DONE]"));
    assertThat(partial("openai:m").text()).isEqualTo("a");
    assertThat(heard.text).hasToString("a");
  }

  @ParameterizedTest
  @CsvSource({
    "'<think>Hm.</think>\n\nHi.', 'Hm.', 'Hi.'",
    "'\n <think>a<b</thin</think>Hi <think>x</think>', 'a<b</thin', 'Hi <think>x</think>'",
    "'<think>Never done', 'Never done', ''",
    "'<thin ice', '', '<thin ice'",
    "' plain', '', ' plain'",
    "'<think></think>', '', ''"
  })
  void tellsReasoningInTheTextFromTheMessage(String content, String reasoning, String text)
      throws Exception {
    var parts =
        content
            .codePoints()
            .mapToObj(Character::toString)
            .map(c -> c.equals("\n") ? "\\n" : c)
            .map(c -> "data: {\"choices\":[{\"delta\":{\"content\":\"" + c + "\"}}]}\n\n")
            .collect(Collectors.joining());
    bench.streams(parts + events(STOP, "[DONE]"), 4096);
    var reply = reply("ollama:m");
    assertThat(reply.text()).isEqualTo(text);
    assertThat(reply.reasoning()).isEqualTo(reasoning);
    assertThat(heard.text).hasToString(text);
  }

  @Test
  void hearsReasoningThatComesInPieces() throws Exception {
    bench.streams(
        events(
            "{\"choices\":[{\"delta\":{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Hm\"}]}]}}]}",
            "{\"choices\":[{\"delta\":{\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}}]}",
            STOP,
            "[DONE]"));
    var reply = reply("mistral:m");
    assertThat(reply.text()).isEqualTo("Hi");
    assertThat(reply.reasoning()).isEqualTo("Hm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}||||",
        "{\"prompt_tokens\":-1,\"completion_tokens\":2.5}||||",
        "{\"prompt_tokens\":99999999999999999999,\"completion_tokens\":\"7\"}||||",
        "{\"prompt_tokens\":2000000000,\"completion_tokens\":7}|||7|",
        "{\"prompt_tokens\":5,\"completion_tokens\":7,\"cached_tokens\":6}|5||7|",
        "{\"prompt_tokens\":5,\"completion_tokens\":7,\"prompt_cache_hit_tokens\":4}|5|4|7|",
        "{\"prompt_tokens\":5,\"completion_tokens\":7,\"total_tokens\":15,\"completion_tokens_details\":{\"reasoning_tokens\":3}}|5||10|3",
        "{\"prompt_tokens\":5,\"completion_tokens\":7,\"total_tokens\":12,\"completion_tokens_details\":{\"reasoning_tokens\":3}}|5||7|3"
      })
  void countsWhatIsSensibleAndKnowsNothingElse(
      String usage, Long prompt, Long cached, Long answered, Long reasoning) throws Exception {
    bench.streams(events(STOP, "{\"choices\":[],\"usage\":" + usage + "}", "[DONE]"));
    assertThat(reply("openai:m").usage().billed(Bill.UNKNOWN))
        .isEqualTo(new Usage(prompt, cached, answered, reasoning, null));
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "1e9", "\"free\"", "1e-400", "null"})
  void anAbsurdCostIsUnknown(String cost) throws Exception {
    bench.streams(events(STOP, "{\"usage\":{\"cost\":" + cost + "}}", "[DONE]"));
    assertThat(reply("openrouter:m").usage().cost()).isNull();
  }

  @Test
  void numbersThatExplodeDoNoHarm() throws Exception {
    var huge = "1e999999999";
    bench.streams(
        events(
            "{\"choices\":[{\"index\":" + huge + ",\"delta\":{\"content\":\"x\"}}]}",
            "{\"usage\":{\"prompt_tokens\":" + huge + ",\"cost\":" + huge + "}}",
            STOP,
            "[DONE]"));
    assertThat(reply("openai:m").usage().billed(Bill.UNKNOWN)).isEqualTo(Usage.UNKNOWN);
    bench.streams(events("{\"error\":{\"code\":" + huge + "}}"));
    assertThat(Bench.ask(bench.endpoint("openai:m"))).isInstanceOf(Rejected.class);
  }

  @Test
  void namesTheOtherModelWhereOneSlipsIn() throws Exception {
    bench.streams(
        events(
            "{\"model\":\"m\",\"choices\":[]}",
            "{\"model\":\"cheap\",\"choices\":[]}",
            STOP,
            "[DONE]"));
    assertThat(reply("openai:m").served())
        .isEqualTo(new Outcome.Served("cheap", null, null, Match.OTHER));
  }

  @Test
  void neverRepeatsOurKeyHoweverAServerEchoesIt() throws Exception {
    var key = Bench.KEY;
    var half = key.length() / 2;
    bench.streams(
        events(
            "{\"model\":\""
                + key
                + "\",\"id\":\"\\u001b[1m"
                + key
                + "\",\"provider\":\""
                + key
                + "\",\"choices\":[{\"delta\":{\"content\":\"a "
                + key.substring(0, half)
                + "\",\"reasoning\":\""
                + key
                + "\"}}]}",
            "{\"choices\":[{\"delta\":{\"content\":\"" + key.substring(half) + " b\"}}]}",
            STOP,
            "[DONE]"));
    var reply = reply("openrouter:m");
    assertThat(reply.toString()).doesNotContain(key).doesNotContain("\u001b");
    assertThat(reply.text()).isEqualTo("a *** b");
    assertThat(heard.text).hasToString("a *** b");
    assertThat(heard.reasoning).hasToString("***");
  }

  private static String events(String... events) {
    return Arrays.stream(events).map(e -> "data: " + e + "\n\n").collect(Collectors.joining());
  }

  private Reply reply(String model) throws InterruptedException {
    return (Reply) Bench.ask(bench.endpoint(model), heard);
  }

  private Partial partial(String model) throws InterruptedException {
    return (Partial) Bench.ask(bench.endpoint(model), heard);
  }
}
