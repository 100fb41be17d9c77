package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.Outcome.Rejected;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionTest {
  private final Bench bench = new Bench();
  private final Endpoint endpoint = bench.endpoint("openrouter:test-model");

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "301, false",
    "302, false",
    "307, false",
    "308, false",
    "400, false",
    "401, false",
    "402, false",
    "403, false",
    "404, false",
    "405, false",
    "408, true",
    "409, true",
    "413, false",
    "418, false",
    "421, false",
    "422, false",
    "425, true",
    "429, true",
    "500, true",
    "502, true",
    "503, true",
    "504, true",
    "529, true",
    "599, true"
  })
  void sendsOnceWhateverTheStatusSays(int status, boolean retryable) throws Exception {
    bench.answers(
        status,
        "application/json",
        "{\"error\":{\"message\":\"no\"}}",
        "Retry-After",
        "0",
        "Location",
        "http://127.0.0.1:" + bench.server.getPort() + "/elsewhere");
    var rejected = (Rejected) Bench.ask(endpoint);
    assertThat(rejected.status()).isEqualTo(status);
    assertThat(rejected.retryable()).isEqualTo(retryable);
    assertThat(rejected.retryAfter()).isEqualTo(Duration.ZERO);
    assertThat(rejected.detail()).isEqualTo("no");
    assertThat(rejected.why()).isNotBlank();
    assertThat(bench.server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 307, 308})
  void followsNoRedirectToAnotherHostWithTheKey(int status) throws Exception {
    try (var other = new Bench()) {
      for (var model : List.of("openai:m", "anthropic:m", "google:m")) {
        var before = bench.server.getRequestCount();
        bench.answers(status, "text/plain", "", "Location", other.base() + "/chat/completions");
        var rejected = (Rejected) Bench.ask(bench.endpoint(model));
        assertThat(rejected.status()).isEqualTo(status);
        assertThat(rejected.retryable()).isFalse();
        assertThat(bench.server.getRequestCount()).isEqualTo(before + 1);
        assertThat(other.server.getRequestCount()).isZero();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "7, , 7000",
    "1.5, , 1500",
    "0, , 0",
    "-5, , ",
    "soon, , ",
    "'Fri, 02 Jan 2026 03:05:05 GMT', , 60000",
    "'Friday, 02-Jan-26 03:05:05 GMT', , 60000",
    "'Fri Jan  2 03:05:05 2026', , 60000",
    "'Fri, 02 Jan 2026 03:03:05 GMT', , 0",
    "'Fri, 99 Foo 2026', , ",
    "99999999999999999999, , 31622400000",
    "7, 250, 250",
    ", 12.5, 12",
    "7, -1, 7000",
    ", , "
  })
  void hearsHowLongToWait(@Nullable String seconds, @Nullable String millis, @Nullable Long wait)
      throws Exception {
    var answer = new MockResponse.Builder().code(429);
    if (seconds != null) {
      answer.setHeader("Retry-After", seconds);
    }
    if (millis != null) {
      answer.setHeader("retry-after-ms", millis);
    }
    bench.server.enqueue(answer.build());
    var rejected = (Rejected) Bench.ask(endpoint);
    assertThat(rejected.retryAfter()).isEqualTo(wait == null ? null : Duration.ofMillis(wait));
  }

  @Test
  void hearsTheDelayThatGeminiPutsIntoItsError() throws Exception {
    bench.answers(
        429,
        "application/json",
        """
        {"error":{"code":429,"message":"quota","status":"RESOURCE_EXHAUSTED","details":[
          {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.5s"}]}}\
        """);
    var rejected = (Rejected) Bench.ask(bench.endpoint("google:test-model"));
    assertThat(rejected.retryAfter()).isEqualTo(Duration.ofMillis(34_500));
  }

  @Test
  void knowsThatNoWaitFillsAnEmptyPurse() throws Exception {
    bench.answers(
        429,
        "application/json",
        "{\"error\":{\"message\":\"pay\",\"type\":\"insufficient_quota\",\"code\":\"insufficient_quota\"}}");
    var rejected = (Rejected) Bench.ask(endpoint);
    assertThat(rejected.retryable()).isFalse();
    assertThat(rejected.why()).isEqualTo("out of credit");
  }

  @ParameterizedTest
  @CsvSource({
    "openai, '{\"error\":{\"message\":\"x\",\"type\":\"invalid_request_error\",\"code\":\"context_length_exceeded\"}}'",
    "anthropic, '{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"prompt is too long: 9 > 8\"}}'",
    "google, '{\"error\":{\"code\":400,\"message\":\"The input token count exceeds the maximum\"}}'",
    "llamacpp, '{\"error\":{\"code\":400,\"type\":\"exceed_context_size_error\",\"message\":\"\"}}'",
    "vllm, '{\"object\":\"error\",\"message\":\"maximum context length is 8\",\"code\":400}'"
  })
  void knowsThatAConversationHasOutgrownItsModel(String provider, String body) throws Exception {
    bench.answers(400, "application/json", body);
    assertThat(Bench.ask(bench.endpoint(provider + ":m")))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.outgrown()).isTrue();
              assertThat(rejected.why())
                  .isEqualTo("the conversation is longer than the model's context");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"busy\",\"code\":429}}",
        "data: {\"error\":{\"message\":\"busy\",\"code\":\"429\"}}\n\n",
        "data: {\"error\":{\"message\":\"busy\",\"type\":\"rate_limit_exceeded\"}}\n\ndata: [DONE]\n\n",
        "data: {\"object\":\"error\",\"message\":\"busy\",\"code\":429}\n\n",
        "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"busy\"}}\n\n"
      })
  void anErrorInPlaceOfAReplyIsARejection(String body) throws Exception {
    for (var model : new String[] {"openrouter:m", "anthropic:m", "google:m"}) {
      bench.answers(200, "text/event-stream", body);
      assertThat(Bench.ask(bench.endpoint(model)))
          .isEqualTo(new Rejected(200, "rate limited", "busy", null, true));
    }
  }

  @Test
  void anErrorOfNoKnownKindIsNotTriedAgain() throws Exception {
    bench.answers(200, "application/json", "{\"error\":\"model not loaded\"}");
    assertThat(Bench.ask(endpoint))
        .isEqualTo(
            new Rejected(200, "an error in place of a reply", "model not loaded", null, false));
  }

  @Test
  void aPromptThatAFilterBlockedIsARejection() throws Exception {
    bench.streams("data: {\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}\n\n");
    assertThat(Bench.ask(bench.endpoint("google:m")))
        .isEqualTo(new Rejected(200, "a filter blocked the prompt", "SAFETY", null, false));
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, <html><body>Sign in</body></html>",
    "text/plain, error: upstream is gone",
    "application/json, '{\"hello\":1}'",
    "application/json, '{\"choices\":[{\"message\":'",
    "application/json, '[1,2]'"
  })
  void somethingElseThanAReplyIsARejection(String type, String body) throws Exception {
    bench.answers(200, type, body);
    var rejected = (Rejected) Bench.ask(endpoint);
    assertThat(rejected.why()).isEqualTo("something other than a model's reply");
    assertThat(rejected.detail()).isEqualTo(body);
    assertThat(rejected.retryable()).isFalse();
  }

  @Test
  void showsNeitherKeysNorControlCharacters() throws Exception {
    var body =
        "\u001b[31mBad\u0007 key\u202e " + Bench.KEY + " or sk-other-0123456789\nsee\u0000 x";
    bench.answers(401, "text/html", body);
    var rejected = (Rejected) Bench.ask(endpoint);
    assertThat(rejected.detail()).isEqualTo("[31mBad key *** or *** see x");
  }

  @Test
  void keepsNoMoreOfAnErrorThanItMust() throws Exception {
    bench.answers(
        500, "text/plain", "\u001b".repeat((64 << 10) - 10) + Bench.KEY + "x".repeat(9999));
    var rejected = (Rejected) Bench.ask(endpoint);
    assertThat(rejected.detail()).isEqualTo("***");
    bench.answers(500, "text/plain", "é".repeat(3_000_000));
    rejected = (Rejected) Bench.ask(endpoint);
    assertThat(rejected.detail()).isEqualTo("é".repeat(2000));
  }

  @Test
  void theStatusCountsForMoreThanTheBody() throws Exception {
    bench.answers(503, "application/json", "{\"error\":{\"code\":400,\"message\":\"no\"}}");
    assertThat(((Rejected) Bench.ask(endpoint)).retryable()).isTrue();
    bench.answers(500, "application/json", "{\"error\":{}}", "x-should-retry", "false");
    assertThat(((Rejected) Bench.ask(endpoint)).retryable()).isFalse();
  }

  @Test
  void waitsNotForTheRestOfAnError() throws Exception {
    bench.server.enqueue(
        new MockResponse.Builder()
            .code(503)
            .body("{\"error\":{\"message\":\"slow\"}}")
            .bodyDelay(1, TimeUnit.HOURS)
            .build());
    assertThat(Bench.ask(endpoint)).isInstanceOf(Rejected.class);
  }
}
