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
import org.junit.jupiter.params.provider.CsvSource;

/// What is exported, read back.
class ExportsTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 21, 12, 0, 1);
  private static final List<Finish> FINISHES = List.of(Finish.values());
  private static final List<String> PIECES =
      List.of(
          "",
          " ",
          "\n",
          "\r",
          "\t",
          "\0",
          "\u001b[31m",
          "\u2028",
          "\u202e",
          "\"",
          "\\",
          ",",
          "'",
          "=1+1",
          "+",
          "-",
          "@",
          "\\ud800",
          "{",
          "}",
          "word",
          "ä",
          "世",
          "😀",
          "---",
          "[image]");

  private static String text(Random random) {
    var text = new StringBuilder();
    for (var n = random.nextInt(8); n > 0; n--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static <T> @Nullable T some(Random random, T value) {
    return random.nextBoolean() ? value : null;
  }

  private static Transcript talk(Random random) {
    var names =
        random.nextInt(4) == 0 ? List.of(" x  y ", "x") : List.of("Kimi K2", "haiku ↔ \u202e");
    var lines = new ArrayList<Line>();
    for (var n = random.nextInt(5); n > 0; n--) {
      lines.add(line(random));
    }
    return new Transcript(
        "id " + text(random),
        some(random, text(random)),
        names,
        some(random, NOON),
        some(random, NOON.plusDays(2)),
        random.nextBoolean() ? List.of() : List.of(routing(random)),
        lines,
        some(random, footer(random)),
        Transcript.Form.JSON,
        List.of(),
        some(random, new Provenance(text(random), "chatgpt", text(random), "ff")),
        random.nextBoolean()
            ? List.of()
            : List.of(new Aside(text(random) + "a", Aside.Fate.NOTED, 1 + random.nextInt(5))));
  }

  private static Line line(Random random) {
    if (random.nextInt(5) == 0) {
      return new Line.Operator(text(random));
    }
    var time = some(random, LocalTime.ofSecondOfDay(random.nextInt(86_400)));
    var known =
        new Telemetry(
            some(random, "rr_0123456789abcdef"),
            some(random, Duration.ofMillis(random.nextInt(99_999))),
            time,
            some(random, LocalDate.of(2026, 11, 23)));
    return new Line.Said(
        random.nextBoolean() ? Side.A : Side.B,
        text(random),
        FINISHES.get(random.nextInt(4)),
        known.equals(new Telemetry(null, null, null)) ? null : known);
  }

  private static Routing routing(Random random) {
    return new Routing(
        Side.B,
        text(random),
        text(random),
        random.nextInt(9),
        Duration.ofMillis(random.nextInt(9999)),
        some(random, 5L),
        some(random, 7_000_000_000L),
        some(random, new BigDecimal("0.0712")),
        some(random, text(random)));
  }

  private static Footer footer(Random random) {
    return new Footer(
        "mutual-closing",
        some(random, 3),
        some(random, 50),
        text(random),
        List.of(new Footer.Quote(2, "x", text(random))),
        text(random));
  }

  @Test
  void fiveThousandTalksComeBackFromJsonWithoutLoss() throws IOException {
    var seed = Long.getLong("lastword.seed", System.nanoTime());
    var random = new Random(seed);
    for (var i = 0; i < 5_000; i++) {
      var talk = talk(random);
      var line = TranscriptJson.line(talk);
      assertThat(line).as("talk %d of seed %d", i, seed).doesNotContain("\n");
      var again = Transcripts.read("x", line.getBytes(UTF_8)).getFirst();
      assertThat(silent(again)).as("talk %d of seed %d", i, seed).isEqualTo(talk);
    }
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

  @Test
  void trainingLinesKeepTheWordsOfBothSides() throws IOException {
    var seed = Long.getLong("lastword.seed", System.nanoTime());
    var random = new Random(seed);
    for (var i = 0; i < 2_000; i++) {
      var talk = talk(random);
      var said = talk.messages();
      for (var side : Side.values()) {
        for (var line :
            List.of(TrainingLine.openAi(talk, side), TrainingLine.shareGpt(talk, side))) {
          if (said.isEmpty()) {
            continue;
          }
          var again = Transcripts.read("x", line.getBytes(UTF_8)).getFirst().messages();
          assertThat(again).as("talk %d of seed %d", i, seed).hasSameSizeAs(said);
          for (var n = 0; n < said.size(); n++) {
            assertThat(again.get(n).text()).isEqualTo(said.get(n).text());
            var model = again.get(n).speaker().matches("gpt|assistant");
            assertThat(model).isEqualTo(said.get(n).side() == side);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '`',
      textBlock =
          """
          hello              | hello
          =HYPERLINK("x")    | "'=HYPERLINK(""x"")"
          -1                 | '-1
          ＝1                | '＝1
          a,b                | "a,b"
          say "x"            | "say ""x""\"
          """)
  void aTableRunsNothing(String text, String cell) {
    var talk =
        new Transcript(
            "@id",
            null,
            List.of("A", "+B"),
            NOON,
            null,
            List.of(),
            List.of(
                new Line.Said(
                    Side.B,
                    text,
                    Finish.LENGTH,
                    new Telemetry("rr_0", Duration.ofMillis(5), LocalTime.NOON))),
            null,
            Transcript.Form.JSON,
            List.of());
    assertThat(TranscriptCsv.rows(talk))
        .isEqualTo("'@id,1,b,'+B,2026-11-21T12:00:00,length,rr_0,5," + cell + "\r\n");
  }
}
