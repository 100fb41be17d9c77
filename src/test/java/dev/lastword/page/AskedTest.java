package dev.lastword.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.archive.Query;
import dev.lastword.detect.MessageClass;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedTest {
  @Test
  void aLinkHoldsAllOfIt() {
    var asked =
        Asked.of(
            Map.of(
                "q", List.of("two words & more"),
                "model", List.of("Kimi K2"),
                "class", List.of("chant", "echo"),
                "sort", List.of("over"),
                "turned", List.of(""),
                "page", List.of("3")));
    assertThat(asked.href())
        .isEqualTo(
            "/?q=two%20words%20%26%20more&model=Kimi%20K2&class=chant&class=echo&sort=over&turned&page=3");
    assertThat(asked.query().classes()).containsExactly(MessageClass.CHANT, MessageClass.ECHO);
    assertThat(asked.query().sort()).isEqualTo(Query.Sort.OVER);
    assertThat(asked.query().offset()).isEqualTo(120);
  }

  @Test
  void aChoiceIsTakenBackByTheSameLink() {
    var asked = Asked.of(Map.of("ending", List.of("echo"), "page", List.of("2")));
    assertThat(asked.toggled("ending", "chant")).isEqualTo("/?ending=echo&ending=chant");
    assertThat(asked.toggled("ending", "echo")).isEqualTo("/");
    assertThat(asked.sorted(Query.Sort.DATE)).isEqualTo("/?ending=echo&turned");
  }

  @Test
  void whatNobodyKnowsAsksForNothing() {
    var asked =
        Asked.of(
            Map.of(
                "sort",
                List.of("nix"),
                "page",
                List.of("-4"),
                "since",
                List.of("yesterday"),
                "class",
                List.of("nix"),
                "nix",
                List.of("x"),
                "pair",
                List.of("one")));
    assertThat(asked.query().sort()).isEqualTo(Query.Sort.DATE);
    assertThat(asked.query().since()).isNull();
    assertThat(asked.query().classes()).isEmpty();
    assertThat(asked.query().pair()).isEmpty();
    assertThat(asked.page()).isEqualTo(1);
  }

  @Test
  void theCommandIsQuotedForAShell() {
    var asked = Asked.of(Map.of("q", List.of("it's"), "pair", List.of("a b ↔ c")));
    assertThat(asked.command()).isEqualTo("lastword search 'it'\\''s' --pair 'a b' c");
  }
}
