package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.Outcome.NotSent;
import dev.lastword.endpoint.Outcome.Partial;
import dev.lastword.endpoint.Outcome.Rejected;
import dev.lastword.endpoint.Outcome.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BreakerTest {
  private static final Outcome DOWN = new NotSent("no connection to h:1", true);

  private final AtomicLong nanos = new AtomicLong(-7);
  private final Breaker breaker = new Breaker("h:1", nanos::get);

  static Stream<Outcome> failures() {
    return Stream.of(DOWN, rejected(500), rejected(503), rejected(529), new Unknown("reset"));
  }

  static Stream<Outcome> signsOfLife() {
    return Stream.of(
        rejected(400),
        rejected(401),
        rejected(404),
        rejected(429),
        new NotSent("h:1 has no certificate we trust", false),
        new Partial("Hi", "cut", ""));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void opensAfterTenFailuresInARow(Outcome failure) {
    for (var i = 0; i < 10; i++) {
      assertThat(breaker.refusal()).isNull();
      breaker.hear(failure);
    }
    assertThat(breaker.refusal())
        .isEqualTo(
            new NotSent(
                "h:1 failed 10 times in a row and is left alone for 5 s",
                true,
                Duration.ofSeconds(5)));
  }

  @ParameterizedTest
  @MethodSource("signsOfLife")
  void aSignOfLifeBeginsTheCountAnew(Outcome alive) {
    for (var i = 0; i < 50; i++) {
      breaker.hear(i % 9 == 8 ? alive : DOWN);
    }
    assertThat(breaker.refusal()).isNull();
  }

  @Test
  void oneCallTriesAndTheTimeDoublesUpToAMinute() throws Exception {
    open();
    for (var seconds : new long[] {5, 10, 20, 40, 60, 60}) {
      pass(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(breaker.refusal()).isNotNull();
      pass(Duration.ofMillis(1));
      assertThat(breaker.refusal()).isNull();
      assertThat(refusalOfAnother()).endsWith("times in a row and is being tried by one call");
      breaker.hear(DOWN);
      breaker.leave();
    }
    pass(Duration.ofMinutes(1));
    assertThat(breaker.refusal()).isNull();
    breaker.hear(rejected(404));
    assertThat(breaker.refusal()).isNull();
    assertThat(breaker.refusal()).isNull();
  }

  @Test
  void aTrialThatWeCutOurselvesIsLeftToTheNext() {
    open();
    pass(Duration.ofSeconds(5));
    assertThat(breaker.refusal()).isNull();
    breaker.leave();
    assertThat(breaker.refusal()).isNull();
  }

  @Test
  void callsThatWereUnderWayDoNotLengthenThePause() {
    open();
    for (var i = 0; i < 30; i++) {
      breaker.hear(DOWN);
    }
    pass(Duration.ofSeconds(5));
    assertThat(breaker.refusal()).isNull();
  }

  @Test
  void oneMessageAloneMakesAllItsAttempts() {
    assertThat(Breaker.FAILURES).isGreaterThanOrEqualTo(2 * RetryPolicy.DEFAULT.attempts());
    assertThat(Breaker.LONGEST).isLessThan(RetryPolicy.DEFAULT.within());
  }

  @Test
  void whatItRefusesIsToldHowLongToWait() {
    open();
    var refusal = breaker.refusal();
    assertThat(refusal).isNotNull();
    assertThat(RetryPolicy.DEFAULT.after(refusal, 1, Duration.ZERO, () -> 0))
        .isEqualTo(new RetryPolicy.Decision.Again(Duration.ofSeconds(5)));
  }

  @Test
  void anEndpointThatIsDownIsNotHammeredByManyConversations() throws Exception {
    var clock = new AtomicLong();
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (var endpoints =
        new Endpoints(
            ProviderTable.builtIn(),
            Keys.in(Map.of("TEST_KEY", Bench.KEY)),
            Bench.LONG,
            new Endpoints.Clocks(InstantSource.system(), clock::get, Duration.ofSeconds(1)),
            Rates.unshared(),
            Switches.NONE,
            CallCounts.NONE)) {
      var base = "http://127.0.0.1:" + port + "/v1";
      for (var i = 0; i < 100; i++) {
        var outcome = (NotSent) Bench.ask(Bench.endpoint(endpoints, "openrouter:m", base));
        assertThat(outcome.why())
            .isEqualTo(
                i < 10
                    ? "no connection to 127.0.0.1:" + port
                    : "127.0.0.1:" + port + " failed 10 times in a row and is left alone for 5 s");
      }
      clock.addAndGet(Duration.ofSeconds(5).toNanos());
      try (var server = revived(port)) {
        assertThat(Bench.ask(Bench.endpoint(endpoints, "openrouter:m", base)))
            .isInstanceOf(Outcome.Reply.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
      }
    }
  }

  private static MockWebServer revived(int port) throws IOException {
    var server = new MockWebServer();
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", "text/event-stream")
            .body(Streams.OPENAI)
            .build());
    server.start(InetAddress.getLoopbackAddress(), port);
    return server;
  }

  private void open() {
    for (var i = 0; i < Breaker.FAILURES; i++) {
      breaker.hear(DOWN);
    }
  }

  private void pass(Duration span) {
    nanos.addAndGet(span.toNanos());
  }

  private String refusalOfAnother() throws InterruptedException {
    var why = new StringBuilder();
    var other =
        Thread.ofVirtual()
            .start(() -> {
              var refusal = breaker.refusal();
              why.append(refusal == null ? "" : refusal.why());
            });
    other.join();
    return why.toString();
  }

  private static Rejected rejected(int status) {
    return new Rejected(status, "x", "", null, status >= 500 || status == 429);
  }
}
