package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.Outcome.Partial;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that send more than anybody asked for, over real sockets: each call ends, and soon.
class FloodTest {
  private static final int HUGE = 200 << 20;

  private final Endpoints endpoints = Bench.endpoints(Bench.LONG, Duration.ofSeconds(1));

  @AfterEach
  void close() {
    endpoints.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ": a comment, and another, and so on\n",
        "data: {\"choices\":[{\"delta\":{\"content\":\"ha ha ha ha ha ha ha\"}}]}\n\n",
        "data: and never the end of this line ",
        "{\"choices\":[{\"message\":{\"content\":\"",
        "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000"
      })
  void aBodyOfTwoHundredMegabytesIsCutAtSixteen(String piece) throws Exception {
    var written = new AtomicLong();
    var block = piece.repeat((1 << 20) / piece.length());
    try (var server =
        new RawServer((socket, _) -> {
          RawServer.write(socket, RawServer.head(HUGE));
          while (written.get() < HUGE) {
            RawServer.write(socket, block);
            written.addAndGet(block.length());
          }
        })) {
      assertThat(Bench.ask(at(server)))
          .isInstanceOfSatisfying(
              Partial.class, partial -> assertThat(partial.why()).contains("16 MiB"));
      assertThat(written.get()).as("bytes taken").isLessThan(64L << 20);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"choices\":[{\"delta\":"})
  void tenThousandLevelsOfJsonAreNoReply(String level) throws Exception {
    var deep = level.repeat(10_000);
    for (var body : new String[] {deep, "data: " + deep + "\n\ndata: [DONE]\n\n"}) {
      try (var server =
          new RawServer(
              (socket, _) -> RawServer.write(socket, RawServer.head(body.length()) + body))) {
        assertThat(Bench.ask(at(server))).isNotInstanceOf(Outcome.Reply.class);
        assertThat(server.requests).hasValue(1);
      }
    }
  }

  @Test
  void tenThousandLevelsOfJsonInAnErrorAreNotRead() throws Exception {
    try (var bench = new Bench()) {
      bench.answers(500, "application/json", "{\"error\":".repeat(7_000));
      assertThat(Bench.ask(bench.endpoint("openrouter:test-model")))
          .isInstanceOfSatisfying(
              Outcome.Rejected.class,
              rejected -> assertThat(rejected.why()).isEqualTo("the provider failed"));
    }
  }

  private Endpoint at(RawServer server) {
    return Bench.endpoint(endpoints, "openrouter:test-model", server.base());
  }
}
