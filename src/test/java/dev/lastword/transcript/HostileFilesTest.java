package dev.lastword.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files made to break a reader: each is read, or refused by name.
class HostileFilesTest {
  private static final List<String> FORMS =
      List.of(
          """
          # x ↔ y
          <!-- lastword 1 -->

          **Started:** 2026-11-21 12:00:00
          **Messages:** 2
          **Routing a:** Provider: p | Model: m | Total Turns: 1 | Cumulative Latency: 1ms

          ---

          ### x
          Receipt: rr_0 | Latency: 1,000ms | 12:00:00 | Finish: length

          \\---

          ---

          > o

          ---

          <!-- lastword end -->

          **Ended by:** echo
          **Onset:** message 1
          **Cap:** 5 messages, 4 not needed

          - 1 x: “q”
          """,
          """
          # x ↔ y

          **Started:** 2026-11-21 12:00:00

          ---

          ### x

          1

          ---

          ### y

          2

          ---
          """,
          """
          Conversation 1: One

          Provider: p | Model: m Total Turns: 1 | Cumulative Latency: 1ms Tokens: 1 prompt / 2 completion

          Turn 1

          Receipt: rr_0 | Latency: 1ms

          x:

          1

          y:

          2


          end
          """,
          "{\"id\":\"1\",\"messages\":[{\"speaker\":\"x\",\"text\":\"1\"},{\"role\":\"y\",\"content\":[{\"text\":\"2\"}]}]}");

  private static final List<String> PIECES =
      List.of(
          "\n",
          "\n\n",
          "---",
          "\n---\n",
          "### ",
          "### x",
          "#",
          ">",
          "<!-- lastword end -->",
          "\\",
          "↔",
          " ↔ ",
          "**",
          ":** ",
          "**Onset:** ",
          "Turn 1",
          "Turn 2",
          "Conversation 1:",
          "x:",
          ":",
          "Receipt: ",
          " | Latency: ",
          "ms",
          "Tokens: ",
          "$",
          "Cost: $1.",
          "-",
          "- 9",
          "“",
          "”",
          "{",
          "}",
          "[",
          "]",
          "\"",
          ",",
          "null",
          "1e99",
          "\\ud800",
          "\r",
          "\0",
          "9999999999999999999");

  @Test
  void mutationsAreReadOrRefusedByName() throws IOException {
    var seed = Long.getLong("lastword.seed", System.nanoTime());
    var random = new Random(seed);
    var forms = forms();
    for (var i = 0; i < 12_000; i++) {
      var text = mutated(forms.get(random.nextInt(forms.size())), random);
      try {
        for (var talk : Transcripts.read("t", text.getBytes(UTF_8))) {
          var log = new MarkdownWriter(true).write(talk);
          var again = Transcripts.read("t", log.getBytes(UTF_8)).getFirst();
          assertThat(again.lines())
              .as("file %d of seed %d: %s", i, seed, text)
              .isEqualTo(talk.lines());
        }
      } catch (NotATranscriptException e) {
        assertThat(e).hasMessageStartingWith("t:");
      } catch (RuntimeException e) {
        throw new AssertionError("file " + i + " of seed " + seed + ": " + text, e);
      }
    }
  }

  /// Ours, and those of other programs.
  private static List<String> forms() throws IOException {
    var forms = new ArrayList<>(FORMS);
    for (var name :
        List.of(
            "chatgpt.json",
            "claude.json",
            "inspect.json",
            "pidgin.jsonl",
            "backrooms.txt",
            "backrooms-rounds.txt",
            "llm-conversation.json",
            "llm-conversation.txt",
            "sharegpt.json",
            "openai.json",
            "attractors.json")) {
      try (InputStream in = HostileFilesTest.class.getResourceAsStream("/imports/" + name)) {
        forms.add(new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8));
      }
    }
    return forms;
  }

  private static String mutated(String text, Random random) {
    var out = new StringBuilder(text);
    for (var n = 1 + random.nextInt(4); n > 0; n--) {
      var at = random.nextInt(out.length() + 1);
      var to = Math.min(out.length(), at + random.nextInt(12));
      out.replace(at, to, random.nextInt(3) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size())));
    }
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "---\n",
        "### x\n",
        "---\n\n### x\n\n",
        "\n\n---",
        "\\",
        "> \n",
        "**a:** \n",
        "x:\n\n",
        "Turn 1\n\n",
        "<!-- lastword end -->\n",
        "[",
        "{\"messages\":[",
        "{\"text\":\"\",\"name\":\"x\"}\n",
        "\"",
        "# ↔ ",
        "Provider: Model: "
      })
  void longRunsTakeNoLongerThanTheirLength(String piece) {
    var run = piece.repeat(300_000 / piece.length());
    for (var start :
        List.of("", "# x ↔ y\n\n", "# x ↔ y\n<!-- lastword 1 -->\n\n---\n\n", "Turn 1\n\n")) {
      assertTimeoutPreemptively(Duration.ofSeconds(5), () -> readOrRefuse(start + run));
    }
  }

  private static void readOrRefuse(String text) {
    try {
      Transcripts.read("t", text.getBytes(UTF_8));
    } catch (NotATranscriptException e) {
      assertThat(e).hasMessageStartingWith("t:");
    }
  }
}
