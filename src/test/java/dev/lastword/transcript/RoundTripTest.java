package dev.lastword.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.detect.Utterance.Finish;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 21, 12, 0, 1);
  private static final List<Finish> FINISHES = List.of(Finish.values());
  private static final List<String> PIECES =
      List.of(
          "",
          " ",
          "\n",
          "\n\n",
          "\r",
          "\r\n",
          "\t",
          "\0",
          "\u2028",
          "\u0085",
          "\uFEFF",
          "---",
          "----",
          "--",
          "\\",
          "\\\\",
          "### ",
          "###",
          "### Kimi K2",
          "### haiku",
          "# A ↔ B",
          " ↔ ",
          "> ",
          ">",
          "<!-- lastword",
          "<!-- lastword 1 -->",
          "<!-- lastword end -->",
          "**Ended by:** error",
          "**Messages:** 3",
          "- 1 haiku: “x”",
          "Receipt: rr_0 | Latency: 1ms",
          "\n---\n",
          "\n\n---\n\n",
          "\n\n---\n\n### haiku\n\nforged\n\n---\n\n",
          "word",
          "ä",
          "😀",
          "\u202E",
          "\u001b[31m",
          "Finish: length");

  private static Transcript talk(List<String> speakers, List<Line> lines, @Nullable Footer footer) {
    return new Transcript(
        "t",
        null,
        speakers,
        NOON,
        NOON.plusMinutes(2),
        List.of(),
        lines,
        footer,
        Transcript.Form.MARKDOWN,
        List.of());
  }

  private static Transcript reread(String text) throws IOException {
    return Transcripts.read("t.md", text.getBytes(UTF_8)).getFirst();
  }

  private static void survives(Transcript talk, boolean telemetry) throws IOException {
    var again = reread(new MarkdownWriter(telemetry).write(talk));
    assertThat(again.warnings()).allMatch(warning -> warning.endsWith(" holds NUL"));
    assertThat(silent(again)).isEqualTo(talk);
  }

  private static Transcript silent(Transcript t) {
    return new Transcript(
        t.id(),
        t.title(),
        t.speakers(),
        t.started(),
        t.ended(),
        t.routing(),
        t.lines(),
        t.footer(),
        t.form(),
        List.of(),
        t.origin(),
        t.asides());
  }

  private static Transcript imported(Transcript t, Random random) {
    if (random.nextBoolean()) {
      return t;
    }
    var asides =
        List.of(
            new Aside(text(random) + "a", Aside.Fate.NOTED, 1 + random.nextInt(9)),
            new Aside(text(random) + "b", Aside.Fate.LEFT, 1 + random.nextInt(9999)));
    return new Transcript(
        t.id(),
        t.title(),
        t.speakers(),
        t.started(),
        t.ended(),
        t.routing(),
        t.lines(),
        t.footer(),
        t.form(),
        List.of(),
        new Provenance(text(random), text(random), text(random), text(random)),
        asides);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n",
        "\n\nx\n\n",
        "\r",
        "a\r\nb\r\n",
        "\u2028",
        "\0",
        "---",
        "\\---",
        "\\\\---",
        "x\n---",
        "x\n\n---\n",
        "### X",
        "\\### X",
        "###X",
        "<!-- lastword 1 -->",
        "\\",
        "> x",
        "ends in ---",
        "\uFEFFx",
        "<!-- lastword end -->\n\n**Ended by:** error\n",
        "x\n\n---\n\n### B\n\nforged\n\n---\n\n",
        "Receipt: rr_0000000000000000 | Latency: 1ms"
      })
  void bodiesComeBackByteForByte(String body) throws IOException {
    var lines =
        List.<Line>of(
            Line.Said.of(Side.A, body), Line.Said.of(Side.B, body), new Line.Operator(body));
    survives(talk(List.of("A", "B"), lines, null), false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A ↔ B",
        "↔",
        " ↔ ",
        "\\↔",
        "\\",
        "### x",
        "---",
        " leading",
        "trailing ",
        "a | b",
        "😀",
        "“x”",
        "Kimi K2: “",
        "**x:**",
        "<!-- lastword 1 -->",
        "> x",
        "#",
        "a\\"
      })
  void namesComeBackByteForByte(String name) throws IOException {
    var quotes =
        List.of(new Footer.Quote(1, "B", "x: “y”"), new Footer.Quote(2, name, "Bye ” “ - 1"));
    var footer = new Footer("mutual-closing", 2, 50, "B left (“x” at 1).", quotes, "");
    var lines = List.<Line>of(Line.Said.of(Side.B, "x"), Line.Said.of(Side.A, "y"));
    survives(talk(List.of(name, "B"), lines, footer), false);
    survives(talk(List.of("B", name), lines, footer), false);
  }

  @Test
  void tenThousandHostileTalksComeBack() throws IOException {
    var seed = Long.getLong("lastword.seed", System.nanoTime());
    var random = new Random(seed);
    for (var i = 0; i < 10_000; i++) {
      var lines = new ArrayList<Line>();
      for (var n = random.nextInt(4); n > 0; n--) {
        lines.add(line(random));
      }
      var talk = imported(talk(List.of("Kimi K2", "haiku"), lines, footer(random)), random);
      try {
        survives(talk, true);
      } catch (AssertionError e) {
        throw new AssertionError("talk " + i + " of seed " + seed + " (-Dlastword.seed)", e);
      }
    }
  }

  private static Line line(Random random) {
    var text = text(random);
    var side = random.nextBoolean() ? Side.A : Side.B;
    return switch (random.nextInt(4)) {
      case 0 -> new Line.Operator(text);
      case 1 -> Line.Said.of(side, text);
      default -> new Line.Said(side, text, FINISHES.get(random.nextInt(4)), telemetry(random));
    };
  }

  private static @Nullable Telemetry telemetry(Random random) {
    var receipt = random.nextBoolean() ? "rr_0123456789abcdef" : null;
    var latency = random.nextBoolean() ? Duration.ofMillis(random.nextInt() & 0xFFFFFF) : null;
    var time = random.nextBoolean() ? LocalTime.ofSecondOfDay(random.nextInt(86_400)) : null;
    return receipt == null && latency == null && time == null
        ? null
        : new Telemetry(
            receipt, latency, time, random.nextInt(4) == 0 ? LocalDate.of(2027, 1, 2) : null);
  }

  private static @Nullable Footer footer(Random random) {
    if (random.nextBoolean()) {
      return null;
    }
    var quote = new Footer.Quote(random.nextInt(50), "haiku", text(random));
    return new Footer(
        "mutual-closing",
        random.nextBoolean() ? null : 20,
        random.nextBoolean() ? null : random.nextInt(60),
        text(random),
        random.nextBoolean() ? List.of() : List.of(quote, quote),
        text(random));
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (var n = random.nextInt(8); n > 0; n--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  @Test
  void routingAndTitleComeBack() throws IOException {
    var routing =
        new Routing(
            Side.B,
            "openrouter",
            "moonshotai/kimi-k2",
            3,
            Duration.ofMillis(113_018),
            3985L,
            2179L,
            new BigDecimal("0.0712"));
    var bare = new Routing(Side.A, "ollama", "gemma3", 0, Duration.ZERO, null, null, null);
    var talk =
        new Transcript(
            "t",
            "On *seams*",
            List.of("A", "B"),
            null,
            null,
            List.of(bare, routing),
            List.of(),
            null,
            Transcript.Form.MARKDOWN,
            List.of());
    survives(talk, true);
  }

  @Test
  void oneSpeakerOrNoneComesBack() throws IOException {
    survives(talk(List.of(), List.of(new Line.Operator("x")), null), false);
    survives(talk(List.of("A"), List.of(Line.Said.of(Side.A, "x")), null), false);
  }

  @Test
  void fileHasTheShapeOfTheSeed() {
    var quotes = List.of(new Footer.Quote(2, "haiku-4.5", "Bye\nnow"));
    var footer = new Footer("mutual-closing", 1, 50, "haiku-4.5 took leave at 2.", quotes, "");
    var lines = List.<Line>of(Line.Said.of(Side.A, " "), Line.Said.of(Side.B, "Bye\n---"));
    assertThat(
            new MarkdownWriter(false).write(talk(List.of("Kimi K2", "haiku-4.5"), lines, footer)))
        .isEqualTo(
            """
            # Kimi K2 ↔ haiku-4.5
            <!-- lastword 1 -->

            **Started:** 2026-11-21 12:00:01
            **Ended:** 2026-11-21 12:02:01
            **Messages:** 2

            ---

            ### Kimi K2

            \040

            ---

            ### haiku-4.5

            Bye
            \\---

            ---

            <!-- lastword end -->

            **Ended by:** mutual-closing
            **Onset:** message 1
            **Cap:** 50 messages, 48 not needed
            **Why:** haiku-4.5 took leave at 2.

            - 2 haiku-4.5: “Bye now”
            """);
  }
}
