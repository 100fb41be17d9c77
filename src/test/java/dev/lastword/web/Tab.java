package dev.lastword.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// One page of a [Chromium], and everything it did.
final class Tab implements AutoCloseable {
  private final Chromium browser;
  private final String session;
  private final String target;
  private final List<Chromium.Seen> seen = Chromium.list();
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

  Tab(Chromium browser, String session, String target) {
    this.browser = browser;
    this.session = session;
    this.target = target;
  }

  String session() {
    return session;
  }

  JsonNode call(String method, Map<String, Object> parameters) {
    return browser.call(session, method, parameters);
  }

  /// Hears what the page does; a dialog is noted and shut.
  void hear(String event, JsonNode what) {
    switch (event) {
      case "Page.loadEventFired" -> loaded.complete(null);
      case "Page.javascriptDialogOpening" -> {
        seen.add(new Chromium.Seen("dialog", what.path("message").asString("")));
        Thread.ofVirtual()
            .start(() -> call("Page.handleJavaScriptDialog", Map.of("accept", false)));
      }
      case "Network.requestWillBeSent" ->
          seen.add(new Chromium.Seen("request", what.path("request").path("url").asString("")));
      case "Runtime.exceptionThrown" ->
          seen.add(new Chromium.Seen("exception", what.path("exceptionDetails").toString()));
      case "Log.entryAdded" ->
          seen.add(new Chromium.Seen("log", what.path("entry").path("text").asString("")));
      default -> {} // the rest is nobody's business here
    }
  }

  /// What it did of one kind.
  List<String> seen(String kind) {
    return seen.stream().filter(one -> one.kind().equals(kind)).map(Chromium.Seen::text).toList();
  }

  /// How large the window is and what its user prefers.
  Tab window(int width, int height, boolean dark) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    var features =
        List.of(
            Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
            Map.of("name", "prefers-reduced-motion", "value", "reduce"));
    call("Emulation.setEmulatedMedia", Map.of("features", features));
    return this;
  }

  /// Goes to a page and waits until all of it is there.
  Tab open(String url) {
    seen.clear();
    loaded = new CompletableFuture<>();
    call("Page.navigate", Map.of("url", url));
    loaded.orTimeout(60, TimeUnit.SECONDS).join();
    return this;
  }

  /// Evaluates an expression, and waits where it is a promise.
  JsonNode eval(String expression) {
    var told =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (told.has("exceptionDetails")) {
      throw new IllegalStateException(told.path("exceptionDetails").toString());
    }
    return told.path("result").path("value");
  }

  String text(String expression) {
    return eval(expression).asString("");
  }

  /// Waits until an expression holds, also where the page is left for another meanwhile.
  Tab until(String claim) {
    var never = claim.replace("\\", "\\\\").replace("'", "\\'");
    var wait =
        "new Promise((ok, no) => { const end = Date.now() + 15000; const look = () => { let is = false;"
            + " try { is = "
            + claim
            + "; } catch { /* not yet */ } is ? ok(true) : Date.now() > end ? no(new Error('never: "
            + never
            + "')) : setTimeout(look, 20); }; look(); })";
    for (var left = 5; ; left--) {
      try {
        eval(wait);
        return this;
      } catch (IllegalStateException e) {
        if (left == 0 || !String.valueOf(e.getMessage()).contains("navigated")) {
          throw e;
        }
      }
    }
  }

  Tab press(String key) {
    var named = key.length() > 1;
    var parameters = new HashMap<String, Object>(Map.of("key", key));
    if (!named) {
      parameters.put("text", key);
    }
    parameters.put("type", "keyDown");
    call("Input.dispatchKeyEvent", parameters);
    call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    return this;
  }

  void shoot(Path file) throws IOException {
    var png = call("Page.captureScreenshot", Map.of("format", "png"));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(png.path("data").asString()));
  }

  @Override
  public void close() {
    browser.call("", "Target.closeTarget", Map.of("targetId", target));
    browser.forget(this);
  }
}
