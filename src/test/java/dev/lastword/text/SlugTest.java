package dev.lastword.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
  @ParameterizedTest
  @CsvSource({
    "Kimi K2, kimi-k2",
    "haiku-4.5, haiku-4.5",
    "Émilie du Châtelet, emilie-du-chatelet",
    "Straße Łódź, strasse-lodz",
    "ｋｉｍｉ, kimi",
    "../../etc/passwd, etc-passwd",
    "-rf, rf",
    "gpt_4o, gpt-4o",
    "a...b, a.b",
    "CON, x-con",
    "com1.md, x-com1.md",
    "LPT9, x-lpt9",
    "com\u00b9, x-com1",
    "console, console",
    "'!!!', x",
    "'', x",
    "moonshotai/kimi-k2, moonshotai-kimi-k2",
    "a very long name that goes on and on, a-very-long-name-that-go"
  })
  void namesBecomeSafeFileNames(String name, String slug) {
    assertThat(Slug.of(name, 24)).isEqualTo(slug);
  }

  @Test
  void namesWithoutAnAsciiFormStayApart() {
    assertThat(Slug.of("深度求索", 24)).matches("x[0-9a-f]{8}").isEqualTo(Slug.of("深度求索", 24));
    assertThat(Slug.of("深度求索", 24)).isNotEqualTo(Slug.of("月之暗面", 24));
    assertThat(Slug.of("Kimi 月之暗面", 24)).matches("kimi-[0-9a-f]{8}");
    assertThat(Slug.of("Борис", 4)).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void everyNameGivesAnId() {
    var pieces =
        new String[] {
          "con", "nul", ".", "..", "/", "\\", "-", "_", "é", "中", "\0", "ß", "A", "1", "com1",
          "\ud800", " "
        };
    for (var seed = 0; seed < 50_000; seed++) {
      var random = new Random(seed);
      var name = new StringBuilder();
      for (var i = random.nextInt(8); i > 0; i--) {
        name.append(
            random.nextBoolean()
                ? pieces[random.nextInt(pieces.length)]
                : String.valueOf((char) random.nextInt(0x10000)));
      }
      var max = 1 + random.nextInt(96);
      var slug = Slug.of(name.toString(), max);
      assertThat(Slug.isId(slug)).as("seed %d: %s", seed, slug).isTrue();
      assertThat(slug.length()).as("seed %d", seed).isLessThanOrEqualTo(max);
      assertThat(slug).as("seed %d", seed).doesNotContain("..", "_");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "free-will", "a_b.c-9", "0"})
  void knowsAnId(String id) {
    assertThat(Slug.isId(id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", ".a", "A", "a/b", "a b", "é", "con", "nul.txt", "com1"})
  void knowsWhatIsNoId(String text) {
    assertThat(Slug.isId(text)).isFalse();
    assertThat(Slug.isId("a".repeat(97))).isFalse();
  }

  @Test
  void aSlugNeedsRoom() {
    assertThatThrownBy(() -> Slug.of("x", 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
