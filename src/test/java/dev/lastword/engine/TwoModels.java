package dev.lastword.engine;

import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import tools.jackson.databind.json.JsonMapper;

/// Ada and Ben behind real sockets: what they say is set beforehand, what they were sent is kept.
final class TwoModels implements AutoCloseable {
  private final MockWebServer a = new MockWebServer();
  private final MockWebServer b = new MockWebServer();
  private final Path archive;

  TwoModels(Path archive) throws IOException {
    this.archive = archive;
    a.start();
    b.start();
  }

  /// Sets what both say in turn, side a first.
  TwoModels saying(List<String> texts) {
    for (var i = 0; i < texts.size(); i++) {
      replying(i % 2 == 0 ? Side.A : Side.B, Replies.of("openai", texts.get(i)));
    }
    return this;
  }

  TwoModels replying(Side side, MockResponse reply) {
    server(side).enqueue(reply);
    return this;
  }

  Specs specs() {
    return Specs.of("x", "y")
        .withParties(
            Specs.party("Ada", Specs.model(base(Side.A), "openai"), ""),
            Specs.party("Ben", Specs.model(base(Side.B), "openai"), ""))
        .in(archive);
  }

  /// The texts of each request to a side, oldest first.
  List<List<String>> asked(Side side) throws InterruptedException {
    var requests = new ArrayList<List<String>>();
    for (var count = server(side).getRequestCount(); count > 0; count--) {
      var body = Objects.requireNonNull(server(side).takeRequest().getBody()).utf8();
      var texts = new ArrayList<String>();
      for (var message : JsonMapper.shared().readTree(body).get("messages")) {
        texts.add(message.get("content").asString());
      }
      requests.add(texts);
    }
    return requests;
  }

  @Override
  public void close() {
    a.close();
    b.close();
  }

  private MockWebServer server(Side side) {
    return side == Side.A ? a : b;
  }

  private String base(Side side) {
    return "http://127.0.0.1:" + server(side).getPort() + "/v1";
  }
}
