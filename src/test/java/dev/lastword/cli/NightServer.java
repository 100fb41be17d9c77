package dev.lastword.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/// Models behind one socket that always have something new to say, to any number of conversations
/// at a time, and remember what they were sent.
final class NightServer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(MockWebServer.class.getName());
  private static final Pattern SAID = Pattern.compile("On (\\d+), the ");
  private static final List<String> WORDS =
      List.of(
          "heron", "kiln", "anchor", "lichen", "quarry", "ledger", "satchel", "gable", "ferry",
          "copper", "orchard", "beacon", "parish", "sluice", "trellis", "granite", "harbour",
          "mason", "rafter", "thistle", "walnut", "plover", "saddle", "hinge", "cellar", "meadow",
          "canal", "lantern", "spire", "culvert", "barley", "loom", "tannery", "mortar", "osprey");

  private final MockWebServer server = new MockWebServer();
  private final Map<String, Integer> received = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile String cost = "";
  private volatile int delay;
  private volatile Function<String, @Nullable MockResponse> trouble = _ -> null;

  NightServer() throws IOException {
    LOG.setLevel(Level.OFF); // whoever is killed leaves connections without a request
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(Objects.requireNonNull(request.getBody()).utf8());
          }
        });
    server.start();
  }

  /// Says what each reply costs.
  NightServer costing(String dollars) {
    cost = ",\"cost\":" + dollars;
    return this;
  }

  /// Answers some requests otherwise, by their bodies.
  NightServer with(Function<String, @Nullable MockResponse> newTrouble) {
    trouble = newTrouble;
    return this;
  }

  /// Lets each reply wait.
  NightServer slowly(int millis) {
    delay = millis;
    return this;
  }

  int requests() {
    return requests.get();
  }

  /// How often each body was received.
  Map<String, Integer> received() {
    return Map.copyOf(received);
  }

  String model(String name) {
    return "http://127.0.0.1:" + server.getPort() + "/v1#" + name;
  }

  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  private MockResponse answer(String body) {
    requests.incrementAndGet();
    received.merge(body, 1, Integer::sum);
    var otherwise = trouble.apply(body);
    if (otherwise != null) {
      return otherwise;
    }
    var said = 0;
    for (var matcher = SAID.matcher(body); matcher.find(); ) {
      said = Math.max(said, Integer.parseInt(matcher.group(1)));
    }
    return reply(line(said + 1, body.hashCode()));
  }

  private static String line(int number, int seed) {
    var chance = new Random(seed);
    var words = new ArrayList<String>();
    IntStream.range(0, 14).forEach(_ -> words.add(WORDS.get(chance.nextInt(WORDS.size()))));
    return "On " + number + ", the " + String.join(" ", words) + " was never drawn.";
  }

  private MockResponse reply(String text) {
    var body =
        """
        data: {"id":"1","model":"m","choices":[{"index":0,"delta":{"content":"%s"}}]}

        data: {"id":"1","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: {"id":"1","model":"m","choices":[],"usage":{"prompt_tokens":100,"completion_tokens":20%s}}

        data: [DONE]

        """
            .formatted(text, cost);
    return new MockResponse.Builder()
        .code(200)
        .addHeader("Content-Type", "text/event-stream")
        .headersDelay(delay, TimeUnit.MILLISECONDS)
        .body(body)
        .build();
  }

  @Override
  public void close() {
    server.close();
  }
}
