package dev.lastword.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A model that talks and talks, slowly, and remembers when it was asked.
final class ChattyServer implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger count = new AtomicInteger();
  private final List<Long> askedAt = new CopyOnWriteArrayList<>();
  private final CountDownLatch enough;
  private final HttpServer server;
  private final boolean finishes;

  /// Begins to listen.
  ///
  /// @param enough how many requests [#awaitEnough] waits for
  /// @param finishes whether a reply ends; else it stays open after its first words
  ChattyServer(int enough, boolean finishes) throws IOException {
    this.enough = new CountDownLatch(enough);
    this.finishes = finishes;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  String model() {
    return "http://" + address() + "/v1#m";
  }

  /// When each request came, as [System#nanoTime] tells it.
  List<Long> askedAt() {
    return askedAt;
  }

  void awaitEnough() throws InterruptedException {
    if (!enough.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("asked only " + askedAt.size() + " times");
    }
  }

  /// Waits until it was asked so often in all.
  void awaitMore(int times) throws InterruptedException {
    synchronized (askedAt) {
      while (askedAt.size() < times) {
        askedAt.wait(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    synchronized (askedAt) {
      askedAt.add(System.nanoTime());
      askedAt.notifyAll();
    }
    var number = count.incrementAndGet();
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      for (var word : List.of("Ship ", number + " has left ", "for port " + number * 7919 + ".")) {
        send(exchange, "{\"content\":\"" + word + "\"}", "null");
        TimeUnit.MILLISECONDS.sleep(10);
      }
      enough.countDown();
      if (!finishes) {
        TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
      }
      send(exchange, "{}", "\"stop\"");
      exchange.getResponseBody().write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, String delta, String finish) throws IOException {
    var event =
        "data: {\"id\":\"1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":"
            + delta
            + ",\"finish_reason\":"
            + finish
            + "}]}\n\n";
    exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
