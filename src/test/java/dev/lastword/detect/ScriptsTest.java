package dev.lastword.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How scripts other than Latin are read.
class ScriptsTest {
  @ParameterizedTest
  @CsvSource({"ज़रूर, जरूर", "हाँ, हां", "٤٨, 48", "२०, 20", "ёлка, елка"})
  void spellingVariantsMeet(String one, String other) {
    assertThat(tokens(one).hash(0)).isEqualTo(tokens(other).hash(0));
  }

  @ParameterizedTest
  @CsvSource({"الحوار, حوار", "والحوار, حوار", "بالسعادة, سعادة", "للمدينة, مدينة"})
  void theArabicArticleIsNoPartOfTheStem(String one, String other) {
    assertThat(tokens(one).stem(0)).isEqualTo(tokens(other).stem(0));
  }

  @ParameterizedTest
  @CsvSource({"ولد, ولد", "الف, الف"})
  void shortArabicWordsKeepTheirLetters(String one, String other) {
    assertThat(Stem.of(tokens(one), 0)).isEqualTo(tokens(other).stem(0)).isNotZero();
    assertThat(tokens(one).stem(0)).isNotEqualTo(tokens(one.substring(1)).stem(0));
  }

  @Test
  void arabicPhrasesMayBeginWithAnAnd() {
    assertThat(read("وشكرا جزيلا لك.").getFirst().tag()).isEqualTo(Tag.GRATITUDE);
  }

  @Test
  void wordsOfSeveralSignsAreKnownAsAWhole() {
    var sentence = read("宇宙深邃").getFirst();
    assertThat(sentence.hears(Cue.BLISS)).isTrue();
    assertThat(read("因为所以").getFirst().fresh()).isZero();
  }

  @Test
  void shortHangulPhrasesAreWholeWords() {
    assertThat(read("네.").getFirst().tag()).isEqualTo(Tag.ACKNOWLEDGEMENT);
    assertThat(read("네덜란드 튤립 시장").getFirst().cues()).isZero();
    assertThat(read("바이올린 현 교체").getFirst().hears(Cue.FAREWELL)).isFalse();
  }

  @Test
  void aTildeEndsASentenceOfSigns() {
    assertThat(read("감사합니다~ 내일 봬요~")).hasSize(2);
    assertThat(read("about ~ ten")).hasSize(1);
  }

  private static Tokens tokens(String text) {
    return Segments.of(text).tokens();
  }

  private static List<Sentence> read(String text) {
    return new SentenceReader(Lexicon.shared(), new Fingerprints(512)).read(Segments.of(text));
  }
}
