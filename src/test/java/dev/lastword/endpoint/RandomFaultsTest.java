package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/// Many calls at once to a server that misbehaves at random: none is sent twice, none is taken for
/// what it is not. `-Dlastword.soak.calls=10000` asks for more.
class RandomFaultsTest {
  private static final long SEED = 20261121;
  private static final int CALLS = Integer.getInteger("lastword.soak.calls", 1_000);
  private static final int AT_ONCE = 16;

  private final Queue<ByteString> seen = new ConcurrentLinkedQueue<>();

  @Test
  void nothingIsSentTwice() throws Exception {
    try (var bench = new Bench();
        var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      bench.server.setDispatcher(faulty());
      var asked = new ArrayList<Future<Map<ByteString, Outcome>>>();
      for (var thread = 0; thread < AT_ONCE; thread++) {
        var endpoint = bench.endpoint("openrouter:test-model");
        var first = thread;
        asked.add(threads.submit(() -> askAll(endpoint, first)));
      }
      var outcomes = new ConcurrentHashMap<ByteString, Outcome>();
      for (var some : asked) {
        outcomes.putAll(some.get());
      }
      check(outcomes);
    }
  }

  private static Map<ByteString, Outcome> askAll(Endpoint endpoint, int first)
      throws InterruptedException {
    var outcomes = new ConcurrentHashMap<ByteString, Outcome>();
    for (var i = first; i < CALLS; i += AT_ONCE) {
      var request = endpoint.prepare(Bench.prompt("call " + i));
      outcomes.put(ByteString.of(request.body()), endpoint.send(request, new Heard()));
    }
    return outcomes;
  }

  private void check(Map<ByteString, Outcome> outcomes) {
    assertThat(outcomes).as("seed %s", SEED).hasSize(CALLS);
    assertThat(seen).doesNotHaveDuplicates();
    outcomes.forEach((body, outcome) -> {
      switch (outcome) {
        case Outcome.Reply reply -> assertThat(reply.text()).isEqualTo(Streams.TEXT);
        case Outcome.Partial partial -> assertThat(Streams.TEXT).startsWith(partial.text());
        case Outcome.NotSent _ -> assertThat(seen).doesNotContain(body);
        case Outcome.Rejected _, Outcome.Unknown _ -> assertThat(body).isNotNull();
      }
    });
    var kinds =
        outcomes.values().stream()
            .map(outcome -> outcome.getClass().getSimpleName())
            .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
    assertThat(kinds).containsKeys("Reply", "Partial", "Rejected", "Unknown");
  }

  private Dispatcher faulty() {
    var random = new SplittableRandom(SEED);
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        var body = request.getBody();
        seen.add(body == null ? ByteString.EMPTY : body);
        synchronized (random) {
          return answer(random);
        }
      }
    };
  }

  private static MockResponse answer(SplittableRandom random) {
    var stream = Streams.OPENAI;
    var answer = new MockResponse.Builder().setHeader("Content-Type", "text/event-stream");
    switch (random.nextInt(10)) {
      case 0 -> answer.code(503).setHeader("Retry-After", "0");
      case 1 -> answer.code(408).setHeader("Connection", "close");
      case 2 -> answer.code(307).setHeader("Location", "/elsewhere");
      case 3 -> answer.onResponseStart(new SocketEffect.CloseSocket());
      case 4 -> answer.body(stream).onResponseBody(new SocketEffect.CloseSocket());
      case 5 -> answer.body(stream.substring(0, random.nextInt(stream.indexOf("stop"))));
      case 6 -> answer.body(stream).onResponseEnd(new SocketEffect.CloseSocket());
      case 7 -> answer.code(429).setHeader("Retry-After", "-1");
      default -> answer.chunkedBody(stream, 1 + random.nextInt(500));
    }
    return answer.build();
  }
}
