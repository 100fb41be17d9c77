package dev.lastword.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {
  private static final Map<String, String> VARS =
      Map.of("a", "ONE", "b-2", "TWO", "loop", "${a}", "dollar", "$", "brace", "}${a}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${a} | ONE",
        "x${a}y${b-2}z | xONEyTWOz",
        "${loop} | ${a}",
        "${brace} | }${a}",
        "$${a} | ${a}",
        "$$${a} | $${a}",
        "$${c} | $${c}",
        "${a:-x} | ${a:-x}",
        "${ a } | ${ a }",
        "${c} | ${c}",
        "${x${a} | ${xONE",
        "${${a}} | ${ONE}",
        "${dollar}{a} | ${a}",
        "${a | ${a",
        "a} | a}",
        "${env:HOME} ${a} | ${env:HOME} ONE",
        "{a} %s $a | {a} %s $a"
      })
  void fillsVariablesOnceAndNothingElse(String text, String filled) {
    var source = new SourceText("p.md", text);
    assertThat(new Substitution(VARS).fill(source, 0, 1_000, new ArrayList<>())).isEqualTo(filled);
  }

  @Test
  void warnsOfEachUnknownWordOnceWithItsPlace() {
    var warnings = new ArrayList<Problem>();
    var text = "one\n  ${topik} ${topik}\n${script:x} ${env:HOME} $${kept} ${other}";
    var vars = Map.of("topic", "tides");
    new Substitution(vars).fill(new SourceText("p.md", text), 0, 1_000, warnings);
    assertThat(warnings)
        .extracting(Problem::place, Problem::message, Problem::hint)
        .containsExactly(
            tuple("p.md:2:3", "${topik} is no variable", "nearest: topic"),
            tuple("p.md:3:34", "${other} is no variable", "sent as written; vars: other fills it"));
  }
}
