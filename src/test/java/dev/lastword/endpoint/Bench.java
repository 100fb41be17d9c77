package dev.lastword.endpoint;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;

/// A provider on loopback and the endpoints that ask it.
final class Bench implements AutoCloseable {
  static final String KEY = "sk-canary-0123456789abcdef";
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  static final Deadlines SHORT =
      new Deadlines(
          Duration.ofSeconds(2),
          Duration.ofMillis(150),
          Duration.ofMillis(150),
          Duration.ofMillis(600));
  static final Deadlines LONG =
      new Deadlines(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(9));

  final MockWebServer server = new MockWebServer();
  final Endpoints endpoints;

  Bench() {
    this(LONG);
  }

  Bench(Deadlines deadlines) {
    try {
      server.start();
    } catch (IOException e) {
      throw new AssertionError("loopback has no free port", e);
    }
    endpoints = endpoints(deadlines, Duration.ofSeconds(1));
  }

  static Endpoints endpoints(Deadlines deadlines, Duration trusted) {
    return endpoints(deadlines, trusted, Rates.unshared());
  }

  static Endpoints endpoints(Deadlines deadlines, Duration trusted, Rates rates) {
    return new Endpoints(
        ProviderTable.builtIn(),
        Keys.in(Map.of("TEST_KEY", KEY)),
        deadlines,
        new Endpoints.Clocks(InstantSource.fixed(NOW), System::nanoTime, trusted),
        rates,
        Switches.NONE,
        CallCounts.NONE);
  }

  String base() {
    return "http://127.0.0.1:" + server.getPort() + "/v1";
  }

  Endpoint endpoint(String model) {
    return endpoint(endpoints, model, base());
  }

  static Endpoint endpoint(Endpoints endpoints, String model, String base) {
    return endpoints.endpoint(
        ModelRef.parse(model), new Endpoints.Overrides(base, null, "TEST_KEY"));
  }

  /// Answers with a stream, cut into chunks as a server would.
  void streams(String body) {
    streams(body, 7);
  }

  void streams(String body, int chunk) {
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("Content-Type", "text/event-stream")
            .chunkedBody(new Buffer().writeUtf8(body), chunk)
            .build());
  }

  void answers(int status, String type, String body, String... headers) {
    var answer = new MockResponse.Builder().code(status).setHeader("Content-Type", type).body(body);
    for (var i = 0; i < headers.length; i += 2) {
      answer.setHeader(headers[i], headers[i + 1]);
    }
    server.enqueue(answer.build());
  }

  static Prompt prompt(String... lines) {
    var history = new ArrayList<Prompt.Line>();
    for (var i = 0; i < lines.length; i++) {
      history.add(new Prompt.Line(i % 2 == 0 ? Prompt.Role.USER : Prompt.Role.ASSISTANT, lines[i]));
    }
    return new Prompt("You are brief.", List.copyOf(history), Sampling.DEFAULT);
  }

  static Outcome ask(Endpoint endpoint) throws InterruptedException {
    return ask(endpoint, new Heard());
  }

  static Outcome ask(Endpoint endpoint, Endpoint.Listener heard) throws InterruptedException {
    return endpoint.send(endpoint.prepare(prompt("Hello.")), heard);
  }

  @Override
  public void close() {
    endpoints.close();
    server.close();
  }
}
