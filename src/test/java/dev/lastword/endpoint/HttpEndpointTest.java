package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.Outcome.Finish;
import dev.lastword.endpoint.Outcome.Match;
import dev.lastword.endpoint.Outcome.Reply;
import dev.lastword.talk.Usage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEndpointTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @EnumSource
  void hearsAReplyInEachDialect(Dialect dialect) throws Exception {
    bench.streams(Streams.of(dialect));
    var heard = new Heard();
    var reply = (Reply) Bench.ask(bench.endpoint(Streams.model(dialect)), heard);
    assertThat(reply.text()).isEqualTo(Streams.TEXT);
    assertThat(reply.reasoning()).isEqualTo(Streams.REASONING);
    assertThat(heard.text).hasToString(Streams.TEXT);
    assertThat(heard.reasoning).hasToString(Streams.REASONING);
    assertThat(reply.finish()).isEqualTo(Finish.STOP);
    assertThat(reply.usage().promptTokens()).isEqualTo(12);
    assertThat(reply.usage().cachedTokens()).isEqualTo(4);
    assertThat(reply.usage().completionTokens()).isEqualTo(9);
    assertThat(reply.timing().firstByte()).isPositive().isLessThanOrEqualTo(reply.timing().total());
    assertThat(reply.digest()).isEqualTo(sha256(Streams.of(dialect)));
  }

  @Test
  void keepsWhatARouterSaysOfServingAndCost() throws Exception {
    bench.streams(Streams.OPENAI);
    var reply = (Reply) Bench.ask(bench.endpoint("openrouter:test-model"));
    assertThat(reply.served())
        .isEqualTo(new Outcome.Served("test-model", "Moonshot AI", "gen-1", Match.EQUAL));
    assertThat(reply.usage()).isEqualTo(new Usage(12L, 4L, 9L, 3L, new BigDecimal("0.0000315")));
  }

  @ParameterizedTest
  @EnumSource
  void handsOverTheBytesOfTheDigest(Dialect dialect) throws Exception {
    bench.streams(Streams.of(dialect));
    var heard = new Heard();
    heard.wantsBody = true;
    Bench.ask(bench.endpoint(Streams.model(dialect)), heard);
    assertThat(heard.body).asString(StandardCharsets.UTF_8).isEqualTo(Streams.of(dialect));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\""})
  void keepsNoBytesWithOurKeyInThem(String cut) throws Exception {
    var echo = Bench.KEY.substring(0, 9) + cut + Bench.KEY.substring(9);
    bench.streams(
        "data: {\"choices\":[{\"delta\":{\"content\":\"" + echo + "\"}}]}\n\n" + Streams.OPENAI);
    var heard = new Heard();
    heard.wantsBody = true;
    var reply = (Reply) Bench.ask(bench.endpoint("openrouter:test-model"), heard);
    assertThat(reply.text()).startsWith("***");
    assertThat(heard.body).isNull();
  }

  private static String sha256(String text) throws Exception {
    var hash = java.security.MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
