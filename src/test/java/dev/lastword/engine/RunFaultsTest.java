package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lastword.config.Spec;
import dev.lastword.config.Spec.StrictModel;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.Deadlines;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.Keys;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.endpoint.Sampling;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Verification;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an endpoint's fault does to a run: a clear ending and a valid log of all said so far.
class RunFaultsTest {
  @TempDir private Path folder;
  private final MockWebServer a = new MockWebServer();
  private final MockWebServer b = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    a.start();
    b.start();
    a.enqueue(Replies.of("openai", "The ferry leaves at nine, if the fog lets it."));
  }

  @AfterEach
  void stop() {
    a.close();
    b.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  void aRefusedCallEndsTheRunAtOnceAndIsNoDialogue(int status) throws IOException {
    b.enqueue(
        new MockResponse.Builder()
            .code(status)
            .body("{\"error\":{\"message\":\"sk-canary-1 no\"}}")
            .build());
    var left = run();
    endsInError(left, 1);
    assertThat(left.ended().summary().detail())
        .contains("127.0.0.1")
        .contains(Integer.toString(status))
        .doesNotContain("canary");
    assertThat(left.text()).doesNotContain("canary");
    assertThat(b.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aServerThatFailsForEverIsAskedABoundedNumberOfTimes() throws IOException {
    for (var i = 0; i < 3; i++) {
      b.enqueue(new MockResponse.Builder().code(500).build());
    }
    var left = run();
    endsInError(left, 1);
    assertThat(b.getRequestCount()).isEqualTo(3);
    assertThat(records(left, Call.Intent.class)).hasSize(4);
    assertThat(records(left, Call.Failed.class)).hasSize(3);
  }

  @Test
  void aRateLimitIsWaitedOutAndRecorded() throws IOException {
    b.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "0").build());
    b.enqueue(Replies.of("openai", "Then we take the bridge and lose an hour."));
    var left = run();
    assertThat(left.ended().ending()).isEqualTo(Ending.MESSAGES);
    assertThat(records(left, Call.Failed.class)).hasSize(1);
    assertThat(left.events()).anyMatch(Event.Retrying.class::isInstance);
  }

  @Test
  void aCutStreamIsKeptAndNeverAMessage() throws IOException {
    var cut =
        "data: {\"id\":\"1\",\"model\":\"some-model\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Then we take\"}}]}\n\n";
    b.enqueue(
        new MockResponse.Builder()
            .code(200)
            .addHeader("Content-Type", "text/event-stream")
            .body(cut)
            .build());
    var left = run();
    endsInError(left, 1);
    assertThat(records(left, Call.Partial.class)).hasSize(1);
    assertThat(left.text()).contains("> Then we take");
    // It may have been billed, and nobody says what.
    assertThat(left.ended().summary().tokens()).isNull();
    assertThat(left.ended().summary().cost()).isNull();
    assertThat(b.getRequestCount()).isEqualTo(1);
  }

  @Test
  void anUnreachableEndpointIsNamed() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    var left = Talks.run(specs("http://127.0.0.1:" + free + "/v1"));
    endsInError(left, 1);
    assertThat(left.ended().summary().detail()).isNotBlank();
  }

  @Test
  void ofAHundredRunsWhoseConnectionIsRefusedAHundredRecover() throws Exception {
    for (var i = 0; i < 100; i++) {
      try (var late = new LateServer();
          var endpoints =
              new Endpoints(ProviderTable.builtIn(), Keys.in(Map.of()), Deadlines.DEFAULT)) {
        var left =
            Talks.run(
                specs(late.base())
                    .withCaps(new Caps(1, null, null, null))
                    .withFirst(Side.B)
                    .in(folder.resolve("run" + i)),
                new Speakers(
                    endpoints,
                    _ -> new Script("human", List.of(), Script.Pace.NONE),
                    Script.Pace.NONE),
                Talks.around(new StopSwitch(), _ -> true, late::hear, _ -> {}, System::nanoTime));
        assertThat(left.ended().ending()).as("run %s", i).isEqualTo(Ending.MESSAGES);
        assertThat(records(left, Call.Failed.class)).hasSize(1);
        assertThat(records(left, Call.Intent.class)).hasSize(2);
        assertThat(late.server.getRequestCount()).isEqualTo(1);
      }
    }
  }

  /// A server that is there only after it has been missed.
  private static final class LateServer implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final int port;

    LateServer() throws IOException {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = socket.getLocalPort();
      }
      server.enqueue(Replies.of("openai", "Then we take the bridge."));
    }

    String base() {
      return "http://127.0.0.1:" + port + "/v1";
    }

    void hear(Event event) {
      if (event instanceof Event.Retrying) {
        try {
          server.start(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    @Override
    public void close() {
      server.close();
    }
  }

  @Test
  void anotherModelEndsAStrictRunAndItsReplyIsNoMessage() throws IOException {
    var reply = Replies.of("openai", "I am another.");
    b.enqueue(
        reply
            .newBuilder()
            .body(
                """
                data: {"id":"1","model":"other-model","choices":[{"index":0,"delta":{"content":"I am another."}}]}

                data: {"id":"1","model":"other-model","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                data: [DONE]

                """)
            .build());
    var left = Talks.run(specs(base(b)).withStrict(StrictModel.ANY));
    assertThat(left.ended().ending()).isEqualTo(Ending.MODEL_CHANGED);
    assertThat(left.ended().summary().messages()).isEqualTo(1);
    assertThat(left.text()).doesNotContain("I am another.");
    assertThat(records(left, Call.Discarded.class)).hasSize(1);
  }

  @Test
  void aReplyThatIsNoMessageIsPaidForAllTheSame() throws IOException {
    b.enqueue(Replies.of("openai", "I am another.", "other-model"));
    var left = Talks.run(specs(base(b)).withStrict(StrictModel.ANY));
    assertThat(left.ended().summary().tokens()).isEqualTo(30);
  }

  @Test
  void aModelThatChangesWithinARunIsFlaggedAndOnItsReceipt() throws IOException {
    b.enqueue(Replies.of("openai", "Then we take the bus.", "some-model-2024-08-06"));
    a.enqueue(Replies.of("openai", "It leaves from the other quay."));
    b.enqueue(Replies.of("openai", "So we walk.", "some-model-2025-01-01"));
    var left = Talks.run(specs(base(b)).withCaps(new Caps(4, null, null, null)));
    assertThat(left.events().stream().filter(Event.Flagged.class::isInstance)).hasSize(1);
    assertThat(records(left, Call.Reply.class))
        .extracting(record -> ((Call.Reply) record.entry()).served().match())
        .containsExactly("equal", "resolved", "equal", "other");
  }

  @Test
  void whatADialectCannotDoIsRefusedBeforeAnybodyIsAsked() {
    var seeded = new Sampling(null, null, null, 7L, List.of(), Map.of());
    var specs =
        specs(base(b))
            .withParties(
                Specs.party("Ada", Specs.model(base(a), "openai"), ""),
                new Spec.Party("Ben", Specs.model(base(b), "anthropic"), "", seeded, null));
    assertThatThrownBy(() -> Talks.run(specs))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("seed");
    assertThat(a.getRequestCount()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  private static void endsInError(Talks.Left left, int messages) throws IOException {
    assertThat(left.ended().ending()).isEqualTo(Ending.ERROR);
    assertThat(left.ended().summary().messages()).isEqualTo(messages);
    assertThat(Transcripts.read(left.log()).getFirst().messages()).hasSize(messages);
    assertThat(Verification.of(left.journal()).intact()).isTrue();
    assertThat(left.text()).contains("**Ended by:** error");
  }

  private static List<JournalRecord> records(Talks.Left left, Class<?> kind) throws IOException {
    return JournalReader.read(left.journal()).records().stream()
        .filter(record -> kind.isInstance(record.entry()))
        .toList();
  }

  private Talks.Left run() throws IOException {
    return Talks.run(specs(base(b)));
  }

  private Specs specs(String other) {
    return Specs.of("x", "y")
        .withParties(
            Specs.party("Ada", Specs.model(base(a), "openai"), ""),
            Specs.party("Ben", Specs.model(other, "openai"), ""))
        .withCaps(new Caps(2, null, null, null))
        .in(folder);
  }

  private static String base(MockWebServer server) {
    return "http://127.0.0.1:" + server.getPort() + "/v1";
  }
}
