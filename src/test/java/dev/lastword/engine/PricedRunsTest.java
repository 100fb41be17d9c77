package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.config.Spec.StrictModel;
import dev.lastword.config.StopSettings;
import dev.lastword.detect.Policy;
import dev.lastword.endpoint.Price;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalReader;
import dev.lastword.talk.Bill;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a whole run knows of its cost, over real sockets.
class PricedRunsTest {
  private static final String USAGE = "{\"prompt_tokens\":10,\"completion_tokens\":5}";

  @TempDir private Path folder;
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aCostIsComputedWhereTheProviderSaysNone() throws IOException {
    answering("some-model", null, USAGE);
    var left = Talks.run(specs(2, null).withTelemetry(), priced("some-model"));
    // 10 tokens at $1 and 5 at $2 a million, twice
    var summary = left.ended().summary();
    assertThat(summary.cost()).isEqualByComparingTo("0.00004");
    assertThat(summary.bill().from()).isEqualTo(Bill.From.COMPUTED);
    assertThat(summary.bill().prices()).containsExactly("custom:some-model of 2026-01-02");
    var used = replies(left).getFirst().usage();
    assertThat(used.bill().from()).isEqualTo(Bill.From.COMPUTED);
    assertThat(used.cost()).isEqualByComparingTo("0.00002");
    assertThat(left.text()).contains("Cost: $0.00002", "computed at prices of 2026-01-02");
  }

  @Test
  void theCostAProviderSaysGoesBeforeTheTable() throws IOException {
    answering("some-model", null, USAGE.replace("}", ",\"cost\":0.25}"));
    var left = Talks.run(specs(2, null), priced("some-model"));
    assertThat(left.ended().summary().cost()).isEqualByComparingTo("0.5");
    assertThat(left.ended().summary().bill().from()).isEqualTo(Bill.From.REPORTED);
  }

  @ParameterizedTest
  @CsvSource({"0.00001, 1", "0.00004, 2", "0.000041, 3"})
  void aCapOnCostHoldsWithComputedCosts(BigDecimal cap, int messages) throws IOException {
    answering("some-model", null, USAGE);
    var left = Talks.run(specs(20, cap), priced("some-model"));
    assertThat(left.ended().ending()).isEqualTo(Ending.COST);
    assertThat(left.ended().summary().messages()).isEqualTo(messages);
    assertThat(server.getRequestCount()).isEqualTo(messages);
  }

  @Test
  void aCapOnCostEndsATalkWhoseModelHasNoPrice() throws IOException {
    answering("some-model", null, USAGE);
    var left = Talks.run(specs(20, BigDecimal.TEN), priced("other-model"));
    assertThat(left.ended().ending()).isEqualTo(Ending.COST);
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(left.ended().summary().detail())
        .contains("did not say the cost", "no price for custom:some-model");
    assertThat(left.text()).contains("no price for custom:some-model");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"prompt_tokens\":-10,\"completion_tokens\":5}",
        "{\"prompt_tokens\":10,\"completion_tokens\":-5}",
        "{\"prompt_tokens\":99999999999999,\"completion_tokens\":5}",
        "{\"prompt_tokens\":1e400,\"completion_tokens\":5}",
        "{\"prompt_tokens\":\"10\",\"completion_tokens\":\"5\"}",
        "{\"prompt_tokens\":10.5,\"completion_tokens\":5}"
      })
  void aUsageThatIsMissingNegativeOrAbsurdIsUnknownAndPassesNoCap(String usage) throws IOException {
    answering("some-model", null, usage);
    var free = Talks.run(specs(2, null), priced("some-model")).ended().summary();
    assertThat(free.cost()).isNull();
    assertThat(free.tokens()).isNull();
    var calls = server.getRequestCount();
    var capped = Talks.run(specs(20, BigDecimal.TEN), priced("some-model"));
    assertThat(capped.ended().ending()).isEqualTo(Ending.COST);
    assertThat(server.getRequestCount()).isEqualTo(calls + 1);
    var tokens = specs(20, null).withCaps(new Caps(20, 1_000_000L, null, null));
    assertThat(Talks.run(tokens, priced("some-model")).ended().ending()).isEqualTo(Ending.TOKENS);
    assertThat(server.getRequestCount()).isEqualTo(calls + 2);
  }

  @Test
  void whatTheCacheSavedIsSummed() throws IOException {
    answering(
        "some-model",
        null,
        "{\"prompt_tokens\":1000,\"completion_tokens\":5,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":800}}");
    var summary = Talks.run(specs(2, null), priced("some-model")).ended().summary();
    assertThat(summary.cached()).isEqualTo(1_600);
    assertThat(summary.bill().saved()).isEqualByComparingTo("0.00144");
  }

  @Test
  void anotherProviderBehindARouterIsFlaggedAndOnItsReceipt() throws IOException {
    changing("Moonshot AI", "Moonshot AI", "Cheap Hosting", "Cheap Hosting");
    var left = Talks.run(specs(4, null), priced("some-model"));
    assertThat(left.ended().ending()).isEqualTo(Ending.MESSAGES);
    assertThat(left.events().stream().filter(Event.Flagged.class::isInstance))
        .extracting(event -> ((Event.Flagged) event).what())
        .containsExactly(
            "Ada was answered through Cheap Hosting, before through Moonshot AI",
            "Ben was answered through Cheap Hosting, before through Moonshot AI");
    assertThat(replies(left))
        .extracting(reply -> reply.served().match())
        .containsExactly("equal", "equal", "other", "other");
  }

  @Test
  void anotherProviderBehindARouterEndsAStrictRun() throws IOException {
    changing("Moonshot AI", "Moonshot AI", "Cheap Hosting", "Cheap Hosting");
    var left = Talks.run(specs(4, null).withStrict(StrictModel.ANY), priced("some-model"));
    assertThat(left.ended().ending()).isEqualTo(Ending.MODEL_CHANGED);
    assertThat(left.ended().summary().messages()).isEqualTo(2);
    assertThat(left.ended().summary().detail()).contains("Cheap Hosting", "Moonshot AI");
  }

  @Test
  void aPinnedOrderGoesOutBesideTheBanOnFallbacks() throws Exception {
    answering("moonshotai/kimi-k2", "Moonshot AI", USAGE);
    var pinned = Map.<String, Object>of("provider", Map.of("order", List.of("moonshotai")));
    var spec =
        new SpeakerSpec.Model("openrouter", "moonshotai/kimi-k2", URI.create(base()), null, null);
    Talks.run(specs(2, null).withParties(Specs.party("Ada", spec, pinned), ben(spec)));
    assertThat(body())
        .contains("\"provider\":{\"allow_fallbacks\":false,\"order\":[\"moonshotai\"]}");
    assertThat(body()).contains("\"provider\":{\"allow_fallbacks\":false}");
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic, claude-haiku-4-5, anthropic",
    "openrouter, anthropic/claude-haiku-4.5, openai"
  })
  void theRecordSaysWhereTheCacheWasMarkedAndTheSwitchIsObeyed(
      String provider, String model, String dialect) throws Exception {
    var spec = new SpeakerSpec.Model(provider, model, URI.create(base()), null, null);
    server.setDispatcher(saying(Replies.of(dialect, "The ferry leaves at nine.", model)));
    var specs = specs(2, null);
    var prompt = "Speak of ferries. ".repeat(400);
    specs = specs.withParties(Specs.party("Ada", spec, prompt), Specs.party("Ben", spec, prompt));
    var left = Talks.run(specs);
    assertThat(intents(left).getFirst().adapted())
        .contains("cache mark on the system prompt")
        .contains("opening line (You open the conversation.) put first");
    assertThat(body()).contains("cache_control");
    assertThat(body()).contains("cache_control");
    var off = Talks.run(specs.withoutPromptCache());
    assertThat(intents(off).getFirst().adapted()).hasSize(1);
    assertThat(body()).doesNotContain("cache_control");
  }

  private String body() throws InterruptedException {
    var body = server.takeRequest().getBody();
    assertThat(body).isNotNull();
    return body.utf8();
  }

  private void answering(String model, @Nullable String upstream, String usage) {
    server.setDispatcher(saying(reply(model, upstream, usage)));
  }

  private void changing(String... upstreams) {
    for (var upstream : upstreams) {
      server.enqueue(reply("some-model", upstream, USAGE));
    }
  }

  private static Dispatcher saying(MockResponse reply) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return reply;
      }
    };
  }

  private static MockResponse reply(String model, @Nullable String upstream, String usage) {
    var provider = upstream == null ? "" : "\"provider\":\"" + upstream + "\",";
    return Replies.streamed(
        """
        data: {"id":"1",%s"model":"%s","choices":[{"delta":{"content":"The ferry leaves at nine."}}]}

        data: {"id":"1","choices":[{"delta":{},"finish_reason":"stop"}]}

        data: {"id":"1","choices":[],"usage":%s}

        data: [DONE]

        """
            .formatted(provider, model, usage));
  }

  private static ProviderTable priced(String model) {
    var price =
        new Price(
            BigDecimal.ONE, BigDecimal.TWO, new BigDecimal("0.1"), null, null, false, "2026-01-02");
    return ProviderTable.builtIn().priced(Map.of("custom", Map.of(model, price)));
  }

  private Specs specs(int messages, @Nullable BigDecimal cost) {
    var model = Specs.model(base(), "openai");
    return Specs.of("x", "y")
        .withParties(Specs.party("Ada", model, ""), ben(model))
        .withCaps(new Caps(messages, null, cost, null))
        .withStop(
            new StopSettings(
                Policy.OFF, null, List.of(), List.of(), List.of(), StopSettings.Action.STOP))
        .in(folder);
  }

  private static Spec.Party ben(SpeakerSpec speaker) {
    return Specs.party("Ben", speaker, "");
  }

  private String base() {
    return "http://127.0.0.1:" + server.getPort() + "/v1";
  }

  private static List<Call.Reply> replies(Talks.Left left) throws IOException {
    return entries(left, Call.Reply.class);
  }

  private static List<Call.Intent> intents(Talks.Left left) throws IOException {
    return entries(left, Call.Intent.class).stream()
        .filter(intent -> intent.side() == Side.A)
        .toList();
  }

  private static <T> List<T> entries(Talks.Left left, Class<T> kind) throws IOException {
    return JournalReader.read(left.journal()).records().stream()
        .map(record -> record.entry())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
