package dev.lastword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void showsPlaceExcerptAndHint() {
    var source = new SourceText("night.yaml", "a: 1\r\nmax_message: 50\r\n");
    assertThat(source.problem(2, 1, "unknown key \"max_message\"", "nearest: max_messages").lines())
        .containsExactly(
            "night.yaml:2:1  unknown key \"max_message\"",
            "  2 | max_message: 50",
            "      ^ nearest: max_messages");
  }

  @Test
  void pointsRightUnderWideAndInvisibleText() {
    var source = new SourceText("x", "日本\u001b[: 1");
    assertThat(source.problem(1, 5, "here", "").lines())
        .containsExactly("x:1:5  here", "  1 | 日本␛[: 1", "            ^");
  }

  @Test
  void cutsALongLineAroundThePlace() {
    var source = new SourceText("x", "a".repeat(500) + "!" + "b".repeat(500));
    var lines = source.problem(1, 501, "here", "").lines();
    assertThat(lines.get(1)).hasSizeLessThan(84).contains("!").endsWith("…");
    assertThat(lines.get(1).indexOf('!')).isEqualTo(lines.get(2).indexOf('^'));
  }

  @Test
  void nothingInAProblemActsOnATerminalOrShowsAKey() {
    var problem =
        Problem.with("a\u001b]0;x", "bad \u202e sk-1234567890abcdefghij", "api_key: hunter2");
    assertThat(problem.toString())
        .contains("␛", "⟨U+202E⟩")
        .doesNotContain("\u001b", "\u202e", "1234567890", "hunter2");
  }

  @Test
  void aProblemWithoutPlaceIsItsMessage() {
    assertThat(Problem.with("", "nothing is there", "").lines())
        .containsExactly("nothing is there");
    assertThat(Problem.with("-a", "nobody", "somebody").lines())
        .containsExactly("-a  nobody", "  somebody");
  }

  @Test
  void anExceptionNeedsAProblem() {
    assertThatThrownBy(() -> new UsageException(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
