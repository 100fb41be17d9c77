package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CutStreamTest {
  @ParameterizedTest
  @EnumSource
  void aStreamCutAtAnyByteIsNeverAReply(Dialect dialect) throws Exception {
    var bytes = Streams.of(dialect).getBytes(StandardCharsets.UTF_8);
    var head = RawServer.head(bytes.length).getBytes(StandardCharsets.UTF_8);
    try (var server =
            new RawServer((socket, request) -> {
              socket.getOutputStream().write(head);
              socket.getOutputStream().write(bytes, 0, request - 1);
              socket.close();
            });
        var endpoints = Bench.endpoints(Bench.LONG, Duration.ofSeconds(1))) {
      var endpoint = Bench.endpoint(endpoints, Streams.model(dialect), server.base());
      for (var cut = 0; cut < bytes.length; cut++) {
        var heard = new Heard();
        var outcome = Bench.ask(endpoint, heard);
        assertThat(outcome).as("cut at %s", cut).isInstanceOf(Outcome.Partial.class);
        var partial = (Outcome.Partial) outcome;
        assertThat(Streams.TEXT).startsWith(partial.text());
        assertThat(heard.text).hasToString(partial.text());
        assertThat(server.requests).hasValue(cut + 1);
      }
    }
  }

  /// A body that HTTP takes for whole. Only where nothing but the end mark or the count of tokens
  /// is missing is the reply whole all the same.
  @ParameterizedTest
  @EnumSource
  void aStreamThatEndsEarlyIsNoReplyUnlessItsTextIsWhole(Dialect dialect) throws Exception {
    var bytes = Streams.of(dialect).getBytes(StandardCharsets.UTF_8);
    try (var server =
            new RawServer((socket, request) -> {
              RawServer.write(socket, RawServer.head(request - 1));
              socket.getOutputStream().write(bytes, 0, request - 1);
            });
        var endpoints = Bench.endpoints(Bench.LONG, Duration.ofSeconds(1))) {
      var endpoint = Bench.endpoint(endpoints, Streams.model(dialect), server.base());
      for (var cut = 0; cut < bytes.length; cut += 3) {
        if (Bench.ask(endpoint) instanceof Outcome.Reply reply) {
          assertThat(dialect).isEqualTo(Dialect.OPENAI);
          assertThat(reply.text()).isEqualTo(Streams.TEXT);
        }
      }
    }
  }
}
