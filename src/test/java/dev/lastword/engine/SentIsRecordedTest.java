package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.journal.Call;
import dev.lastword.journal.Digest;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.Verification;
import dev.lastword.talk.Caps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole conversations, several at once, with a server that misbehaves at random: every request it
/// has seen is a request on record, and no request on record was less than sent: where a closed
/// connection swallowed one, the record calls its outcome unknown. `-Dlastword.soak.calls=10000`
/// asks for more.
class SentIsRecordedTest {
  private static final long SEED = 20261121;
  private static final int CALLS = Integer.getInteger("lastword.soak.calls", 1_000);
  private static final int AT_ONCE = 8;

  @TempDir private Path folder;
  private final Map<String, Integer> seen = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void everyRequestSentIsOnRecord() throws Exception {
    try (var server = new MockWebServer();
        var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      server.setDispatcher(faulty());
      server.start();
      var base = "http://127.0.0.1:" + server.getPort() + "/v1";
      var runs = new ArrayList<Future<Recorded>>();
      for (var i = 0; i < AT_ONCE; i++) {
        var lane = folder.resolve("lane-" + i);
        runs.add(threads.submit(() -> talk(base, lane)));
      }
      var recorded = new Recorded();
      for (var run : runs) {
        recorded.add(run.get());
      }
      assertThat(calls.get()).as("seed %s", SEED).isGreaterThanOrEqualTo(CALLS);
      check(recorded);
    }
  }

  /// How often each request is on record as sent, and how often of these as of unknown outcome.
  private record Recorded(Map<String, Integer> sent, Map<String, Integer> unknown) {
    Recorded() {
      this(new HashMap<>(), new HashMap<>());
    }

    void add(Recorded more) {
      more.sent.forEach((digest, times) -> sent.merge(digest, times, Integer::sum));
      more.unknown.forEach((digest, times) -> unknown.merge(digest, times, Integer::sum));
    }
  }

  private void check(Recorded recorded) {
    assertThat(recorded.sent().keySet()).as("seed %s", SEED).containsAll(seen.keySet());
    recorded
        .sent()
        .forEach((digest, times) -> {
          var lost = recorded.unknown().getOrDefault(digest, 0);
          assertThat(seen.getOrDefault(digest, 0))
              .as("seed %s, request %s", SEED, digest)
              .isBetween(times - lost, times);
        });
  }

  /// Talks until enough calls were made; tells how often each request is on record as sent.
  private Recorded talk(String base, Path lane) throws IOException {
    var recorded = new Recorded();
    for (var run = 0; calls.get() < CALLS; run++) {
      var archive = Files.createDirectories(lane.resolve("r" + run));
      var model = Specs.model(base, "openai");
      var a = Specs.party("Ada", model, "You are " + archive);
      var b = Specs.party("Ben", model, "You are not " + archive);
      var specs = Specs.of("x", "y").withParties(a, b).in(archive);
      var left = Talks.run(specs.withCaps(new Caps(12, null, null, null)));
      var report = Verification.of(left.journal());
      assertThat(report.intact()).isTrue();
      assertThat(report.complete()).isTrue();
      count(left.journal(), recorded);
    }
    return recorded;
  }

  private static void count(Path journal, Recorded recorded) throws IOException {
    var records = JournalReader.read(journal).records();
    var unsent =
        records.stream()
            .map(record -> record.entry())
            .filter(Call.Failed.class::isInstance)
            .map(Call.Failed.class::cast)
            .filter(failed -> failed.outcome().equals("not-sent"))
            .map(Call.Failed::call)
            .toList();
    var unknown =
        records.stream()
            .map(record -> record.entry())
            .filter(Call.Unknown.class::isInstance)
            .map(entry -> ((Call.Unknown) entry).call())
            .toList();
    for (var record : records) {
      if (record.entry() instanceof Call.Intent intent && !unsent.contains(record.seq())) {
        var digest = intent.request().digest();
        recorded.sent().merge(digest, 1, Integer::sum);
        if (unknown.contains(record.seq())) {
          recorded.unknown().merge(digest, 1, Integer::sum);
        }
      }
    }
  }

  private Dispatcher faulty() {
    var random = new SplittableRandom(SEED);
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        var body = request.getBody();
        var bytes = body == null ? new byte[0] : body.toByteArray();
        seen.merge(Digest.of(bytes), 1, Integer::sum);
        var call = calls.incrementAndGet();
        synchronized (random) {
          return answer(random, call);
        }
      }
    };
  }

  private static MockResponse answer(SplittableRandom random, int call) {
    var good = body(call);
    var answer = new MockResponse.Builder().setHeader("Content-Type", "text/event-stream");
    switch (random.nextInt(16)) {
      case 0 -> answer.code(503).setHeader("Retry-After", "0");
      case 1 -> answer.code(408).setHeader("Connection", "close");
      case 2 -> answer.code(307).setHeader("Location", "/elsewhere");
      case 3 -> answer.onResponseStart(new SocketEffect.CloseSocket());
      case 4 -> answer.body(good).onResponseBody(new SocketEffect.CloseSocket());
      case 5 -> answer.body(good.substring(0, random.nextInt(good.length() / 2)));
      case 6 -> answer.body(good).onResponseEnd(new SocketEffect.CloseSocket());
      case 7 -> answer.code(429).setHeader("Retry-After", "0");
      case 8 -> answer.code(500);
      default -> answer.chunkedBody(good, 1 + random.nextInt(300));
    }
    return answer.build();
  }

  private static String body(int call) {
    var words = List.of("tide", "gauge", "mole", "ferry", "ledger", "almanac", "survey");
    var text = "Call " + call + " of the " + words.get(call % words.size()) + " has its own news.";
    return """
    data: {"id":"1","model":"some-model","choices":[{"index":0,"delta":{"content":"%s"}}]}

    data: {"id":"1","model":"some-model","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

    data: [DONE]

    """
        .formatted(text);
  }
}
