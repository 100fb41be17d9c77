package dev.lastword.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StopRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "policy",
        "mutual-closing",
        "echo and messages(20)",
        "(farewell(2) or stop-token(4)) and messages(10)",
        "  policy   or(chant(3))  ",
        "repeated-refusals or silence or stuck and empty(2)"
      })
  void acceptsWhatTheLanguageAllows(String expression) {
    assertThat(new StopRules(Policy.BALANCED, expression, List.of(), List.of())).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "mutual-closng, 1, mutual-closing",
    "policy or farewel(2), 11, farewell",
    "farewell, 1, farewell(1)",
    "messages, 1, messages(1)",
    "policy and, 11, ''",
    "policy policy, 8, ''",
    "(policy, 8, ''",
    "farewell(0), 10, ''",
    "farewell(x), 10, ''",
    "'', 1, ''",
    "policy or or echo, 11, ''"
  })
  void namesTheColumnAndTheNearestAtom(String expression, int column, String nearest) {
    var trouble =
        catchThrowableOfType(
            StopSyntaxException.class,
            () -> new StopRules(Policy.BALANCED, expression, List.of(), List.of()));
    assertThat(trouble).hasMessageContaining("column " + column);
    assertThat(trouble.column()).isEqualTo(column);
    assertThat(trouble.nearest()).isEqualTo(nearest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x*", "^", "a|", "("})
  void refusesPatternsThatMatchNothingOrAreMalformed(String pattern) {
    assertThatThrownBy(() -> new StopRules(Policy.BALANCED, null, List.of(), List.of(pattern)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(pattern);
  }

  @Test
  void refusesBlankPhrases() {
    assertThatThrownBy(() -> new StopRules(Policy.BALANCED, null, List.of(" "), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void endsAtAPhraseInAnyCase() {
    var rules = new StopRules(Policy.OFF, null, List.of("over (and) out"), List.of());
    var stop = lastStop(rules, "The valve is shut.", "Good. OVER (AND) OUT.");
    assertThat(stop).isNotNull();
    assertThat(stop.rule()).isEqualTo(Rule.PHRASE);
    assertThat(stop.after()).isEqualTo(2);
  }

  @Test
  void endsWhereAPatternMatches() {
    var rules = new StopRules(Policy.OFF, null, List.of(), List.of("(?i)ticket #\\d+ closed"));
    var stop = lastStop(rules, "Is it done?", "Ticket #41 closed.");
    assertThat(stop).isNotNull();
    assertThat(stop.rule()).isEqualTo(Rule.PATTERN);
  }

  @Test
  void delaysAStopByAnExpression() {
    var texts =
        new String[] {
          "The valve is shut and the pump runs dry.",
          "Then the tank will last until Friday.",
          "Thank you. Goodbye!",
          "Goodbye!",
          "Bye!",
          "Bye!"
        };
    var at = StopRules.of(Policy.BALANCED);
    var delayed = new StopRules(Policy.BALANCED, "policy and messages(6)", List.of(), List.of());
    assertThat(lastStop(at, texts)).isNotNull().extracting(Stop::after).isEqualTo(5);
    assertThat(lastStop(delayed, texts)).isNotNull().extracting(Stop::after).isEqualTo(6);
  }

  @Test
  void countsClassesSinceTheLastReset() {
    var rules = new StopRules(Policy.OFF, "empty(2)", List.of(), List.of());
    assertThat(lastStop(rules, "", "The ferry leaves from the north quay at dawn.", "")).isNull();
    assertThat(lastStop(rules, "The ferry leaves from the north quay at dawn.", "", ""))
        .isNotNull();
  }

  private static @Nullable Stop lastStop(StopRules rules, String... texts) {
    var detector = new Detector(rules);
    Stop stop = null;
    for (int i = 0; i < texts.length; i++) {
      var side = i % 2 == 0 ? Utterance.Side.A : Utterance.Side.B;
      stop = detector.hear(Utterance.of(side, texts[i])).stop();
    }
    return stop;
  }
}
