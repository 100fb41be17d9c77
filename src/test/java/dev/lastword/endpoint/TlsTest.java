package dev.lastword.endpoint;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated // the JVM's trust store is one for all
class TlsTest {
  private static final String PASSWORD = "changeit";
  private static final String TRUST = "javax.net.ssl.trustStore";

  @TempDir private static Path folder;
  private static SSLContext context;

  private final MockWebServer server = new MockWebServer();

  @BeforeAll
  static void makeCertificate() throws Exception {
    context = context(makeStore(folder.resolve("store.p12")));
  }

  @BeforeEach
  void start() throws Exception {
    server.useHttps(context.getSocketFactory());
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void speaksHttp2WhereItIsOffered() throws Exception {
    trusting(endpoints -> {
      for (var dialect : Dialect.values()) {
        server.enqueue(stream(dialect));
        assertThat(Bench.ask(endpoint(endpoints, Streams.model(dialect))))
            .isInstanceOfSatisfying(
                Outcome.Reply.class, reply -> assertThat(reply.text()).isEqualTo(Streams.TEXT));
        var seen = server.takeRequest(1, TimeUnit.SECONDS);
        assertThat(seen).isNotNull();
        assertThat(seen.getVersion()).isEqualTo("HTTP/2");
      }
    });
  }

  /// RFC 9113, 8.7: a refused stream was not processed; any other reset tells nothing.
  @ParameterizedTest
  @CsvSource({"7, NotSent", "2, Unknown", "8, Unknown"})
  void knowsAStreamThatWasRefusedUnseen(int code, String kind) throws Exception {
    trusting(endpoints -> {
      server.enqueue(
          new MockResponse.Builder().onResponseStart(new SocketEffect.CloseStream(code)).build());
      var outcome = Bench.ask(endpoint(endpoints, "openai:m"));
      assertThat(outcome.getClass().getSimpleName()).isEqualTo(kind);
      assertThat(server.getRequestCount()).isEqualTo(1);
    });
  }

  @Test
  void ofAHundredHandshakesThatBreakEachSentNothingAndTheNextAttemptIsAnswered() throws Exception {
    for (var i = 0; i < 100; i++) {
      server.enqueue(new MockResponse.Builder().failHandshake().build());
      server.enqueue(stream(Dialect.OPENAI));
      var run = i;
      trusting(endpoints -> {
        var endpoint = endpoint(endpoints, "openai:m");
        assertThat(Bench.ask(endpoint))
            .as("run %s", run)
            .isInstanceOfSatisfying(
                Outcome.NotSent.class, outcome -> assertThat(outcome.retryable()).isTrue());
        assertThat(Bench.ask(endpoint)).as("run %s", run).isInstanceOf(Outcome.Reply.class);
      });
    }
  }

  @Test
  void sharesOneHttp2ConnectionAmongManyCalls() throws Exception {
    var calls = 50;
    for (var i = 0; i <= calls; i++) {
      server.enqueue(stream(Dialect.OPENAI));
    }
    trusting(endpoints -> {
      assertThat(Bench.ask(endpoint(endpoints, "openai:m"))).isInstanceOf(Outcome.Reply.class);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var outcomes = new ArrayList<Future<Outcome>>();
        for (var i = 0; i < calls; i++) {
          var endpoint = endpoint(endpoints, "openai:m");
          outcomes.add(threads.submit(() -> Bench.ask(endpoint)));
        }
        for (var outcome : outcomes) {
          assertThat(outcome.get())
              .isInstanceOfSatisfying(
                  Outcome.Reply.class, reply -> assertThat(reply.text()).isEqualTo(Streams.TEXT));
        }
      }
      for (var i = 0; i <= calls; i++) {
        assertThat(server.takeRequest().getConnectionIndex()).isZero();
      }
    });
  }

  /// RFC 9113, 6.8: what was begun before a GOAWAY is finished, what follows needs a new
  /// connection.
  @Test
  void leavesAConnectionThatSaysGoodbyeWithoutLosingAReply() throws Exception {
    trusting(endpoints -> {
      for (var i = 0; i < 3; i++) {
        server.enqueue(
            stream(Dialect.OPENAI)
                .newBuilder()
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        var endpoint = endpoint(endpoints, "openai:m");
        var outcome = Bench.ask(endpoint);
        while (outcome instanceof Outcome.NotSent(_, var retryable, _) && retryable) {
          outcome = Bench.ask(endpoint); // the goodbye came while it was being sent
        }
        assertThat(outcome).isInstanceOf(Outcome.Reply.class);
        assertThat(server.takeRequest().getConnectionIndex()).isEqualTo(i);
      }
      assertThat(server.getRequestCount()).isEqualTo(3);
    });
  }

  @Test
  void sendsAtOnceOverTlsToo() throws Exception {
    var prompt = new ArrayList<Boolean>();
    trusting(_ -> {
      server.enqueue(stream(Dialect.OPENAI));
      var client =
          Clients.client(Bench.LONG, new Wiretap(System::nanoTime, Duration.ZERO))
              .newBuilder()
              .addNetworkInterceptor(chain -> {
                prompt.add(requireNonNull(chain.connection()).socket().getTcpNoDelay());
                return chain.proceed(chain.request());
              })
              .build();
      var request = new okhttp3.Request.Builder().url(server.url("/")).build();
      try (var response = client.newCall(request).execute()) {
        assertThat(response.isSuccessful()).isTrue();
      }
    });
    assertThat(prompt).containsExactly(true);
  }

  private interface Trial {
    void with(Endpoints endpoints) throws Exception;
  }

  private static void trusting(Trial trial) throws Exception {
    System.setProperty(TRUST, folder.resolve("store.p12").toString());
    System.setProperty(TRUST + "Password", PASSWORD);
    try (var endpoints = Bench.endpoints(Bench.LONG, Duration.ofSeconds(1))) {
      trial.with(endpoints);
    } finally {
      System.clearProperty(TRUST);
      System.clearProperty(TRUST + "Password");
    }
  }

  @Test
  void sendsNothingToAServerItDoesNotTrust() throws Exception {
    try (var endpoints = Bench.endpoints(Bench.LONG, Duration.ofSeconds(1))) {
      assertThat(Bench.ask(endpoint(endpoints, "openai:m")))
          .isEqualTo(
              new Outcome.NotSent(
                  "localhost:" + server.getPort() + " has no certificate we trust", false));
    }
    assertThat(server.getRequestCount()).isZero();
  }

  private Endpoint endpoint(Endpoints endpoints, String model) {
    return Bench.endpoint(endpoints, model, "https://localhost:" + server.getPort() + "/v1");
  }

  private static MockResponse stream(Dialect dialect) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "text/event-stream")
        .body(new Buffer().writeUtf8(Streams.of(dialect)))
        .build();
  }

  private static SSLContext context(KeyStore store) throws GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /// A certificate for this machine that nobody has signed.
  private static KeyStore makeStore(Path file) throws Exception {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "test",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=DNS:localhost,IP:127.0.0.1",
                "-ext",
                "bc:c",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(made.waitFor()).isZero();
    return load(file);
  }

  private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }
}
