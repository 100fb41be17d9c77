package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.config.Opener;
import dev.lastword.talk.Caps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What each side is sent, seen from the other end of a real socket. spec: DESIGN §3.1.
class WhoSeesWhatTest {
  private static final String SECRET_A = "You are Ada. The word is heron.";
  private static final String SECRET_B = "You are Ben. The word is otter.";

  @TempDir private Path folder;

  /// A request as the model saw it.
  private record Seen(String system, List<String> roles, List<String> texts, String body) {}

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void eachSideSeesOnlyItsOwnPromptAndAlternatingRoles(String dialect) throws Exception {
    try (var a = new MockWebServer();
        var b = new MockWebServer()) {
      a.start();
      b.start();
      a.enqueue(Replies.of(dialect, "The tide tables of Brest disagree."));
      a.enqueue(Replies.of(dialect, "By eleven minutes, since the dredging."));
      b.enqueue(Replies.of(dialect, "By how much, and since when?"));
      b.enqueue(Replies.of(dialect, "Then the gauge was moved, not the sea."));
      Talks.run(specs(dialect, a, b).withCaps(new Caps(4, null, null, null)));
      var asked = seen(dialect, a, 2);
      var answered = seen(dialect, b, 2);
      assertThat(asked.getFirst().texts()).containsExactly("(You open the conversation.)");
      assertThat(asked.getLast().texts())
          .containsExactly(
              "(You open the conversation.)",
              "The tide tables of Brest disagree.",
              "By how much, and since when?");
      assertThat(answered.getLast().texts())
          .containsExactly(
              "The tide tables of Brest disagree.",
              "By how much, and since when?",
              "By eleven minutes, since the dredging.");
      assertThat(asked).allSatisfy(request -> isFair(request, SECRET_A, SECRET_B));
      assertThat(answered).allSatisfy(request -> isFair(request, SECRET_B, SECRET_A));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "gemini"})
  void blankTextIsSentAsNoText(String dialect) throws Exception {
    try (var a = new MockWebServer();
        var b = new MockWebServer()) {
      a.start();
      b.start();
      b.enqueue(Replies.of(dialect, "You said nothing; I will take the floor."));
      a.enqueue(Replies.of(dialect, "   "));
      b.enqueue(Replies.of(dialect, "Again nothing."));
      var left =
          Talks.run(
              specs(dialect, a, b)
                  .withOpener(new Opener(" ", Opener.As.A))
                  .withCaps(new Caps(4, null, null, null)));
      assertThat(seen(dialect, b, 2).getLast().texts())
          .containsExactly("(no text)", "You said nothing; I will take the floor.", "(no text)");
      assertThat(left.text()).contains("**Messages:** 4");
    }
  }

  private static void isFair(Seen request, String own, String other) {
    assertThat(request.system()).isEqualTo(own);
    assertThat(request.body()).doesNotContain(other).doesNotContain(Replies.THOUGHT);
    for (var i = 0; i < request.roles().size(); i++) {
      var role = request.roles().get(i);
      assertThat(role.equals("user")).as("role of line %d", i).isEqualTo(i % 2 == 0);
    }
    assertThat(request.texts()).noneMatch(String::isBlank);
  }

  private Specs specs(String dialect, MockWebServer a, MockWebServer b) {
    return Specs.of("x", "y")
        .withParties(
            Specs.party("Ada", Specs.model(base(a), dialect), SECRET_A),
            Specs.party("Ben", Specs.model(base(b), dialect), SECRET_B))
        .in(folder);
  }

  private static String base(MockWebServer server) {
    return "http://127.0.0.1:" + server.getPort() + "/v1";
  }

  private static List<Seen> seen(String dialect, MockWebServer server, int requests)
      throws InterruptedException, IOException {
    var seen = new ArrayList<Seen>();
    for (var i = 0; i < requests; i++) {
      var body = Objects.requireNonNull(server.takeRequest().getBody()).utf8();
      var tree = JsonMapper.shared().readTree(body);
      seen.add(
          switch (dialect) {
            case "openai" -> openAi(tree, body);
            case "anthropic" -> anthropic(tree, body);
            default -> gemini(tree, body);
          });
    }
    return seen;
  }

  private static Seen openAi(JsonNode tree, String body) {
    var roles = new ArrayList<String>();
    var texts = new ArrayList<String>();
    for (var message : tree.get("messages")) {
      roles.add(message.get("role").asString());
      texts.add(message.get("content").asString());
    }
    assertThat(roles.removeFirst()).isEqualTo("system");
    return new Seen(texts.removeFirst(), roles, texts, body);
  }

  private static Seen anthropic(JsonNode tree, String body) {
    var roles = new ArrayList<String>();
    var texts = new ArrayList<String>();
    for (var message : tree.get("messages")) {
      roles.add(message.get("role").asString());
      texts.add(text(message.get("content")));
    }
    return new Seen(text(tree.get("system")), roles, texts, body);
  }

  private static Seen gemini(JsonNode tree, String body) {
    var roles = new ArrayList<String>();
    var texts = new ArrayList<String>();
    for (var content : tree.get("contents")) {
      roles.add(content.get("role").asString());
      texts.add(content.get("parts").get(0).get("text").asString());
    }
    var system = tree.get("systemInstruction").get("parts").get(0).get("text").asString();
    return new Seen(system, roles, texts, body);
  }

  private static String text(JsonNode content) {
    return content.isString() ? content.asString() : content.get(0).get("text").asString();
  }
}
