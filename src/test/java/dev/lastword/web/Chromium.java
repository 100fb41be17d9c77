package dev.lastword.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real browser without a window, driven over its own protocol: what Playwright would do, without
/// its 200 MB. Where the machine has none, the test says so and is skipped.
final class Chromium implements AutoCloseable {
  static final JsonMapper JSON = new JsonMapper();

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final String LISTENS = "DevTools listening on ";

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Tab> tabs = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();

  /// A request a page made, and a message it wrote.
  record Seen(String kind, String text) {}

  private Chromium(Process process, String url) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(url), new Ear())
            .orTimeout(20, TimeUnit.SECONDS)
            .join();
  }

  /// Starts one, or skips the test that asks.
  static Chromium start(Path profile) throws IOException {
    var program = program();
    assumeTrue(program != null, "no Chromium on this machine: apt-get install chromium");
    var words =
        new ArrayList<>(
            List.of(
                String.valueOf(program),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-extensions",
                "--font-render-hinting=none",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank"));
    var process = new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    var reader = process.errorReader(StandardCharsets.UTF_8);
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith(LISTENS)) {
        Thread.ofVirtual().start(() -> reader.lines().forEach(_ -> {}));
        return new Chromium(process, line.substring(LISTENS.length()));
      }
    }
    throw new IOException(program + " did not start");
  }

  private static @Nullable File program() {
    for (var folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (var name : NAMES) {
        var file = new File(folder, name);
        if (file.canExecute()) {
          return file;
        }
      }
    }
    return null;
  }

  /// Opens a tab.
  Tab tab() {
    var target = call("", "Target.createTarget", Map.of("url", "about:blank")).path("targetId");
    var attached =
        call("", "Target.attachToTarget", Map.of("targetId", target.asString(), "flatten", true));
    var session = attached.path("sessionId").asString();
    var tab = new Tab(this, session, target.asString());
    tabs.put(session, tab);
    for (var domain : List.of("Page", "Runtime", "Network", "Log", "Accessibility")) {
      tab.call(domain + ".enable", Map.of());
    }
    return tab;
  }

  JsonNode call(String session, String method, Map<String, Object> parameters) {
    var id = number.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    waiting.put(id, answer);
    var message = new LinkedHashMap<String, Object>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    synchronized (socket) {
      socket.sendText(JSON.writeValueAsString(message), true).join();
    }
    var told = answer.orTimeout(60, TimeUnit.SECONDS).join();
    if (told.has("error")) {
      throw new IllegalStateException(method + ": " + told.path("error"));
    }
    return told.path("result");
  }

  void forget(Tab tab) {
    tabs.remove(tab.session());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Hears what the browser says.
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        var message = JSON.readTree(text.toString());
        text.setLength(0);
        if (message.has("id")) {
          var answer = waiting.remove(message.path("id").asInt());
          if (answer != null) {
            answer.complete(message);
          }
        } else {
          var tab = tabs.get(message.path("sessionId").asString(""));
          if (tab != null) {
            tab.hear(message.path("method").asString(""), message.path("params"));
          }
        }
      }
      from.request(1);
      return null;
    }
  }

  /// What a list of things seen holds.
  static List<Seen> list() {
    return new CopyOnWriteArrayList<>();
  }
}
