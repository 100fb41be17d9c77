package dev.lastword.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeutralTest {
  private static final String[] NASTY = {
    "\u001b[2J",
    "\u001b]0;x\u0007",
    "\u009b31m",
    "\u202e",
    "\u2066",
    "\u2028",
    "\u0085",
    "\u0000",
    "\ud800",
    "\udc00",
    "\ud83d",
    "\u200b",
    "\u200d",
    "\u200c",
    "\ufe0f",
    "\ufeff",
    "\u00ad",
    "\udb40\udc41",
    "\udb40\udd01",
    "\r",
    "\n",
    "\r\n",
    "\t",
    "\ud83d\ude00",
    "a",
    "é",
    "中",
    "\u0644",
    "\u0301",
    "\u3164",
    "\ufffe",
    "1",
    "\u007f",
    "\b",
    "\u061c",
    "\u0600"
  };

  @ParameterizedTest
  @CsvSource({
    "27, ␛",
    "0, ␀",
    "7, ␇",
    "8, ␈",
    "127, ␡",
    "155, ⟨U+009B⟩",
    "133, ⟨U+0085⟩",
    "8238, ⟨U+202E⟩",
    "8294, ⟨U+2066⟩",
    "1564, ⟨U+061C⟩",
    "8232, ⟨U+2028⟩",
    "8233, ⟨U+2029⟩",
    "8203, ⟨U+200B⟩",
    "65279, ⟨U+FEFF⟩",
    "173, ⟨U+00AD⟩",
    "917569, ⟨U+E0041⟩",
    "917505, ⟨U+E0001⟩",
    "917760, ⟨U+E0100⟩",
    "12644, ⟨U+3164⟩",
    "65534, ⟨U+FFFE⟩",
    "65024, ⟨U+FE00⟩",
    "55296, ⟨U+D800⟩",
    "57343, ⟨U+DFFF⟩"
  })
  void showsWhatWouldActOrHide(int point, String standIn) {
    var raw = "a" + (point < 0x10000 ? (char) point : Character.toString(point)) + "b";
    assertThat(Neutral.text(raw)).isEqualTo("a" + standIn + "b");
    assertThat(Neutral.harmless(raw)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain\n\ttext",
        "naïve café",
        "日本語と漢字。",
        "👩‍🚀 👍🏽 ❤️ 1️⃣ 🇧🇷",
        "می‌خواهم",
        "क्‍ष",
        "e\u0301",
        "Ω≈ç√ —“”…"
      })
  void leavesWrittenLanguageAlone(String text) {
    assertThat(Neutral.text(text)).isEqualTo(text);
    assertThat(Neutral.harmless(text)).isTrue();
  }

  @Test
  void refusesJoinersBetweenLettersThatNeedNone() {
    assertThat(Neutral.text("pay\u200dpal")).isEqualTo("pay⟨U+200D⟩pal");
    assertThat(Neutral.text("pay\u200cpal")).isEqualTo("pay⟨U+200C⟩pal");
    assertThat(Neutral.text("x\ufe0f\ufe0f")).isEqualTo("x⟨U+FE0F⟩⟨U+FE0F⟩");
  }

  @Test
  void makesEveryLineEndALineFeed() {
    assertThat(Neutral.text("a\r\nb\rc\nd\r\r\ne")).isEqualTo("a\nb\nc\nd\n\ne");
  }

  @Test
  void putsATextOnOneLine() {
    assertThat(Neutral.line("a\r\nb\tc\u001b")).isEqualTo("a⏎b c␛");
  }

  @Test
  void readsAStreamCutAnywhere() {
    var random = new Random(7);
    for (var round = 0; round < 20_000; round++) {
      var text = nasty(random);
      var stream = new Neutral();
      var out = new StringBuilder();
      for (var from = 0; from < text.length(); ) {
        var to = Math.min(text.length(), from + 1 + random.nextInt(3));
        out.append(stream.next(text.substring(from, to)));
        from = to;
      }
      out.append(stream.end());
      assertThat(out.toString()).as("round %d", round).isEqualTo(Neutral.text(text));
    }
  }

  @Test
  void beginsAnewAfterItsEnd() {
    var stream = new Neutral();
    assertThat(stream.next("a\ud83d") + stream.end()).isEqualTo("a⟨U+D83D⟩");
    assertThat(stream.next("\ude00\r") + stream.end()).isEqualTo("⟨U+DE00⟩\n");
    assertThat(stream.next("\nb") + stream.end()).isEqualTo("\nb");
  }

  @Test
  void letsNoRawByteThroughInAMillionStrings() {
    var random = new Random(20261121);
    var raw = new AtomicInteger();
    var took =
        CpuTime.of(() -> {
          for (var round = 0; round < 1_000_000; round++) {
            raw.addAndGet(rawCount(Neutral.text(nasty(random))));
          }
        });
    assertThat(raw).hasValue(0);
    assertThat(took).isLessThan(Duration.ofSeconds(5));
  }

  private static String nasty(RandomGenerator random) {
    var out = new StringBuilder();
    for (var left = random.nextInt(9); left > 0; left--) {
      switch (random.nextInt(3)) {
        case 0 -> out.append((char) random.nextInt(0x10000));
        case 1 -> out.appendCodePoint(random.nextInt(0x110000));
        default -> out.append(NASTY[random.nextInt(NASTY.length)]);
      }
    }
    return out.toString();
  }

  // Written apart from the code it tests: by category, not by the tables of Neutral.
  private static int rawCount(String shown) {
    var hits = 0;
    for (var i = 0; i < shown.length(); ) {
      var point = shown.codePointAt(i);
      var before = i == 0 ? 0 : shown.codePointBefore(i);
      hits += isRaw(point, before) ? 1 : 0;
      i += Character.charCount(point);
    }
    return hits;
  }

  private static boolean isRaw(int point, int before) {
    if (point >= 0xe0000 && point <= 0xe0fff) {
      return true;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point != '\n' && point != '\t';
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.FORMAT -> (point == 0x200d || point == 0x200c) ? before < 0x80 : isBidi(point);
      default -> false;
    };
  }

  private static boolean isBidi(int point) {
    return point == 0x61c
        || (point >= 0x200b && point <= 0x200f)
        || (point >= 0x202a && point <= 0x202e)
        || (point >= 0x2060 && point <= 0x206f)
        || point == 0xfeff
        || point == 0xad;
  }
}
