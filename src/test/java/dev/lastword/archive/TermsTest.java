package dev.lastword.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The TIDE, at 4:30 | the tide at 4 30",
        "don't foo_bar | don t foo bar",
        "Café naïve Ångström | cafe naive angstrom",
        "Straße STRASSE | strasse strasse",
        "Łódź Øresund đak æon | lodz oresund dak aeon",
        "İstanbul ISTANBUL ışık | istanbul istanbul isik",
        "Việt Nam | viet nam",
        "Ёлка йод И | елка йод и",
        "ΣΊΣΥΦΟΣ σίσυφος | σισυφοσ σισυφοσ",
        "مُحَمَّد أحمد | محمد احمد",
        "שָׁלוֹם | שלום",
        "किताब में | किताब में",
        "ＡＢＣ１２３ | abc123",
        "今天天气 | 今天 天天 天气 气",
        "天 | 天",
        "使用Java编程 | 使用 用 java 编程 程",
        "東京タワー | 東京 京タ タワ ワー ー",
        "ｶﾞﾗｽ | ガラ ラス ス",
        "서울에서 | 서울 울에 에서 서",
        "สวัสดี | สวั วัส สดี ดี",
        "🌊 wave 👩‍💻 | 🌊 wave 👩 💻",
        "soft\u00adhyphen | softhyphen",
        "... !!! | ''",
      })
  void cutsAsReadersWouldLook(String text, String terms) {
    assertThat(String.join(" ", terms(text))).isEqualTo(terms);
  }

  @Test
  void everyTermStandsWhereItSays() {
    var text = "Die Flut — 今天天气 — kommt. 🌊 Café!";
    Terms.of(
        text,
        (term, kind, from, mid, to) -> {
          assertThat(from).isLessThan(mid);
          assertThat(mid).isLessThanOrEqualTo(to);
          var again = terms(text.substring(from, to)).getFirst();
          assertThat(again).isEqualTo(term.toString());
          assertThat(kind == Terms.Kind.PAIR).isEqualTo(mid < to);
        });
  }

  @Test
  void aComposedLetterAndItsPartsAreOneTerm() {
    assertThat(terms("re\u0301sume\u0301 한글 が"))
        .isEqualTo(terms("résumé \u1112\u1161\u11ab\u1100\u1173\u11af か\u3099"));
  }

  @Test
  void anyTextIsCutInLinearTime() {
    var random = new Random(11);
    for (var i = 0; i < 2_000; i++) {
      var text = new StringBuilder();
      for (var j = random.nextInt(40); j > 0; j--) {
        text.appendCodePoint(
            random.nextInt(3) == 0 ? random.nextInt(0x11_0000) : random.nextInt(0x3100));
      }
      if (random.nextInt(4) == 0) {
        text.append((char) (0xD800 + random.nextInt(0x800)));
      }
      for (var term : terms(text.toString())) {
        assertThat(term).as("seed 11, text %s", i).isNotEmpty().doesNotContain(" ", "\"", "\0");
      }
    }
    assertThat(terms("e" + "\u0301".repeat(1_000_000))).containsExactly("e");
    assertThat(terms("x".repeat(1_000_000))).hasSize(1);
  }

  private static List<String> terms(String text) {
    var terms = new ArrayList<String>();
    Terms.of(text, (term, _, _, _, _) -> terms.add(term.toString()));
    return terms;
  }
}
