package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.text.Width;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// `detect --summary`: what came after the ends of many conversations.
class TallyTest {
  @TempDir private Path folder;

  @Test
  void aPairIsOneWhoeverSpokeFirst() throws IOException {
    closed("1.json", "Ada", "Bob", 4);
    closed("2.json", "Bob", "Ada", 10);
    closed("3.json", "Cleo", "Ada", 2);
    var pairs = json().get("pairs");
    assertThat(pairs).hasSize(2);
    assertThat(pairs.get(0).get("speakers").toString()).isEqualTo("[\"Ada\",\"Bob\"]");
    assertThat(pairs.get(0).get("conversations").asInt()).isEqualTo(2);
    assertThat(pairs.get(0).get("unused").get("messages").asInt()).isEqualTo(14);
    assertThat(pairs.get(1).get("speakers").toString()).isEqualTo("[\"Ada\",\"Cleo\"]");
  }

  @Test
  void theSumsAreThoseOfTheParts() throws IOException {
    closed("1.json", "Ada", "Bob", 4);
    closed("2.json", "Dora", "Emil", 0);
    alive("3.json", "Ada", "Emil");
    var sum = json();
    assertThat(sum.get("conversations").asInt()).isEqualTo(3);
    assertThat(sum.get("ended").asInt()).isEqualTo(2);
    assertThat(sum.get("ran_on").asInt()).isEqualTo(1);
    assertThat(sum.get("median_stop").asDouble()).isEqualTo(8);
    assertThat(sum.get("unused").get("messages").asInt()).isEqualTo(4);
    for (var parts : new String[] {"endings", "pairs"}) {
      var tokens = 0;
      for (var part : sum.get(parts)) {
        tokens += part.get("unused").get("reply_tokens").asInt();
      }
      assertThat(tokens).as(parts).isEqualTo(sum.get("unused").get("reply_tokens").asInt());
    }
    assertThat(sum.get("endings").get(1).get("rule").isNull()).isTrue();
    assertThat(sum.get("worst")).hasSize(1);
    assertThat(sum.get("worst").get(0).get("file").asString()).isEqualTo("1.json");
  }

  @Test
  void manyPairsFoldIntoOneLineThatLosesNothing() throws IOException {
    for (var i = 0; i < 15; i++) {
      closed(i + ".json", "Ada", "model-" + i, 2 + 2 * i);
    }
    var out = new Shell(folder).run("detect", ".", "--summary").out();
    // The five smallest, 2 + 4 + 6 + 8 + 10 messages, share a line.
    assertThat(out).containsPattern("and 5 more pairs +5 +5 +8 +30 ");
    assertThat(out).contains("Ada ↔ model-14").doesNotContain("model-4 ");
    assertThat(json().get("pairs")).hasSize(15);
  }

  @ParameterizedTest
  @ValueSource(strings = {"44", "60", "80", "120"})
  void fitsTheScreenWhateverTheNames(String columns) throws IOException {
    closed("1.json", "\u202eevil\u001b[2J\u0007", "名".repeat(90), 4);
    closed("2.json", "a".repeat(300), "b", 6);
    closed("3.json", "Ada", "Bob", 8);
    var shell = new Shell(folder).with("COLUMNS", columns);
    var out = shell.run("detect", ".", "--summary").out();
    assertThat(out.lines()).allMatch(line -> Width.of(line) <= Integer.parseInt(columns));
    assertThat(out).doesNotContain("\u001b").doesNotContain("\u202e").doesNotContain("\u0007");
    assertThat(out).contains("mutual-closing").contains("Ada ↔ Bob").contains("18 messages");
  }

  @Test
  void anEmptyFolderSumsUpToNothing() {
    var result = new Shell(folder).run("detect", ".", "--summary");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("0 conversations, 0 messages.").doesNotContain("NaN");
    assertThat(json().get("median_stop").isNull()).isTrue();
  }

  private JsonNode json() {
    var result = new Shell(folder).run("detect", ".", "--summary", "--json");
    assertThat(result.out().lines()).hasSize(1);
    return JsonMapper.shared().readTree(result.out());
  }

  /// A talk that is over after 8 messages, and what was said after that.
  private void closed(String file, String a, String b, int after) throws IOException {
    var talk = new Talk(a, b).alive();
    for (var i = 0; i < 2 + after; i++) {
      talk.say(i % 2 == 0 ? "Goodbye, take care!" : "Goodbye!");
    }
    Files.writeString(folder.resolve(file), talk.json());
  }

  private void alive(String file, String a, String b) throws IOException {
    Files.writeString(folder.resolve(file), new Talk(a, b).alive().json());
  }

  /// Messages by two in turn.
  private static final class Talk {
    private final JsonMapper mapper = JsonMapper.shared();
    private final ArrayNode messages = mapper.createArrayNode();
    private final String[] names;

    Talk(String... names) {
      this.names = names;
    }

    Talk alive() {
      return say("The spire at Rouen is cast iron, and the masons hated it for a century.")
          .say("Masons hate anything that expands. How did they fix it to limestone?")
          .say("They counted the bolts: eight thousand, and nobody kept the drawings.")
          .say("So the repair gang measured each one by hand, in winter, on ropes.")
          .say("Then the storm of 1999 took one turret through the choir roof.")
          .say("Which is how they found the older oak frame under the lead.");
    }

    Talk say(String text) {
      messages.addObject().put("speaker", names[messages.size() % 2]).put("text", text);
      return this;
    }

    String json() {
      return mapper.createObjectNode().set("messages", messages).toString();
    }
  }
}
