package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lastword.endpoint.Outcome.NotSent;
import dev.lastword.endpoint.Outcome.Partial;
import dev.lastword.endpoint.Outcome.Reply;
import dev.lastword.endpoint.Outcome.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UncertaintyTest {
  private static final String STREAM = Streams.OPENAI;

  private Endpoints endpoints = Bench.endpoints(Bench.SHORT, Duration.ofSeconds(1));

  @AfterEach
  void close() {
    endpoints.close();
  }

  @Test
  void aRefusedConnectionSentNothing() throws Exception {
    var port = 0;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(Bench.ask(at("http://127.0.0.1:" + port + "/v1")))
        .isEqualTo(new NotSent("no connection to 127.0.0.1:" + port, true));
  }

  @Test
  void aNameWithoutAddressSentNothing() throws Exception {
    assertThat(Bench.ask(at("https://no-such-host.invalid/v1")))
        .isEqualTo(new NotSent("no address for no-such-host.invalid", true));
  }

  @Test
  void aServerWithoutTlsWasSentNothing() throws Exception {
    try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answersWithoutTls(plain));
      var port = plain.getLocalPort();
      assertThat(Bench.ask(at("https://127.0.0.1:" + port + "/v1")))
          .isEqualTo(new NotSent("no TLS with 127.0.0.1:" + port, true));
    }
  }

  private static void answersWithoutTls(ServerSocket plain) {
    try (var socket = plain.accept()) {
      RawServer.write(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
      socket.getInputStream().readAllBytes();
    } catch (IOException _) {
      return; // the client hung up, as it should
    }
  }

  @Test
  void aHandshakeThatNeverComesSentNothing() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var hasty =
          new Deadlines(
              Duration.ofMillis(100),
              Duration.ofSeconds(1),
              Duration.ofSeconds(1),
              Duration.ofSeconds(2));
      use(hasty);
      assertThat(Bench.ask(at("https://127.0.0.1:" + silent.getLocalPort() + "/v1")))
          .isInstanceOfSatisfying(
              NotSent.class, outcome -> assertThat(outcome.retryable()).isTrue());
    }
  }

  @Test
  void aResetAfterTheBodyTellsNothing() throws Exception {
    try (var server = new RawServer((socket, _) -> RawServer.reset(socket))) {
      assertThat(Bench.ask(at(server.base()))).isInstanceOf(Unknown.class);
      assertThat(server.requests).hasValue(1);
    }
  }

  @Test
  void aPoliteCloseAfterTheBodyTellsNothingEither() throws Exception {
    try (var server = new RawServer((socket, _) -> socket.close())) {
      assertThat(Bench.ask(at(server.base())))
          .isEqualTo(
              new Unknown("the connection broke before an answer: closed by the other side"));
      assertThat(server.requests).hasValue(1);
    }
  }

  @Test
  void anAnswerThatIsNoHttpTellsNothing() throws Exception {
    try (var server =
        new RawServer((socket, _) -> {
          RawServer.write(socket, "SSH-2.0-OpenSSH\r\n\r\n");
          socket.close();
        })) {
      assertThat(Bench.ask(at(server.base()))).isInstanceOf(Unknown.class);
    }
  }

  @Test
  void aBombOfHeadersIsCutShort() throws Exception {
    try (var server =
        new RawServer((socket, _) -> {
          RawServer.write(socket, "HTTP/1.1 200 OK\r\n");
          for (var i = 0; i < 100_000; i++) {
            RawServer.write(socket, "X-" + i + ": " + "y".repeat(100) + "\r\n");
          }
        })) {
      assertThat(Bench.ask(at(server.base()))).isInstanceOf(Unknown.class);
    }
  }

  @Test
  void silenceForEverEndsAtTheFirstByteDeadline() throws Exception {
    try (var server = new RawServer((_, _) -> new CountDownLatch(1).await())) {
      assertThat(askedInTime(at(server.base()), Bench.SHORT.firstByte()))
          .isEqualTo(new Unknown("no first byte within 150 ms"));
    }
  }

  @Test
  void silenceInTheMiddleEndsAtTheIdleDeadline() throws Exception {
    try (var server =
        new RawServer((socket, _) -> {
          RawServer.write(socket, RawServer.head(9999) + upTo("Done."));
          new CountDownLatch(1).await();
        })) {
      var partial = (Partial) askedInTime(at(server.base()), Bench.SHORT.total());
      assertThat(partial.why()).isEqualTo("silence for 150 ms");
      assertThat(partial.text()).isEqualTo("Grüße, 世界! ");
    }
  }

  @Test
  void aTrickleEndsAtTheTotalDeadline() throws Exception {
    try (var server =
        new RawServer((socket, _) -> {
          RawServer.write(socket, RawServer.head(1 << 20));
          for (var i = 0; i < 1000; i++) {
            RawServer.write(socket, ":\n");
            new CountDownLatch(1).await(30, TimeUnit.MILLISECONDS);
          }
        })) {
      assertThat(askedInTime(at(server.base()), Bench.SHORT.total()))
          .isInstanceOfSatisfying(
              Partial.class,
              partial -> assertThat(partial.why()).isEqualTo("not finished within 600 ms"));
    }
  }

  @Test
  void aConnectionThatStaysOpenBehindTheEndMarkDelaysAReplyBrieflyOnly() throws Exception {
    try (var server =
        new RawServer((socket, _) -> {
          RawServer.write(socket, RawServer.head(99999) + STREAM);
          new CountDownLatch(1).await();
        })) {
      use(Bench.LONG);
      assertThat(Bench.ask(at(server.base()))).isInstanceOf(Reply.class);
    }
  }

  @Test
  void aReusedConnectionThatTheServerClosedCostsOneRequestOnly() throws Exception {
    try (var server =
        new RawServer((socket, request) -> {
          if (request == 1) {
            RawServer.write(socket, whole(STREAM));
          } else {
            RawServer.reset(socket); // reads the second request, then hangs up
          }
        })) {
      var endpoint = at(server.base());
      assertThat(Bench.ask(endpoint)).isInstanceOf(Reply.class);
      assertThat(Bench.ask(endpoint)).isInstanceOf(Unknown.class);
      assertThat(server.requests).hasValue(2);
    }
  }

  @Test
  void anIdleConnectionThatTheServerClosedIsReplacedBeforeAnythingIsSent() throws Exception {
    var closed = new CountDownLatch(1);
    try (var server =
        new RawServer((socket, request) -> {
          RawServer.write(socket, whole(STREAM));
          if (request == 1) {
            socket.close();
            closed.countDown();
          }
        })) {
      endpoints.close();
      endpoints = Bench.endpoints(Bench.SHORT, Duration.ZERO);
      var endpoint = at(server.base());
      assertThat(Bench.ask(endpoint)).isInstanceOf(Reply.class);
      closed.await();
      assertThat(Bench.ask(endpoint)).isInstanceOf(Reply.class);
      assertThat(Bench.ask(endpoint)).isInstanceOf(Reply.class);
      assertThat(server.requests).hasValue(3);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptCutsACallAndTellsWhatHadCome(boolean virtual) throws Exception {
    use(Bench.LONG);
    try (var server =
        new RawServer((socket, _) -> {
          RawServer.write(socket, RawServer.head(9999) + upTo("Done."));
          new CountDownLatch(1).await();
        })) {
      var begun = new CountDownLatch(1);
      var thrown = new AtomicReference<Throwable>();
      var endpoint = at(server.base());
      Runnable asking = () -> thrown.set(catchThrowable(() -> Bench.ask(endpoint, telling(begun))));
      var thread = virtual ? Thread.ofVirtual().start(asking) : Thread.ofPlatform().start(asking);
      begun.await();
      thread.interrupt();
      thread.join();
      assertThat(thrown.get())
          .isInstanceOfSatisfying(
              CallCutException.class,
              e ->
                  assertThat(e.outcome())
                      .isInstanceOfSatisfying(
                          Partial.class,
                          partial -> {
                            assertThat(partial.why()).isEqualTo("interrupted");
                            assertThat(partial.text()).isEqualTo("Grüße, 世界! ");
                          }));
    }
  }

  @Test
  void closingCutsARunningCallAndAllowsNoOther() throws Exception {
    use(Bench.LONG);
    try (var server =
        new RawServer((_, _) -> {
          endpoints.close();
          new CountDownLatch(1).await();
        })) {
      var endpoint = at(server.base());
      assertThat(Bench.ask(endpoint)).isEqualTo(new Unknown("the program is closing"));
      assertThat(catchThrowable(() -> Bench.ask(endpoint)))
          .isInstanceOf(IllegalStateException.class);
      assertThat(server.requests).hasValue(1);
    }
  }

  @Test
  void anInterruptedThreadSendsNothing() {
    Thread.currentThread().interrupt();
    assertThat(catchThrowable(() -> Bench.ask(at("http://127.0.0.1:1/v1"))))
        .isInstanceOfSatisfying(
            CallCutException.class, e -> assertThat(e.outcome()).isInstanceOf(NotSent.class));
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /// A call ends two seconds after its deadline at the latest.
  private static Outcome askedInTime(Endpoint endpoint, Duration deadline) throws Exception {
    var began = System.nanoTime();
    var outcome = Bench.ask(endpoint);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(deadline.plusSeconds(2));
    return outcome;
  }

  /// Tells when the second part of the message has come.
  private static Endpoint.Listener telling(CountDownLatch begun) {
    return new Endpoint.Listener() {
      @Override
      public void text(String part) {
        if (part.startsWith("界")) {
          begun.countDown();
        }
      }

      @Override
      public void reasoning(String part) {}
    };
  }

  private Endpoint at(String base) {
    return Bench.endpoint(endpoints, "openrouter:test-model", base);
  }

  private void use(Deadlines deadlines) {
    endpoints.close();
    endpoints = Bench.endpoints(deadlines, Duration.ofSeconds(1));
  }

  /// The stream as far as the event before the one that holds a word.
  private static String upTo(String word) {
    return STREAM.substring(0, STREAM.lastIndexOf("data: ", STREAM.indexOf(word)));
  }

  private static String whole(String body) {
    return RawServer.head(body.getBytes(StandardCharsets.UTF_8).length) + body;
  }
}
