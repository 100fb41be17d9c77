package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestTest {
  private static final Sampling FULL =
      new Sampling(
          new BigDecimal("0.7"),
          new BigDecimal("0.95"),
          300,
          null,
          List.of("[END]"),
          Map.of("zeta", List.of(1, true), "alpha", Map.of("b", 2, "a", 1)));

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void asksOpenAiForItsOwnLimitField() {
    assertThat(body("openai:gpt-5", FULL))
        .isEqualTo(
            "{\"model\":\"gpt-5\",\"stream\":true,\"alpha\":{\"a\":1,\"b\":2},"
                + "\"max_completion_tokens\":300,\"stop\":[\"[END]\"],"
                + "\"stream_options\":{\"include_usage\":true},\"temperature\":0.7,\"top_p\":0.95,"
                + "\"zeta\":[1,true],\"messages\":["
                + "{\"role\":\"system\",\"content\":\"You are \\\"brief\\\".\"},"
                + "{\"role\":\"user\",\"content\":\"Grüße\\n\"},"
                + "{\"role\":\"assistant\",\"content\":\"Hi 🌍\"},"
                + "{\"role\":\"user\",\"content\":\"So?\"}]}");
  }

  @Test
  void forbidsARouterToFallBack() {
    assertThat(body("openrouter:moonshotai/kimi-k2", Sampling.DEFAULT))
        .startsWith(
            "{\"model\":\"moonshotai/kimi-k2\",\"stream\":true,"
                + "\"provider\":{\"allow_fallbacks\":false},\"usage\":{\"include\":true},");
  }

  @Test
  void keepsTheBanOnFallbacksBesideAPinnedOrder() {
    var pinned = extra(Map.of("provider", Map.of("order", List.of("moonshotai"))));
    assertThat(body("openrouter:moonshotai/kimi-k2", pinned))
        .contains("\"provider\":{\"allow_fallbacks\":false,\"order\":[\"moonshotai\"]}");
  }

  @Test
  void asksAnthropicWithALimitAlways() {
    assertThat(body("anthropic:claude-haiku-4-5", Sampling.DEFAULT))
        .isEqualTo(
            "{\"model\":\"claude-haiku-4-5\",\"stream\":true,\"max_tokens\":4096,"
                + "\"system\":\"You are \\\"brief\\\".\",\"messages\":["
                + "{\"role\":\"user\",\"content\":\"Grüße\\n\"},"
                + "{\"role\":\"assistant\",\"content\":\"Hi 🌍\"},"
                + "{\"role\":\"user\",\"content\":\"So?\"}]}");
    assertThat(body("anthropic:claude-haiku-4-5", FULL))
        .contains("\"max_tokens\":300")
        .contains("\"stop_sequences\":[\"[END]\"]");
  }

  @Test
  void asksGeminiInItsOwnWords() {
    assertThat(body("google:gemini-2.5-flash", FULL))
        .isEqualTo(
            "{\"alpha\":{\"a\":1,\"b\":2},\"generationConfig\":{\"maxOutputTokens\":300,"
                + "\"stopSequences\":[\"[END]\"],\"temperature\":0.7,\"topP\":0.95},"
                + "\"zeta\":[1,true],"
                + "\"systemInstruction\":{\"parts\":[{\"text\":\"You are \\\"brief\\\".\"}]},"
                + "\"contents\":["
                + "{\"role\":\"user\",\"parts\":[{\"text\":\"Grüße\\n\"}]},"
                + "{\"role\":\"model\",\"parts\":[{\"text\":\"Hi 🌍\"}]},"
                + "{\"role\":\"user\",\"parts\":[{\"text\":\"So?\"}]}]}");
  }

  @Test
  void namesTheSeedAsTheProviderDoes() {
    var seeded = new Sampling(null, null, null, 7L, List.of(), Map.of());
    assertThat(body("mistral:small", seeded))
        .contains("\"random_seed\":7")
        .doesNotContain("options");
    assertThat(body("openai:gpt-5", seeded)).contains("\"seed\":7");
    assertThat(body("google:gemini", seeded)).contains("\"generationConfig\":{\"seed\":7}");
    assertThatThrownBy(() -> body("anthropic:claude", seeded))
        .isInstanceOf(SetupException.class)
        .hasMessage("anthropic takes no seed");
  }

  @ParameterizedTest
  @EnumSource
  void aLongerHistoryBeginsWithTheBytesOfAShorterOne(Dialect dialect) {
    var endpoint = bench.endpoint(Streams.model(dialect));
    var lines = new ArrayList<Prompt.Line>();
    var before = "";
    for (var i = 0; i < 20; i++) {
      var role = i % 2 == 0 ? Prompt.Role.USER : Prompt.Role.ASSISTANT;
      lines.add(new Prompt.Line(role, "línea \"" + i + "\" 🌍".repeat(i)));
      var prompt = new Prompt("sys", lines, Sampling.DEFAULT);
      var grown = endpoint.prepare(prompt);
      var fresh = bench.endpoint(Streams.model(dialect)).prepare(prompt);
      assertThat(grown.body()).isEqualTo(fresh.body());
      assertThat(grown.digest()).isEqualTo(new Request(grown.url(), fresh.body()).digest());
      var text = new String(grown.body(), StandardCharsets.UTF_8);
      assertThat(text).startsWith(before);
      before = text.substring(0, text.length() - 2);
    }
  }

  @Test
  void aChangedHistoryIsWrittenAnew() {
    var endpoint = bench.endpoint("openai:m");
    endpoint.prepare(Bench.prompt("one", "two", "three"));
    var other = endpoint.prepare(Bench.prompt("one", "TWO", "three"));
    assertThat(other.body())
        .isEqualTo(bench.endpoint("openai:m").prepare(Bench.prompt("one", "TWO", "three")).body());
    var shorter = endpoint.prepare(Bench.prompt("one"));
    assertThat(shorter.body())
        .isEqualTo(bench.endpoint("openai:m").prepare(Bench.prompt("one")).body());
  }

  @Test
  void refusesHalfASurrogatePair() {
    assertThatThrownBy(() -> bench.endpoint("openai:m").prepare(Bench.prompt("a", "b", "c\uD83D")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 3: half a surrogate pair at character 1 of a text to send");
  }

  @Test
  void refusesExtraFieldsThatWouldChangeWhatIsAsked() {
    for (var field : List.of("model", "messages", "stream")) {
      assertThatThrownBy(() -> body("openai:m", extra(Map.of(field, "x"))))
          .isInstanceOf(SetupException.class)
          .hasMessageContaining(field);
    }
  }

  @Test
  void sendsTheVeryBytesWithTheKeyInItsHeaderOnly() throws Exception {
    for (var dialect : Dialect.values()) {
      bench.streams(Streams.of(dialect));
      var endpoint = bench.endpoint(Streams.model(dialect));
      var request = endpoint.prepare(Bench.prompt("Hello."));
      endpoint.send(request, new Heard());
      var seen = bench.server.takeRequest(1, TimeUnit.SECONDS);
      assertThat(seen).isNotNull();
      assertThat(seen.getBody()).isEqualTo(ByteString.of(request.body()));
      assertThat(seen.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
      assertThat(seen.getHeaders().get("Content-Type")).isEqualTo("application/json");
      assertThat(seen.getTarget()).isEqualTo(target(dialect));
      assertThat(seen.getHeaders().get(keyHeader(dialect))).endsWith(Bench.KEY);
      assertThat(request.url().toString()).doesNotContain(Bench.KEY);
      assertThat(new String(request.body(), StandardCharsets.UTF_8)).doesNotContain(Bench.KEY);
    }
  }

  private static String target(Dialect dialect) {
    return switch (dialect) {
      case OPENAI -> "/v1/chat/completions";
      case ANTHROPIC -> "/v1/messages";
      case GEMINI -> "/v1/models/test-model:streamGenerateContent?alt=sse";
    };
  }

  private static String keyHeader(Dialect dialect) {
    return switch (dialect) {
      case OPENAI -> "Authorization";
      case ANTHROPIC -> "x-api-key";
      case GEMINI -> "x-goog-api-key";
    };
  }

  private static Sampling extra(Map<String, Object> extra) {
    return new Sampling(null, null, null, null, List.of(), extra);
  }

  private String body(String model, Sampling sampling) {
    var lines =
        List.of(
            new Prompt.Line(Prompt.Role.USER, "Grüße\n"),
            new Prompt.Line(Prompt.Role.ASSISTANT, "Hi 🌍"),
            new Prompt.Line(Prompt.Role.USER, "So?"));
    var prompt = new Prompt("You are \"brief\".", lines, sampling);
    return new String(bench.endpoint(model).prepare(prompt).body(), StandardCharsets.UTF_8);
  }
}
