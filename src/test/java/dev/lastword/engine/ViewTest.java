package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.Prompt;
import dev.lastword.endpoint.Prompt.Role;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewTest {
  @Test
  void theFirstToSpeakIsAskedToOpen() {
    assertThat(View.of(Side.A, List.of()).lines())
        .containsExactly(new Prompt.Line(Role.USER, "(You open the conversation.)"));
  }

  @Test
  void eachSideSeesItselfAsTheAssistant() {
    var talk = List.<Line>of(said(1, Side.A, "one"), said(2, Side.B, "two"));
    assertThat(View.of(Side.B, talk).lines())
        .containsExactly(new Prompt.Line(Role.USER, "one"), new Prompt.Line(Role.ASSISTANT, "two"));
    assertThat(View.of(Side.A, talk).lines())
        .containsExactly(
            new Prompt.Line(Role.USER, "(You open the conversation.)"),
            new Prompt.Line(Role.ASSISTANT, "one"),
            new Prompt.Line(Role.USER, "two"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u00a0", "\u200b\u2060", "\u3000"})
  void blankTextIsSentAsNoTextAndListed(String blank) {
    var view = View.of(Side.B, List.of(said(1, Side.A, blank)));
    assertThat(view.lines()).containsExactly(new Prompt.Line(Role.USER, "(no text)"));
    assertThat(view.adapted()).containsExactly("blank, sent as (no text): 1");
  }

  @Test
  void neighboursOfOneRoleAreJoinedByABlankLine() {
    var talk = List.of(new Line.Operator("Talk about tides.", null), said(1, Side.A, "one"));
    var view = View.of(Side.B, talk);
    assertThat(view.lines())
        .containsExactly(new Prompt.Line(Role.USER, "Talk about tides.\n\none"));
    assertThat(view.adapted()).containsExactly("joined to the line before: 1");
  }

  @Test
  void aWordToOneSideIsNotHeardByTheOther() {
    var talk = List.of(said(1, Side.A, "one"), new Line.Operator("psst", Side.A));
    assertThat(View.of(Side.B, talk).lines()).containsExactly(new Prompt.Line(Role.USER, "one"));
  }

  @Test
  void plainTextIsSentAsItIs() {
    var text = "  ${env:HOME} %s {} \r\n";
    var view = View.of(Side.B, List.of(said(1, Side.A, text)));
    assertThat(view.lines().getFirst().text()).isEqualTo(text);
    assertThat(view.adapted()).isEmpty();
  }

  private static Line said(int number, Side side, String text) {
    return new Line.Spoken(new Message(number, side, side.code(), text));
  }
}
