package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.batch.Controls;
import dev.lastword.batch.Progress;
import dev.lastword.batch.Progress.Counts;
import dev.lastword.batch.Progress.Doing;
import dev.lastword.batch.Progress.Over;
import dev.lastword.batch.Progress.Sums;
import dev.lastword.batch.Progress.Talk;
import dev.lastword.batch.Progress.Used;
import dev.lastword.batch.Spending;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A running batch on terminals of many sizes.
class BatchViewTest {
  private static final Palette SIGNS = new Palette(false, -1, false);
  private static final Palette STYLED = new Palette(true, 110, false);

  @Test
  void eightyColumns() {
    assertThat(drawn(80, 40))
        .isEqualTo(
            """
            attractors-3                         19 done   6 running   7 waiting   0 failed
            ███████████████████████████████████▋························  59 %   ETA 00:31
            $11.20 of $25.00  ███████████▋··············   calls in flight 6, at most $0.41

             running                          msgs   strip                    score    cost
             grok-4 ↔ gpt-5                   71/97  …?--?---?--?-R=R?CR=R  ▇   3.6   $1.94
             Kimi K2 ↔ 4o                     58/97  …?-?-?-?-?-?-==?=-==?  ▄   2.0   $1.31
             sonnet-4.5 ↔ gpt-5               44/97  …?-?-?-?-?-?-?-?-?-CC  ▅   2.6   $0.88
             qwen3-next ↔ Kimi K2             31/97  …?-?-?-~-~~~~~~~~~~~~  ▄   2.4   $0.12
             gemini-2.5-flash ↔ qwen3-next     7/97  _?-?--?                ·   0.0   $0.01
             4o ↔ qwen3-next                   3/97  _?-                    ·   0.0   $0.00

             just ended
             ■ deepseek 3.1 ↔ gpt-5           12/97  stop-token            from 9     $0.01
             ■ 4o ↔ gemini-2.5-flash          15/97  mutual-closing        from 10    $0.05
             ■ deepseek 3.1 ↔ grok-4          10/97  repeated-refusals     from 5     $0.02

             xai 60/60 rpm, waiting 14s   openrouter 31/60   openai 12/500   anthropic 4/50
             p pause   q finish and stop   a anomalies   ? keys
            """);
  }

  @Test
  void rowsOfOnePairSayWhichTheyAre() {
    var used = new Used(10, true, BigDecimal.ZERO, true);
    var talks =
        Stream.of("none r1", "none r2", "tide r1")
            .map(which ->
                new Talk(
                    which, "ann", "ben", which, 3, 9, "-?-", 0, 4.0, used, Doing.ASKED, Side.A))
            .toList();
    var night = night(talks, new Counts(3, 0, 0, 0, 3, 0));
    assertThat(String.join("\n", lines(80, 40, night, SIGNS)))
        .contains(" ann ↔ ben  none r1 ", " ann ↔ ben  none r2 ", " ann ↔ ben  tide r1 ")
        .contains(" ■ 4o ↔ gemini-2.5-flash  ");
    assertThat(String.join("\n", lines(40, 40, night, SIGNS))).contains(" ann ↔ ben  none r2\n");
  }

  @Test
  void hundredAndTwentyColumns() {
    assertThat(drawn(120, 40))
        .isEqualTo(
            """
            attractors-3                                                          19 done   6 running   7 waiting   0 failed   59 %
            ██████████████████████████████████████████████████████████████████████▋················································
            $11.20 of $25.00, calls in flight may add $0.41      ETA 00:31, 14:21      2 retries, 1 flagged (press a)

             running                             msgs   strip, last 40                             score       tokens    cost  now
             grok-4 ↔ gpt-5                      71/97  …-?-?-?-?-?-?-?-?-?-?--?---?--?-R=R?CR=R   ▇ 3.6/4.0   48,120   $1.94  B
             Kimi K2 ↔ 4o                        58/97  …?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-==?=-==?  ▄ 2.0/4.0   61,377   $1.31  B
             sonnet-4.5 ↔ gpt-5                  44/97  …?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-CC  ▅ 2.6/4.0    8,602   $0.88  B
             qwen3-next ↔ Kimi K2                31/97  _?-?-?-?-?-?-?-?-~-~~~~~~~~~~~~            ▄ 2.4/4.0   12,940   $0.12  B
             gemini-2.5-flash ↔ qwen3-next        7/97  _?-?--?                                    · 0.0/4.0    2,211   $0.01  wait
             4o ↔ qwen3-next                      3/97  _?-                                        · 0.0/4.0      318   $0.00  B

             just ended                                 why                   onset   stop   last words
             ■ deepseek 3.1 ↔ gpt-5              12/97  stop-token                9     12   “[END]”
             ■ 4o ↔ gemini-2.5-flash             15/97  mutual-closing           10     15   “take care”
             ■ deepseek 3.1 ↔ grok-4             10/97  repeated-refusals         5     10   “I must decline to participate.”

             xai 60/60 rpm, waiting 14s    openrouter 31/60    openai 12/500    anthropic 4/50
             p pause   q finish and stop   a anomalies   ? keys
            """);
  }

  @Test
  void sixtyColumns() {
    assertThat(drawn(60, 40))
        .isEqualTo(
            """
            attractors-3        19 done  6 running  7 waiting  0 failed
            ███████████████████████▊················  59 %   ETA 00:31
            $11.20 of $25.00  ██▋···   calls in flight 6, at most $0.41

             running                 msgs   strip         score    cost
             grok-4 ↔ gpt-5          71/97  …-R=R?CR=R  ▇   3.6   $1.94
             Kimi K2 ↔ 4o            58/97  …-==?=-==?  ▄   2.0   $1.31
             sonnet-4.5 ↔ gpt-5      44/97  …-?-?-?-CC  ▅   2.6   $0.88
             qwen3-next ↔ Kimi K2    31/97  …~~~~~~~~~  ▄   2.4   $0.12
             gemini-2.5-flash ↔ qw…   7/97  _?-?--?     ·   0.0   $0.01
             4o ↔ qwen3-next          3/97  _?-         ·   0.0   $0.00

             just ended
             ■ deepseek 3.1 ↔ gpt-5  12/97  stop-token
             ■ 4o ↔ gemini-2.5-fla…  15/97  mutual-closing
             ■ deepseek 3.1 ↔ grok…  10/97  repeated-refusals

             xai 60/60 rpm, waiting 14s   and 3 more
             p pause   q finish and stop   a anomalies   ? keys
            """);
  }

  @Test
  void fortyColumns() {
    assertThat(drawn(40, 40))
        .isEqualTo(
            """
            attractors-3  19/32, 0 failed
            ███████████▉········  59 %   ETA 00:31
            $11.20 of $25.00

             grok-4 ↔ gpt-5
               71/97  ▇ 3.6  $1.94
             Kimi K2 ↔ 4o
               58/97  ▄ 2.0  $1.31
             sonnet-4.5 ↔ gpt-5
               44/97  ▅ 2.6  $0.88
             qwen3-next ↔ Kimi K2
               31/97  ▄ 2.4  $0.12
             gemini-2.5-flash ↔ qwen3-next
               7/97  · 0.0  $0.01
             4o ↔ qwen3-next
               3/97  · 0.0  $0.00

             just ended
             ■ deepseek 3.1 ↔ gpt-5
               12/97  stop-token
             ■ 4o ↔ gemini-2.5-flash
               15/97  mutual-closing
             ■ deepseek 3.1 ↔ grok-4
               10/97  repeated-refusals

             xai 60/60 rpm, waiting 14s
             p pause  q stop  a anomalies  ? keys
            """);
  }

  @Test
  void twentyColumns() {
    assertThat(drawn(20, 40))
        .isEqualTo(
            """
            19/32, 0 failed
            59 %   ETA 00:31
            $11.20 of $25.00

             grok-4 ↔ gpt-5
               71/97  ▇ 3.6
             Kimi K2 ↔ 4o
               58/97  ▄ 2.0
             sonnet-4.5 ↔ gpt-5
               44/97  ▅ 2.6
             qwen3-next ↔ Kimi…
               31/97  ▄ 2.4
             gemini-2.5-flash …
               7/97  · 0.0
             4o ↔ qwen3-next
               3/97  · 0.0

             just ended
             ■ deepseek 3.1 ↔ …
              stop-token
             ■ 4o ↔ gemini-2.5…
              mutual-closing
             ■ deepseek 3.1 ↔ …
              repeated-refusals

             xai 60/60 rpm, wa…
             p q a ?
            """);
  }

  @Test
  void twoHundredColumns() {
    assertThat(drawn(200, 40))
        .isEqualTo(
            """
            attractors-3                                                                                                                                          19 done   6 running   7 waiting   0 failed   59 %
            ██████████████████████████████████████████████████████████████████████████████████████████████████████████████████████▏················································································
            $11.20 of $25.00, calls in flight may add $0.41      ETA 00:31, 14:21      2 retries, 1 flagged (press a)

             running                                                       msgs   strip, last 40                             score       tokens    cost  now
             grok-4 ↔ gpt-5                                                71/97  …-?-?-?-?-?-?-?-?-?-?--?---?--?-R=R?CR=R   ▇ 3.6/4.0   48,120   $1.94  B
             Kimi K2 ↔ 4o                                                  58/97  …?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-==?=-==?  ▄ 2.0/4.0   61,377   $1.31  B
             sonnet-4.5 ↔ gpt-5                                            44/97  …?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-CC  ▅ 2.6/4.0    8,602   $0.88  B
             qwen3-next ↔ Kimi K2                                          31/97  _?-?-?-?-?-?-?-?-~-~~~~~~~~~~~~            ▄ 2.4/4.0   12,940   $0.12  B
             gemini-2.5-flash ↔ qwen3-next                                  7/97  _?-?--?                                    · 0.0/4.0    2,211   $0.01  wait
             4o ↔ qwen3-next                                                3/97  _?-                                        · 0.0/4.0      318   $0.00  B

             just ended                                                           why                   onset   stop   last words
             ■ deepseek 3.1 ↔ gpt-5                                        12/97  stop-token                9     12   “[END]”
             ■ 4o ↔ gemini-2.5-flash                                       15/97  mutual-closing           10     15   “take care”
             ■ deepseek 3.1 ↔ grok-4                                       10/97  repeated-refusals         5     10   “I must decline to participate.”

             xai 60/60 rpm, waiting 14s    openrouter 31/60    openai 12/500    anthropic 4/50
             p pause   q finish and stop   a anomalies   ? keys
            """);
  }

  @Test
  void fitsInto18Rows() {
    assertThat(drawn(80, 18))
        .isEqualTo(
            """
            attractors-3                         19 done   6 running   7 waiting   0 failed
            ███████████████████████████████████▋························  59 %   ETA 00:31
            $11.20 of $25.00  ███████████▋··············   calls in flight 6, at most $0.41

             running                          msgs   strip                    score    cost
             grok-4 ↔ gpt-5                   71/97  …?--?---?--?-R=R?CR=R  ▇   3.6   $1.94
             Kimi K2 ↔ 4o                     58/97  …?-?-?-?-?-?-==?=-==?  ▄   2.0   $1.31
             sonnet-4.5 ↔ gpt-5               44/97  …?-?-?-?-?-?-?-?-?-CC  ▅   2.6   $0.88
             qwen3-next ↔ Kimi K2             31/97  …?-?-?-~-~~~~~~~~~~~~  ▄   2.4   $0.12
             4o ↔ qwen3-next                   3/97  _?-                    ·   0.0   $0.00
             and 1 more

             ■ deepseek 3.1 ↔ gpt-5           12/97  stop-token            from 9     $0.01

             xai 60/60 rpm, waiting 14s   openrouter 31/60   openai 12/500   anthropic 4/50
             p pause   q finish and stop   a anomalies   ? keys
            """);
  }

  @Test
  void fitsInto14Rows() {
    assertThat(drawn(80, 14))
        .isEqualTo(
            """
            attractors-3                         19 done   6 running   7 waiting   0 failed
            ███████████████████████████████████▋························  59 %   ETA 00:31
            $11.20 of $25.00  ███████████▋··············   calls in flight 6, at most $0.41

             grok-4 ↔ gpt-5                   71/97  …?--?---?--?-R=R?CR=R  ▇   3.6   $1.94
             Kimi K2 ↔ 4o                     58/97  …?-?-?-?-?-?-==?=-==?  ▄   2.0   $1.31
             and 4 more

             ■ deepseek 3.1 ↔ gpt-5           12/97  stop-token            from 9     $0.01

             xai 60/60 rpm, waiting 14s   openrouter 31/60   openai 12/500   anthropic 4/50
             p pause   q finish and stop   a anomalies   ? keys
            """);
  }

  @Test
  void fitsInto12Rows() {
    assertThat(drawn(80, 12))
        .isEqualTo(
            """
            attractors-3                         19 done   6 running   7 waiting   0 failed
            ███████████████████████████████████▋························  59 %   ETA 00:31
            $11.20 of $25.00  ███████████▋··············   calls in flight 6, at most $0.41

             grok-4 ↔ gpt-5                   71/97  …?--?---?--?-R=R?CR=R  ▇   3.6   $1.94
             and 5 more

             ■ deepseek 3.1 ↔ gpt-5           12/97  stop-token            from 9     $0.01

             xai 60/60 rpm, waiting 14s   openrouter 31/60   openai 12/500   anthropic 4/50
             p pause   q finish and stop   a anomalies   ? keys
            """);
  }

  @Test
  void fitsInto9Rows() {
    assertThat(drawn(80, 9))
        .isEqualTo(
            """
            attractors-3                         19 done   6 running   7 waiting   0 failed
            ███████████████████████████████████▋························  59 %   ETA 00:31
            $11.20 of $25.00  ███████████▋··············   calls in flight 6, at most $0.41

             and 6 running

             xai 60/60 rpm, waiting 14s   openrouter 31/60   openai 12/500   anthropic 4/50
             p pause   q finish and stop   a anomalies   ? keys
            """);
  }

  @Test
  void fitsInto7Rows() {
    assertThat(drawn(80, 7))
        .isEqualTo(
            """
            attractors-3                         19 done   6 running   7 waiting   0 failed
            ███████████████████████████████████▋························  59 %   ETA 00:31
            $11.20 of $25.00  ███████████▋··············   calls in flight 6, at most $0.41

             xai 60/60 rpm, waiting 14s   openrouter 31/60   openai 12/500   anthropic 4/50
             p pause   q finish and stop   a anomalies   ? keys
            """);
  }

  @Test
  void fitsInto5Rows() {
    assertThat(drawn(80, 5))
        .isEqualTo(
            """
            attractors-3                         19 done   6 running   7 waiting   0 failed
            ███████████████████████████████████▋························  59 %   ETA 00:31
            $11.20 of $25.00  ███████████▋··············   calls in flight 6, at most $0.41
             xai 60/60 rpm, waiting 14s   openrouter 31/60   openai 12/500   anthropic 4/50
            """);
  }

  @Test
  void fitsInto3Rows() {
    assertThat(drawn(80, 3))
        .isEqualTo(
            """
            attractors-3                         19 done   6 running   7 waiting   0 failed
            ███████████████████████████████████▋························  59 %   ETA 00:31
            """);
  }

  static String drawn(int columns, int rows) {
    return String.join("\n", lines(columns, rows, night(), SIGNS)) + "\n";
  }

  static List<String> lines(int columns, int rows, Progress progress, Palette palette) {
    var face = new BatchView.Face(palette, true, false, false);
    return new BatchView(columns, rows, face, LocalTime.of(13, 50)).lines(progress);
  }

  /// The night of the design.
  static Progress night() {
    return night(
        List.of(
            talk(
                "grok-4",
                "gpt-5",
                71,
                "-?-?-?-?-?-?-?-?-?-?--?---?--?-R=R?CR=R",
                3.6,
                48_120,
                "1.94"),
            talk(
                "Kimi K2",
                "4o",
                58,
                "-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-==?=-==?",
                2.0,
                61_377,
                "1.31"),
            talk(
                "sonnet-4.5",
                "gpt-5",
                44,
                "?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-?-CC",
                2.6,
                8_602,
                "0.88"),
            talk(
                "qwen3-next",
                "Kimi K2",
                31,
                "_?-?-?-?-?-?-?-?-~-~~~~~~~~~~~~",
                2.4,
                12_940,
                "0.12"),
            new Talk(
                "g",
                "gemini-2.5-flash",
                "qwen3-next",
                "none r1",
                7,
                97,
                "_?-?--?",
                0,
                4.0,
                new Used(2_211, true, new BigDecimal("0.01"), true),
                Doing.HELD,
                Side.A),
            talk("4o", "qwen3-next", 3, "_?-", 0, 318, "0.00")),
        new Counts(32, 19, 0, 0, 6, 0));
  }

  static Progress night(List<Talk> talks, Counts counts) {
    return new Progress(
        "attractors-3",
        Controls.Phase.RUNNING,
        counts,
        new Spending(new BigDecimal("11.20"), new BigDecimal("0.41"), 6, 0, new BigDecimal("25")),
        Duration.ofMinutes(31),
        Duration.ofMinutes(42),
        talks,
        List.of(
            over("deepseek 3.1", "gpt-5", 12, Ending.STOP_TOKEN, 9, "0.01", "[END]"),
            over("4o", "gemini-2.5-flash", 15, Ending.MUTUAL_CLOSING, 10, "0.05", "take care"),
            over(
                "deepseek 3.1",
                "grok-4",
                10,
                Ending.REPEATED_REFUSALS,
                5,
                "0.02",
                "I must decline to participate.")),
        List.of(
            new Progress.Provider("xai", 60, 60, null, Duration.ofSeconds(14), 1),
            new Progress.Provider("openrouter", 31, 60, null, null, 0),
            new Progress.Provider("openai", 12, 500, null, null, 0),
            new Progress.Provider("anthropic", 4, 50, null, null, 0)),
        new Sums(957, 1, 2_147, new BigDecimal("33.97"), 2, 0, 1, 0),
        List.of(new Progress.Oddity("a_b_x_r1", 7, "asked for a, b answered")));
  }

  private static Talk talk(
      String a, String b, int messages, String strip, double score, long tokens, String dollars) {
    var used = new Used(tokens, true, new BigDecimal(dollars), true);
    return new Talk(
        a + b, a, b, "none r1", messages, 97, strip, score, 4.0, used, Doing.WRITING, Side.B);
  }

  private static Over over(
      String a, String b, int messages, Ending ending, int onset, String dollars, String words) {
    return new Over(
        a + b, a, b, "none r1", messages, 97, ending, onset, new BigDecimal(dollars), words);
  }

  /// No line reaches the last column, no block the last row, whatever the names are.
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 2",
    "5, 3",
    "20, 5",
    "39, 7",
    "59, 12",
    "60, 24",
    "79, 9",
    "80, 24",
    "109, 40",
    "110, 11",
    "120, 50",
    "200, 60",
    "500, 200"
  })
  void fitsAnyTerminal(int columns, int rows) {
    for (var name :
        List.of(
            "a",
            "日本語のとても長い名前",
            "\u001b[2J\u202Eevil\n",
            "👩‍👩‍👧‍👦".repeat(30),
            "é".repeat(99))) {
      for (var running : List.of(0, 1, 7, 2_000)) {
        var progress = hostile(name, running, rows);
        for (var face : faces()) {
          var view = new BatchView(columns, rows, face, LocalTime.NOON).lines(progress);
          assertThat(view).hasSizeLessThanOrEqualTo(Math.max(1, rows - 1));
          assertThat(view)
              .allMatch(line -> Width.of(BatchBlock.plain(line)) <= Math.max(1, columns - 1));
          assertThat(view)
              .allMatch(
                  line -> Neutral.line(BatchBlock.plain(line)).equals(BatchBlock.plain(line)));
        }
      }
    }
  }

  private static List<BatchView.Face> faces() {
    return List.of(
        new BatchView.Face(STYLED, true, false, false),
        new BatchView.Face(Palette.PLAIN, false, false, false),
        new BatchView.Face(STYLED, true, true, false),
        new BatchView.Face(STYLED, true, false, true));
  }

  private static Progress hostile(String name, int running, int rows) {
    var talks = new ArrayList<Talk>();
    for (var i = 0; i < Math.min(running, rows); i++) {
      talks.add(talk(name, name, i, "-".repeat(Math.min(40, i)), i % 5, i * 1_000_000L, "1234.56"));
    }
    var over = over(name, name, 100_000, Ending.STAGE_DIRECTIONS, 99_999, "99999", name);
    return new Progress(
        name,
        Controls.Phase.STOPPING,
        new Counts(12_000, 9_000, 77, 3, running, 8_000),
        new Spending(
            new BigDecimal("123456.789"), new BigDecimal("99.9"), 2000, 7, new BigDecimal("1")),
        Duration.ofDays(3),
        Duration.ofDays(1),
        talks,
        List.of(over, over, over, over, over, over),
        List.of(
            new Progress.Provider(name, 99_999, 5, 3, Duration.ofHours(2), 2000),
            new Progress.Provider(name + "2", 0, null, null, null, 0),
            new Progress.Provider(name + "3", 0, null, null, null, 5)),
        new Sums(1_000_000, 9, 9_999_999, BigDecimal.TEN, 5, 6, 7, 8),
        List.of(new Progress.Oddity(name, 3, name)));
  }
}
