package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.config.Spec;
import dev.lastword.endpoint.CallCounts;
import dev.lastword.endpoint.Deadlines;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.Keys;
import dev.lastword.endpoint.Limits;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.endpoint.Rates;
import dev.lastword.endpoint.RetryPolicy;
import dev.lastword.endpoint.Switches;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Operator;
import dev.lastword.journal.Run;
import dev.lastword.journal.Verification;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a kill switch does to talks. It is thrown and released at exact records, so that nothing
/// here depends on time.
@Timeout(60)
class KilledTalksTest {
  private static final String INTENT = "\"type\":\"call.intent\"";
  private static final String OPERATOR = "\"type\":\"operator\"";

  @TempDir private Path folder;
  private final MockWebServer server = new MockWebServer();
  private final AtomicInteger asked = new AtomicInteger();
  private Limits limits = Limits.NONE;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return Replies.of("openai", "Ship " + asked.incrementAndGet() * 7919 + " has left.");
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aSwitchThrownAfterTheIntentSendsNothingAndIsRecorded() throws IOException {
    var left = run(specs(20), line -> at(line, 3, INTENT, () -> kill(false)));
    assertThat(asked).hasValue(2);
    assertThat(left.ended().ending()).isEqualTo(Ending.KILL_SWITCH);
    assertThat(left.ended().summary().messages()).isEqualTo(2);
    assertThat(left.ended().summary().detail())
        .contains("127.0.0.1", "shut by its kill switch since", "why: too dear");
    var failed = entries(left, Call.Failed.class).getFirst();
    assertThat(failed.outcome()).isEqualTo("not-sent");
    assertThat(failed.why()).isEqualTo("shut by its kill switch");
    assertThat(Verification.of(left.journal()).complete()).isTrue();
  }

  @Test
  void aSwitchThrownBetweenMessagesLeavesNoIntent() throws IOException {
    var left = run(specs(20), line -> at(line, 2, "\"type\":\"verdict\"", () -> kill(false)));
    assertThat(asked).hasValue(2);
    assertThat(left.ended().ending()).isEqualTo(Ending.KILL_SWITCH);
    assertThat(entries(left, Call.Intent.class)).hasSize(2);
  }

  @Test
  void aTalkThatWaitsGoesOnAndSaysSo() throws IOException {
    var left =
        run(
            specs(5).withOnKill(Spec.OnKill.WAIT),
            line -> {
              at(line, 3, INTENT, () -> kill(false));
              if (line.contains(OPERATOR)) {
                revive();
              }
            });
    assertThat(left.ended().ending()).isEqualTo(Ending.MESSAGES);
    assertThat(asked).hasValue(5);
    var notes = entries(left, Operator.class);
    assertThat(notes).extracting(Operator::occasion).containsExactly("note", "note");
    assertThat(notes.getFirst().text())
        .startsWith("Message 3 waits: ")
        .contains("since", "why: too dear");
    assertThat(notes.getLast().text()).contains("the switch is open again");
    assertThat(entries(left, Call.Intent.class)).hasSize(6);
    assertThat(left.text()).contains("> Message 3 waits: ");
  }

  @Test
  void aWaitEndsWithTheTimeOfTheTalk() throws IOException {
    var caps = new Caps(20, null, null, Duration.ofMillis(300));
    kill(false);
    var left = run(specs(20).withCaps(caps).withOnKill(Spec.OnKill.WAIT), _ -> {});
    assertThat(left.ended().ending()).isEqualTo(Ending.TIME);
    assertThat(asked).hasValue(0);
    assertThat(entries(left, Operator.class).getLast().text())
        .contains("the time of the talk is up");
  }

  @Test
  void aSwitchThrownWhileARetryIsAwaitedIsFeltAtOnce() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            asked.incrementAndGet();
            return new MockResponse.Builder().code(503).addHeader("Retry-After", "59").build();
          }
        });
    var shut = new AtomicLong();
    var ended = new AtomicLong();
    Runnable killLater =
        () ->
            CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)
                .execute(() -> {
                  kill(false);
                  shut.set(System.nanoTime());
                });
    Consumer<JournalRecord> records =
        record -> {
          at(record.line(), 1, "\"type\":\"call.failed\"", killLater);
          if (record.entry() instanceof Run.End) {
            ended.set(System.nanoTime());
          }
        };
    var left = patiently(specs(20), records);
    assertThat(left.ended().ending()).isEqualTo(Ending.KILL_SWITCH);
    assertThat(asked).hasValue(1);
    assertThat(Duration.ofNanos(ended.get() - shut.get())).isLessThan(Duration.ofMillis(250));
    try (var endpoints = endpoints()) {
      assertThat(Replay.of(left.journal(), endpoints).desync()).isNull();
    }
  }

  @Test
  void aSwitchThrownWhileATurnIsAwaitedIsFeltAtOnce() throws IOException {
    limits = new Limits(1, null, null);
    var shut = new AtomicLong();
    var ended = new AtomicLong();
    Runnable killLater =
        () ->
            CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)
                .execute(() -> {
                  kill(false);
                  shut.set(System.nanoTime());
                });
    var left =
        patiently(
            specs(20),
            record -> {
              at(record.line(), 1, "\"type\":\"call.reply\"", killLater);
              if (record.entry() instanceof Run.End) {
                ended.set(System.nanoTime());
              }
            });
    assertThat(left.ended().ending()).isEqualTo(Ending.KILL_SWITCH);
    assertThat(asked).hasValue(1);
    assertThat(entries(left, Call.Intent.class)).hasSize(1);
    assertThat(Duration.ofNanos(ended.get() - shut.get())).isLessThan(Duration.ofMillis(250));
  }

  @Test
  void aReplyCutNowIsAskedForAgainWhereTheTalkWaits() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (asked.incrementAndGet() > 1) {
              return Replies.of("openai", "Ship " + asked + " has left.");
            }
            kill(true);
            return Replies.of("openai", "Lost.")
                .newBuilder()
                .headersDelay(1, TimeUnit.MINUTES)
                .build();
          }
        });
    var left =
        run(
            specs(2).withOnKill(Spec.OnKill.WAIT),
            line -> {
              if (line.contains(OPERATOR)) {
                revive();
              }
            });
    assertThat(left.ended().ending()).isEqualTo(Ending.MESSAGES);
    assertThat(entries(left, Call.Unknown.class).getFirst().why())
        .isEqualTo("shut by its kill switch");
    assertThat(asked).hasValue(3);
    // It may have been billed, and nobody says what.
    assertThat(left.ended().summary().tokens()).isNull();
    assertThat(Verification.of(left.journal()).complete()).isTrue();
  }

  @Test
  void allTalksOfAProcessEnd() throws Exception {
    try (var endpoints = endpoints();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var talks =
          List.of("one", "two", "three").stream()
              .map(name ->
                  threads.submit(() ->
                      Talks.run(
                          specs(1000).in(folder.resolve(name)),
                          casting(endpoints),
                          line -> {
                            if (asked.get() >= 12) {
                              kill(false);
                            }
                          })))
              .toList();
      for (var talk : talks) {
        var left = talk.get();
        assertThat(left.ended().ending()).isEqualTo(Ending.KILL_SWITCH);
        assertThat(Verification.of(left.journal()).complete()).isTrue();
        assertThat(entries(left, Call.Partial.class)).isEmpty();
      }
      assertThat(asked.get()).isLessThan(12 + 2 * talks.size());
    }
  }

  private final AtomicInteger seen = new AtomicInteger();

  /// Does something at the n-th record of a kind.
  private void at(String line, int number, String mark, Runnable act) {
    if (line.contains(mark) && seen.incrementAndGet() == number) {
      act.run();
    }
  }

  private Talks.Left run(Specs specs, Consumer<String> records) throws IOException {
    try (var endpoints = endpoints()) {
      return Talks.run(specs, casting(endpoints), records);
    }
  }

  /// With the retries that users have.
  private Talks.Left patiently(Specs specs, Consumer<JournalRecord> records) throws IOException {
    var around =
        new Surroundings(
            _ -> {},
            records,
            new StopSwitch(),
            _ -> true,
            RetryPolicy.DEFAULT,
            System::nanoTime,
            new Random(1));
    try (var endpoints = endpoints()) {
      return Talks.run(specs, casting(endpoints), around);
    }
  }

  private Endpoints endpoints() {
    var minute = Duration.ofMinutes(1);
    return new Endpoints(
        ProviderTable.builtIn(),
        Keys.in(Map.of()),
        new Deadlines(minute, minute, minute, minute),
        new Rates(folder.resolve("rates"), Map.of("custom", limits), _ -> {}),
        switches(),
        CallCounts.NONE);
  }

  private static Casting casting(Endpoints endpoints) {
    return new Speakers(
        endpoints,
        _ -> {
          throw new IllegalStateException("nobody is at the keyboard");
        },
        Script.Pace.NONE);
  }

  private Specs specs(int messages) {
    var model = Specs.model("http://127.0.0.1:" + server.getPort() + "/v1", "openai");
    return Specs.of("x", "y")
        .withParties(Specs.party("Ada", model, ""), Specs.party("Ben", model, ""))
        .withCaps(new Caps(messages, null, null, null))
        .in(folder.resolve("archive"));
  }

  private Switches switches() {
    return Switches.in(Map.of("XDG_STATE_HOME", folder.toString()));
  }

  private void kill(boolean now) {
    try {
      var at = Instant.parse("2025-10-26T17:12:18Z");
      switches().kill("127.0.0.1:" + server.getPort(), "too dear", now, at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void revive() {
    try {
      switches().revive("127.0.0.1:" + server.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> List<T> entries(Talks.Left left, Class<T> type) throws IOException {
    return JournalReader.read(left.journal()).records().stream()
        .map(JournalRecord::entry)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
