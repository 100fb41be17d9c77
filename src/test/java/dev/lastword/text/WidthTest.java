package dev.lastword.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WidthTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "abc, 3",
    "naïve, 5",
    "日本, 4",
    "ｶﾅ, 2",
    "가나, 4",
    "👍, 2",
    "👍🏽, 2",
    "👩‍👩‍👧‍👦, 2",
    "🇧🇷, 2",
    "❤️, 2",
    "❤, 1",
    "①, 1",
    "█▎·■□, 5",
    "…—“”, 4",
    "（全角）, 8",
    "𠮷野家, 6",
    "→↔, 2",
    "␛⟨U+202E⟩, 9",
    "க்ஷ, 2"
  })
  void countsColumnsAsATerminalDoes(String line, int columns) {
    assertThat(Width.of(line)).isEqualTo(columns);
  }

  @Test
  void countsNothingForMarksThatSitOnALetter() {
    assertThat(Width.of("e\u0301e\u0301")).isEqualTo(2);
    assertThat(Width.graphemes("e\u0301👩‍🚀x")).containsExactly("e\u0301", "👩‍🚀", "x");
  }

  @Test
  void wrapsBetweenWords() {
    assertThat(Width.wrap("the quick brown fox", 10)).containsExactly("the quick", "brown fox");
    assertThat(Width.wrap("a  b   c", 4)).containsExactly("a  b", "c");
    assertThat(Width.wrap("one\n\ntwo ", 10)).containsExactly("one", "", "two");
    assertThat(Width.wrap("", 10)).containsExactly("");
  }

  @Test
  void keepsTheIndentOfALine() {
    assertThat(Width.wrap("  - a list item here", 12)).containsExactly("  - a list", "item here");
    assertThat(Width.wrap("\tx\ty", 12)).containsExactly("    x   y");
  }

  @Test
  void breaksAWordThatNoLineCanHold() {
    assertThat(Width.wrap("see https://example.org/a", 8))
        .containsExactly("see", "https://", "example.", "org/a");
    assertThat(Width.wrap("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2))
        .containsExactly("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦");
  }

  @Test
  void breaksChineseAnywhereButBeforeClosingPunctuation() {
    assertThat(Width.wrap("你好，世界。再见", 6)).containsExactly("你好，", "世界。", "再见");
    assertThat(Width.wrap("用 Java 写的", 7)).containsExactly("用 Java", "写的");
    assertThat(Width.wrap("二十字以内，好", 10)).containsExactly("二十字以", "内，好");
  }

  @ParameterizedTest
  @CsvSource({"abcdef, 4, abc…", "abcd, 4, abcd", "日本語, 5, 日本…", "日本語, 4, 日…", "ab, 1, …"})
  void shortensToAWidth(String line, int columns, String shown) {
    assertThat(Width.truncate(line, columns)).isEqualTo(shown);
  }

  @Test
  void fillsByColumnsNotByCharacters() {
    assertThat(Width.padRight("日本", 6)).isEqualTo("日本  ");
    assertThat(Width.padLeft("日本", 6)).isEqualTo("  日本");
    assertThat(Width.padLeft("long", 2)).isEqualTo("long");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aLineNeedsRoom(int columns) {
    assertThatThrownBy(() -> Width.wrap("x", columns)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Width.truncate("xy", columns))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wrapsAlikeHoweverTheTextArrivesAndNeverTooWide() {
    var pool = "ab  \n\tcdé日。👍🏽👩‍🚀e\u0301-x中，";
    for (var seed = 0; seed < 3_000; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder();
      for (var i = random.nextInt(80); i > 0; i--) {
        text.appendCodePoint(pool.codePointAt(random.nextInt(pool.length())));
      }
      var clean = Neutral.text(text.toString());
      var columns = 2 + random.nextInt(12);
      var flow = new Flow(columns);
      var out = new StringBuilder();
      clean.codePoints().forEach(point -> out.append(flow.next(Character.toString(point))));
      out.append(flow.end());
      var lines = Width.wrap(clean, columns);
      assertThat(String.join("\n", lines)).as("seed %d", seed).isEqualTo(out.toString());
      assertThat(lines)
          .as("seed %d", seed)
          .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(columns));
      assertThat(String.join("", lines).replaceAll("\\s", ""))
          .as("seed %d", seed)
          .isEqualTo(clean.replaceAll("\\s", ""));
    }
  }

  @Test
  void takesALongWordInBoundedTime() {
    var took =
        CpuTime.of(() -> {
          assertThat(Width.wrap("x".repeat(2_000_000), 76)).hasSizeGreaterThan(20_000);
          assertThat(Width.wrap("e" + "\u0301".repeat(500_000), 76)).isNotEmpty();
          assertThat(Width.wrap("👩‍".repeat(200_000), 76)).isNotEmpty();
          assertThat(Width.of("🇧".repeat(200_000))).isPositive();
        });
    assertThat(took).isLessThan(Duration.ofSeconds(5));
  }
}
