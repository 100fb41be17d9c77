package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.Outcome.Reply;
import dev.lastword.talk.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is told to providers' prompt caches, and what they tell us.
class PromptCacheTest {
  private static final String MARK = "\"cache_control\":{\"type\":\"ephemeral\"},";
  private static final String LONG = "The ferry leaves at nine. ".repeat(200);
  private static final List<String> TAKERS =
      List.of("anthropic:claude-haiku-4-5", "openrouter:anthropic/claude-haiku-4.5");

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic:claude-haiku-4-5", "openrouter:anthropic/claude-haiku-4.5"})
  void marksTheSystemPromptAndTheLastLine(String model) throws Exception {
    var request = sent(model, prompt(LONG, 5, true));
    assertThat(count(request)).isEqualTo(2);
    var lines = lines(request);
    assertThat(lines.getLast()).contains(MARK.substring(0, MARK.length() - 1));
    assertThat(lines.subList(lines.size() - 5, lines.size() - 1))
        .noneMatch(line -> line.contains("cache_control"));
    assertThat(request.indexOf("cache_control")).isLessThan(request.indexOf("line 1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic:claude-haiku-4-5", "openrouter:anthropic/claude-haiku-4.5"})
  void aShortSystemPromptIsCachedWithTheTalkOnly(String model) throws Exception {
    assertThat(count(sent(model, prompt("", 5, true)))).isZero();
    assertThat(count(sent(model, prompt("", 500, true)))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "openai:gpt-5",
    "google:gemini-2.5-flash",
    "openrouter:moonshotai/kimi-k2",
    "mistral:small",
    "ollama:gemma3"
  })
  void tellsNobodyElse(String model) throws Exception {
    assertThat(sent(model, prompt(LONG, 500, true))).doesNotContain("cache_control");
  }

  @Test
  void tellsNobodyWhereItIsSwitchedOff() throws Exception {
    for (var model : TAKERS) {
      var off = sent(model, prompt(LONG, 500, false));
      assertThat(off).doesNotContain("cache_control").doesNotContain("\"type\":\"text\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic:claude-haiku-4-5", "openrouter:anthropic/claude-haiku-4.5"})
  void eachRequestOfATalkBeginsWithTheOneBeforeButForTheMark(String model) {
    var grown = bench.endpoint(model);
    var before = "";
    for (var lines = 1; lines < 60; lines += 2) {
      var prompt = prompt(LONG, lines, true);
      var request = grown.prepare(prompt);
      var fresh = bench.endpoint(model).prepare(prompt);
      assertThat(request.body()).isEqualTo(fresh.body());
      assertThat(request.digest()).isEqualTo(new Request(fresh.url(), fresh.body()).digest());
      var text = text(request);
      assertThat(count(text)).isEqualTo(2);
      assertThat(text.replace(MARK, "")).startsWith(before);
      before = text.replace(MARK, "");
      before = before.substring(0, before.length() - 2);
    }
  }

  @Test
  void theTextIsTheSameWithAndWithoutMarks() {
    for (var model : TAKERS) {
      var marked = JsonMapper.shared().readTree(text(prepare(model, prompt(LONG, 9, true))));
      var plain = JsonMapper.shared().readTree(text(prepare(model, prompt(LONG, 9, false))));
      assertThat(texts(marked)).isEqualTo(texts(plain));
    }
  }

  @Test
  void theRecordSaysWhatWasMarked() {
    var model = TAKERS.getFirst();
    assertThat(prepare(model, prompt("", 3, true)).adapted()).isEmpty();
    assertThat(prepare(model, prompt(LONG, 3, true)).adapted())
        .containsExactly(
            "cache mark on the system prompt",
            "cache mark on the last line, all lines sent as blocks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          openai:m     | "prompt_tokens":100,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":64} | 100 | 64 |
          deepseek:m   | "prompt_tokens":100,"completion_tokens":5,"prompt_cache_hit_tokens":64,"prompt_cache_miss_tokens":36 | 100 | 64 |
          moonshot:m   | "prompt_tokens":100,"completion_tokens":5,"cached_tokens":64 | 100 | 64 |
          openrouter:m | "prompt_tokens":100,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":64,"cache_write_tokens":30} | 100 | 64 | 30
          anthropic:m  | "input_tokens":6,"output_tokens":5,"cache_read_input_tokens":64,"cache_creation_input_tokens":30 | 100 | 64 | 30
          google:m     | "promptTokenCount":100,"candidatesTokenCount":5,"cachedContentTokenCount":64 | 100 | 64 |
          """)
  void hearsWhatCameFromTheCacheInEveryDialect(
      String model, String usage, long prompt, long read, @Nullable Long written) throws Exception {
    var provider = model.substring(0, model.indexOf(':'));
    bench.answers(200, "application/json", whole(provider).replace("USAGE", "{" + usage + "}"));
    var reply = (Reply) Bench.ask(bench.endpoint(model));
    Usage used = reply.usage();
    assertThat(used.promptTokens()).isEqualTo(prompt);
    assertThat(used.cachedTokens()).isEqualTo(read);
    assertThat(used.writtenTokens()).isEqualTo(written);
    assertThat(used.completionTokens()).isEqualTo(5);
  }

  private static String whole(String provider) {
    return switch (provider) {
      case "anthropic" ->
          "{\"type\":\"message\",\"model\":\"m\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}],"
              + "\"stop_reason\":\"end_turn\",\"usage\":USAGE}";
      case "google" ->
          "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hi\"}]},"
              + "\"finishReason\":\"STOP\"}],\"modelVersion\":\"m\",\"usageMetadata\":USAGE}";
      default ->
          "{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"Hi\"},"
              + "\"finish_reason\":\"stop\"}],\"usage\":USAGE}";
    };
  }

  private String sent(String model, Prompt prompt) throws Exception {
    bench.streams(Streams.OPENAI);
    var endpoint = bench.endpoint(model);
    endpoint.send(endpoint.prepare(prompt), new Heard());
    var seen = bench.server.takeRequest(1, TimeUnit.SECONDS);
    assertThat(seen).isNotNull();
    var body = seen.getBody();
    assertThat(body).isNotNull();
    return body.utf8();
  }

  private Request prepare(String model, Prompt prompt) {
    return bench.endpoint(model).prepare(prompt);
  }

  private static String text(Request request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  private static int count(String request) {
    return request.split("cache_control", -1).length - 1;
  }

  private static List<String> lines(String request) {
    var lines = new ArrayList<String>();
    JsonMapper.shared()
        .readTree(request)
        .get("messages")
        .forEach(line -> lines.add(line.toString()));
    return lines;
  }

  private static List<String> texts(JsonNode request) {
    var texts = new ArrayList<String>();
    if (request.has("system")) {
      texts.add(content(request.get("system")));
    }
    request.get("messages").forEach(line -> texts.add(content(line.get("content"))));
    return texts;
  }

  private static String content(JsonNode content) {
    return content.isString() ? content.stringValue() : content.get(0).get("text").stringValue();
  }

  private static Prompt prompt(String more, int lines, boolean cached) {
    var history = new ArrayList<Prompt.Line>();
    for (var i = 1; i <= lines; i++) {
      var role = i % 2 == 1 ? Prompt.Role.USER : Prompt.Role.ASSISTANT;
      history.add(new Prompt.Line(role, "line " + i + " \"of\" a talk 🌍"));
    }
    return new Prompt(("You are brief. " + more).strip(), history, Sampling.DEFAULT, cached);
  }
}
