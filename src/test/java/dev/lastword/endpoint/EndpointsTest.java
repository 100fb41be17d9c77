package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lastword.endpoint.Endpoints.Overrides;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {
  private final Bench bench = new Bench();
  private final Endpoints endpoints =
      new Endpoints(
          ProviderTable.builtIn(),
          Keys.in(Map.of("OPENAI_API_KEY", Bench.KEY, "MY_KEY", "sk-mine-0123456789")),
          Bench.LONG);

  @AfterEach
  void close() {
    endpoints.close();
    bench.close();
  }

  @Test
  void saysWhoIsAsked() {
    var endpoint = endpoints.endpoint(ModelRef.parse("openai:gpt-5"), Overrides.NONE);
    assertThat(endpoint.identity())
        .isEqualTo(new Endpoint.Identity("openai", "gpt-5", "https://api.openai.com/v1", "openai"));
  }

  @Test
  void namesTheKeyThatIsMissing() {
    assertThatThrownBy(() -> endpoints.endpoint(ModelRef.parse("google:gemini"), Overrides.NONE))
        .isInstanceOfSatisfying(
            MissingKeyException.class,
            e -> {
              assertThat(e.provider()).isEqualTo("google");
              assertThat(e.variables()).isEqualTo(List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"));
            })
        .hasMessage("no key for google: set GEMINI_API_KEY or GOOGLE_API_KEY");
    assertThatThrownBy(() ->
            endpoints.endpoint(
                ModelRef.parse("https://llm.example/v1#m"), new Overrides(null, null, "NO_KEY")))
        .hasMessage("no key for custom: set NO_KEY");
  }

  @Test
  void sendsNoKeyToAnotherHostUnlessItIsNamedForIt() throws Exception {
    assertThat(keySentTo("openai:m", new Overrides(bench.base(), null, null))).isNull();
    assertThat(keySentTo(bench.base() + "#m", Overrides.NONE)).isNull();
    assertThat(keySentTo("custom:m", new Overrides(bench.base(), null, null))).isNull();
    assertThat(keySentTo("openai:m", new Overrides(bench.base(), null, "MY_KEY")))
        .isEqualTo("Bearer sk-mine-0123456789");
    assertThat(keySentTo(bench.base() + "#m", new Overrides(null, null, "MY_KEY")))
        .isEqualTo("Bearer sk-mine-0123456789");
  }

  private @Nullable String keySentTo(String model, Overrides overrides) throws Exception {
    bench.streams(Streams.OPENAI);
    Bench.ask(endpoints.endpoint(ModelRef.parse(model), overrides));
    var seen = bench.server.takeRequest(1, TimeUnit.SECONDS);
    assertThat(seen).isNotNull();
    return seen.getHeaders().get("Authorization");
  }

  @Test
  void speaksAnotherDialectWhereTold() throws Exception {
    bench.streams(Streams.ANTHROPIC);
    var endpoint =
        endpoints.endpoint(
            ModelRef.parse(bench.base() + "#test-model"), new Overrides(null, "anthropic", null));
    assertThat(Bench.ask(endpoint)).isInstanceOf(Outcome.Reply.class);
    var seen = bench.server.takeRequest(1, TimeUnit.SECONDS);
    assertThat(seen).isNotNull();
    assertThat(seen.getTarget()).isEqualTo("/v1/messages");
    assertThat(String.valueOf(seen.getBody())).contains("max_tokens");
  }

  @ParameterizedTest
  @CsvSource({
    "https://h.example, https://h.example/chat/completions",
    "https://h.example/v1/, https://h.example/v1/chat/completions",
    "https://h.example:8443/a/b?version=2, https://h.example:8443/a/b/chat/completions?version=2",
    "http://localhost:1234/v1, http://localhost:1234/v1/chat/completions"
  })
  void appendsTheDialectsPathToAnyBase(String base, String url) {
    var endpoint = endpoints.endpoint(ModelRef.parse(base + "#m"), Overrides.NONE);
    assertThat(endpoint.prepare(Bench.prompt("Hi")).url()).hasToString(url);
  }

  @Test
  void refusesAddressesThatCannotBeMeant() {
    assertThatThrownBy(() ->
            endpoints.endpoint(
                ModelRef.parse("openai:m"),
                new Overrides("https://llm.example/v1/chat/completions", null, null)))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("ends before /chat/completions");
    assertThatThrownBy(() ->
            endpoints.endpoint(
                ModelRef.parse("openai:m"), new Overrides("http://llm.example/v1", null, null)))
        .hasMessageContaining("plain http goes only to this machine");
    assertThatThrownBy(() -> endpoints.endpoint(ModelRef.parse("opnai:m"), Overrides.NONE))
        .hasMessage("unknown provider 'opnai'; did you mean openai?");
  }

  @Test
  void sendsNoRequestOfAnotherServer() {
    var here = endpoints.endpoint(ModelRef.parse(bench.base() + "#m"), Overrides.NONE);
    var there = endpoints.endpoint(ModelRef.parse("openai:m"), Overrides.NONE);
    assertThatThrownBy(() -> there.send(here.prepare(Bench.prompt("Hi")), new Heard()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not sent with the key of api.openai.com");
    assertThat(bench.server.getRequestCount()).isZero();
  }

  @Test
  void reusesAConnectionForEveryCall() throws Exception {
    var endpoint = endpoints.endpoint(ModelRef.parse(bench.base() + "#m"), Overrides.NONE);
    for (var i = 0; i < 3; i++) {
      bench.streams(Streams.OPENAI);
      Bench.ask(endpoint);
      var seen = bench.server.takeRequest(1, TimeUnit.SECONDS);
      assertThat(seen).isNotNull();
      assertThat(seen.getExchangeIndex()).isEqualTo(i);
      assertThat(seen.getConnectionIndex()).isZero();
    }
  }
}
