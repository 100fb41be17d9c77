package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a kill switch does to calls, over real sockets. Nothing here would end by itself in time.
@Timeout(60)
class KilledCallTest {
  private static final byte[] REPLY = Streams.OPENAI.getBytes(StandardCharsets.UTF_8);
  private static final int BEGUN = Streams.OPENAI.indexOf("\n\n", Streams.OPENAI.length() / 2) + 2;
  private static final Duration LONG = Duration.ofMinutes(5);

  /// Longer than the watchdog takes to see a switch.
  private static final Duration SEEN = Duration.ofMillis(600);

  @TempDir private Path state;
  private Switches switches = Switches.NONE;
  private Endpoints endpoints =
      new Endpoints(ProviderTable.builtIn(), Keys.in(Map.of()), deadlines());

  private static Deadlines deadlines() {
    return new Deadlines(LONG, LONG, LONG, LONG);
  }

  @BeforeEach
  void open() {
    endpoints.close();
    var env = Map.of("XDG_STATE_HOME", state.toString());
    switches = Switches.in(env);
    endpoints =
        new Endpoints(
            ProviderTable.builtIn(),
            Keys.in(Map.of()),
            deadlines(),
            Rates.unshared(),
            switches,
            CallCounts.in(env, Instant::now, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    endpoints.close();
  }

  @Test
  void aProviderThatIsShutIsNotCalled() throws Exception {
    try (var server = new RawServer((socket, _) -> reply(socket))) {
      var endpoint = endpoint(server.base());
      assertThat(endpoint.kill()).isNull();
      kill(server.base(), false);
      assertThat(endpoint.kill()).isNotNull();
      var outcome = Bench.ask(endpoint);
      assertThat(outcome).isInstanceOf(Outcome.NotSent.class);
      assertThat(outcome.killed()).isTrue();
      assertThat(server.requests).hasValue(0);
      switches.revive(name(server.base()));
      assertThat(Bench.ask(endpoint)).isInstanceOf(Outcome.Reply.class);
    }
  }

  @Test
  void allBareAddressesAreShutTogetherAsCustom() throws Exception {
    try (var server = new RawServer((socket, _) -> reply(socket))) {
      switches.kill("custom", null, false, Instant.now());
      assertThat(Bench.ask(endpoint(server.base())).killed()).isTrue();
    }
  }

  @Test
  void aRunningReplyFinishes() throws Exception {
    try (var server =
        new RawServer((socket, _) -> {
          begin(socket);
          kill("http://127.0.0.1:" + socket.getLocalPort(), false);
          Thread.sleep(SEEN);
          socket.getOutputStream().write(REPLY, BEGUN, REPLY.length - BEGUN);
        })) {
      assertThat(Bench.ask(endpoint(server.base()))).isInstanceOf(Outcome.Reply.class);
    }
  }

  @Test
  void aRequestThatLeftIsAnsweredBeforeItsFirstByteToo() throws Exception {
    try (var server =
        new RawServer((socket, _) -> {
          kill("http://127.0.0.1:" + socket.getLocalPort(), false);
          Thread.sleep(SEEN);
          reply(socket);
        })) {
      assertThat(Bench.ask(endpoint(server.base()))).isInstanceOf(Outcome.Reply.class);
    }
  }

  @Test
  void aRunningReplyIsCutNow() throws Exception {
    try (var server =
        new RawServer((socket, _) -> {
          begin(socket);
          kill("http://127.0.0.1:" + socket.getLocalPort(), true);
          hold(socket);
        })) {
      var heard = new Heard();
      var outcome = Bench.ask(endpoint(server.base()), heard);
      assertThat(outcome).isInstanceOf(Outcome.Partial.class);
      assertThat(outcome.killed()).isTrue();
      assertThat(((Outcome.Partial) outcome).text()).isNotEmpty().isEqualTo(heard.text.toString());
    }
  }

  @Test
  void aRunningReplyThatWasLeftAloneIsCutOnceThatIsAsked() throws Exception {
    try (var server =
        new RawServer((socket, _) -> {
          begin(socket);
          kill("http://127.0.0.1:" + socket.getLocalPort(), false);
          Thread.sleep(SEEN);
          kill("http://127.0.0.1:" + socket.getLocalPort(), true);
          hold(socket);
        })) {
      assertThat(Bench.ask(endpoint(server.base())).killed()).isTrue();
    }
  }

  @Test
  void aCallWithoutAnAnswerYetIsUnknownOnceItIsCut() throws Exception {
    try (var server =
        new RawServer((socket, _) -> {
          kill("http://127.0.0.1:" + socket.getLocalPort(), true);
          hold(socket);
        })) {
      var outcome = Bench.ask(endpoint(server.base()));
      assertThat(outcome).isEqualTo(new Outcome.Unknown(Kill.SHUT));
      assertThat(outcome.killed()).isTrue();
    }
  }

  @Test
  void aCallThatIsStillConnectingIsNotSent() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var base = "https://127.0.0.1:" + silent.getLocalPort() + "/v1";
      var over = new CountDownLatch(1);
      Thread.ofVirtual()
          .start(() -> {
            try (var _ = silent.accept()) { // and no handshake
              kill(base, false);
              over.await();
            } catch (IOException | InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
      var outcome = Bench.ask(endpoint(base));
      over.countDown();
      assertThat(outcome).isInstanceOf(Outcome.NotSent.class);
      assertThat(outcome.killed()).isTrue();
    }
  }

  @Test
  void manyCallsAtOnceAreAllCut() throws Exception {
    var asked = new CountDownLatch(20);
    try (var server =
            new RawServer((socket, _) -> {
              begin(socket);
              asked.countDown();
              hold(socket);
            });
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Outcome> call = () -> Bench.ask(endpoint(server.base()));
      var calls = Stream.generate(() -> threads.submit(call)).limit(20).toList();
      asked.await();
      kill(server.base(), true);
      for (var outcome : calls) {
        assertThat(outcome.get().killed()).isTrue();
      }
      assertThat(server.requests).hasValue(20);
    }
  }

  @Test
  void everyCallThatLeftIsCountedWithItsTroubleInOurWords() throws Exception {
    var counts =
        CallCounts.in(Map.of("XDG_STATE_HOME", state.toString()), Instant::now, ZoneOffset.UTC);
    try (var server =
        new RawServer((socket, request) -> {
          if (request == 3) {
            RawServer.write(
                socket,
                "HTTP/1.1 429 sk-canary-0123456789\r\nContent-Length: 19\r\n\r\n"
                    + "sk-canary-012345678");
          } else {
            reply(socket);
          }
        })) {
      var endpoint = endpoint(server.base());
      for (var i = 0; i < 3; i++) {
        Bench.ask(endpoint);
      }
      kill(server.base(), false);
      Bench.ask(endpoint);
      endpoints.close();
      var today = counts.today(name(server.base()));
      assertThat(today.calls()).isEqualTo(3);
      assertThat(today.failures()).isEqualTo(1);
      assertThat(today.failure()).isEqualTo("429, rate limited");
      assertThat(counts.names()).isEqualTo(List.of(name(server.base())));
    }
  }

  private Endpoint endpoint(String base) {
    return endpoints.endpoint(ModelRef.parse(base + "#" + "m"), Endpoints.Overrides.NONE);
  }

  private void kill(String base, boolean now) {
    try {
      switches.kill(name(base), "too dear", now, Instant.now());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(String base) {
    return Switched.name(ProviderTable.builtIn(), base);
  }

  private static void reply(Socket socket) throws IOException {
    RawServer.write(socket, RawServer.head(REPLY.length));
    socket.getOutputStream().write(REPLY);
  }

  private static void begin(Socket socket) throws IOException {
    RawServer.write(socket, RawServer.head(REPLY.length));
    socket.getOutputStream().write(REPLY, 0, BEGUN);
  }

  /// Says no more until the other side hangs up.
  private static void hold(Socket socket) throws IOException {
    while (socket.getInputStream().read() >= 0) {
      Thread.onSpinWait();
    }
  }
}
