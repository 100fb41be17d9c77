package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThinkFilterTest {
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private final ThinkFilter filter = new ThinkFilter(text::append, reasoning::append);

  @Test
  void findsTheMarksWhereverTheyAreSplit() {
    var whole = " \n<think>a</b</think>\n\nHi </think> there";
    for (var first = 0; first <= whole.length(); first++) {
      for (var second = first; second <= whole.length(); second++) {
        var split = new ThinkFilterTest();
        split.hear(
            whole.substring(0, first), whole.substring(first, second), whole.substring(second));
        assertThat(split.reasoning).hasToString("a</b");
        assertThat(split.text).hasToString("Hi </think> there");
      }
    }
  }

  @Test
  void holdsNotBackForEver() {
    var blanks = 1_000_000;
    for (var i = 0; i < blanks; i++) {
      filter.take(" ");
    }
    filter.take("<think>x");
    filter.end();
    assertThat(text).hasSize(blanks + 8);
    assertThat(reasoning).isEmpty();
  }

  @Test
  void losesNothingOfAMarkThatDidNotCome() {
    hear("<think>almost</thi");
    assertThat(reasoning).hasToString("almost</thi");
    assertThat(text).isEmpty();
  }

  private void hear(String... parts) {
    for (var part : parts) {
      filter.take(part);
    }
    filter.end();
  }
}
