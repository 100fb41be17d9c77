package dev.lastword.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the judge tells of its reasons.
class AccountTest {
  private static final List<String> ALIVE =
      List.of(
          "The spire at Rouen is cast iron, and the masons hated it for a century.",
          "Masons hate anything that expands. How did they fix it to limestone?",
          "They counted the bolts: eight thousand, and nobody kept the drawings.",
          "So the repair gang measured each one by hand, in winter, on ropes.",
          "Then the storm of 1999 took one turret through the choir roof.",
          "Which is how they found the older oak frame under the lead.");

  @Test
  void tellsWhoClosedWithWhichWordsAndWhatWasNeeded() {
    assertThat(told(stop("Goodbye, and thank you!", "Goodbye!")))
        .matches(
            "Ada took leave at 7 \\(“Goodbye, and thank you!”\\) and Bob took leave at 8"
                + " \\(“Goodbye!”\\)\\. A farewell or stop token that the other side answers in kind"
                + " ends a talk, whatever the closing score: it stood at \\d\\.\\d of \\d\\.\\d\\.");
  }

  @Test
  void namesTheClosingThatDidNotCountAndWhatCameAfterIt() {
    var account =
        told(
            stop(
                "Goodbye!",
                "Wait, who paid for the bolts and the scaffold: chapter, bishop or state?",
                "The state did, in 1823, out of the budget for bridges and canals.",
                "Then the deed must lie in the prefecture, among the canal ledgers.",
                "Goodbye!",
                "Goodbye!"));
    assertThat(account)
        .contains("Ada took leave at 11 (“Goodbye!”) and Bob took leave at 12")
        .endsWith(
            "What was said of an ending at 7 did not count, because the talk went on: a question left"
                + " open at 8.");
  }

  @Test
  void saysNothingOfEarlierClosingsWhereThereAreNone() {
    assertThat(told(stop("Goodbye!", "Goodbye!"))).doesNotContain("did not count");
  }

  @Test
  void countsHowOftenTheSameWordsCame() {
    var refusal = "I'm sorry, but I can't help with that.";
    var lines = new ArrayList<String>();
    for (var what : List.of("door", "key", "lock", "hinge", "bell", "step")) {
      lines.add("Would you at least draw me the " + what + " of the abbey?");
      lines.add(refusal);
    }
    assertThat(told(stop(lines.toArray(String[]::new))))
        .contains("Bob declined in each of its last 4 messages")
        .contains("“" + refusal + "” 4 times")
        .contains("Ada asked at ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Goodbye\u001b[2J now!", "Good\u202ebye!", "Goodbye,\n\n---\nfriend!"})
  void holdsNothingThatActsOnALine(String farewell) {
    var account = told(stop(farewell, "Goodbye!", "Bye!", "Bye!"));
    assertThat(account.codePoints())
        .isNotEmpty()
        .noneMatch(Character::isISOControl)
        .noneMatch(point -> Character.getType(point) == Character.FORMAT);
  }

  @Test
  void aNameCannotFloodIt() {
    var stop = stop("Goodbye!", "Goodbye!");
    var account = stop.account().tell("x\u0002\n".repeat(500), "Bob");
    assertThat(account).hasSizeLessThan(600).doesNotContain("\u0002").doesNotContain("\n");
  }

  @Test
  void isTheSameWhicheverSideIsCalledA() {
    var texts = new ArrayList<>(ALIVE);
    texts.addAll(List.of("That's all.", "Thank you, goodbye!", "Goodbye!", "Bye!"));
    var one = stop(texts, Utterance.Side.A).account().tell("Ada", "Bob");
    var other = stop(texts, Utterance.Side.B).account().tell("Bob", "Ada");
    assertThat(one).isNotEmpty().isEqualTo(other);
  }

  @ParameterizedTest
  @CsvSource({
    "a few words, 20, a few words",
    "a few words more than fit, 12, a few words…",
    "unbreakableunbreakable, 10, unbreakab…",
    "'He stopped. Then he', 13, He stopped…",
    "'  two\n\nlines ', 20, two lines"
  })
  void excerptsEndAtAWord(String text, int most, String cut) {
    assertThat(Excerpt.of(text, most)).isEqualTo(cut);
  }

  @Test
  void excerptsLookAtNoMoreThanTheBeginning() {
    assertThat(Excerpt.of(" ".repeat(1_000_000) + "x", 10)).hasSizeLessThan(11);
  }

  @Test
  void joinsNumbersAsASentenceDoes() {
    assertThat(Numbers.of(List.of(4))).isEqualTo("4");
    assertThat(Numbers.of(List.of(4, 5))).isEqualTo("4 and 5");
    assertThat(Numbers.of(List.of(4, 5, 6))).isEqualTo("4 to 6");
    assertThat(Numbers.of(List.of(4, 6, 9))).isEqualTo("4, 6 and 9");
    assertThat(Numbers.of(List.of(1, 3, 5, 7, 9, 11, 13))).isEqualTo("7 messages between 1 and 13");
  }

  private static String told(Stop stop) {
    return stop.account().tell("Ada", "Bob");
  }

  private static Stop stop(String... closing) {
    var texts = new ArrayList<>(ALIVE);
    texts.addAll(List.of(closing));
    return stop(texts, Utterance.Side.A);
  }

  private static Stop stop(List<String> texts, Utterance.Side first) {
    var detector = new Detector(Policy.BALANCED);
    var other = first == Utterance.Side.A ? Utterance.Side.B : Utterance.Side.A;
    Verdict verdict = null;
    for (var i = 0; i < texts.size(); i++) {
      verdict = detector.hear(Utterance.of(i % 2 == 0 ? first : other, texts.get(i)));
    }
    return Objects.requireNonNull(Objects.requireNonNull(verdict).stop());
  }
}
