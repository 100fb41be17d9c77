package dev.lastword.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.journal.Judged;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain|<p>plain</p>",
        "*a* **b**|<p><em>a</em> <strong>b</strong></p>",
        "`x < y`|<p><code>x &lt; y</code></p>",
        "- a|<ul><li>a</li></ul>",
        "3. a|<ol start=\"3\"><li>a</li></ol>",
        "> a|<blockquote><p>a</p></blockquote>",
        "# a|<h3>a</h3>",
        "<b>a</b>|<p>&lt;b&gt;a&lt;/b&gt;</p>",
        "&lt;b&gt;|<p>&lt;b&gt;</p>",
        "![a](b.png)|<p><span class=\"img\">image: a <span class=\"dest\">(b.png)</span></span></p>",
        "[a](javascript:b)|<p>a <span class=\"dest\">(javascript:b)</span></p>",
        "[a](/etc)|<p>a <span class=\"dest\">(/etc)</span></p>",
      })
  void markdownBecomesElementsWeKnow(String text, String html) {
    assertThat(Prose.html(Evidence.of(text, List.of()))).isEqualTo(html);
  }

  @Test
  void aLinkSaysWhereItLeads() {
    assertThat(html("[our bank](https://elsewhere.example/x)"))
        .contains("href=\"https://elsewhere.example/x\"", "noopener", "noreferrer", "nofollow")
        .contains(">our bank</a> <span class=\"dest\">(https://elsewhere.example/x)</span>");
    assertThat(html("<https://a.example>")).doesNotContain("dest");
  }

  @Test
  void aLineEndStaysALineEnd() {
    assertThat(html("Copy that.\nEnd of thread.")).isEqualTo("<p>Copy that.<br>End of thread.</p>");
  }

  @Test
  void aTableIsATable() {
    assertThat(html("| a | b |\n|---|---|\n| 1 | 2 |"))
        .isEqualTo(
            "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
                + "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>");
  }

  @ParameterizedTest
  @CsvSource({"'',No text.", "' ',A single space.", "'\n\t',Only white space."})
  void blankTextIsSaidToBe(String text, String words) {
    assertThat(html(text)).contains(words);
  }

  @Test
  void evidenceIsMarkedWhereItStands() {
    var text = "\uD83D\uDE42 **Well**, goodbye then.";
    var span = new Judged.Span("farewell", 12, 19, "goodbye");
    assertThat(Prose.html(Evidence.of(text, List.of(span))))
        .contains("<mark class=\"ev f-close\" title=\"farewell\">goodbye</mark> then.");
  }

  @Test
  void evidenceBehindWhatWasMadeHarmlessIsStillFound() {
    var text = "\u202E\u202Ebye & bye";
    var span = new Judged.Span("farewell", 8, 11, "bye");
    assertThat(Prose.html(Evidence.of(text, List.of(span))))
        .contains(
            "⟨U+202E⟩⟨U+202E⟩bye &amp; <mark class=\"ev f-close\" title=\"farewell\">bye</mark>");
  }

  @Test
  void evidenceAcrossMarkupIsMarkedPieceByPiece() {
    var span = new Judged.Span("closing", 0, 15, "I am *done* now");
    assertThat(Prose.html(Evidence.of("I am *done* now.", List.of(span))))
        .isEqualTo(
            "<p><mark class=\"ev f-close\" title=\"closing\">I am </mark><em>"
                + "<mark class=\"ev f-close\" title=\"closing\">done</mark></em>"
                + "<mark class=\"ev f-close\" title=\"closing\"> now</mark>.</p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {">", "- ", "[", "![", "*", "**a ", "`", "<", "1. ", "| ", "# ", "&", "~", "]("})
  void noDepthOrLengthBringsItDown(String piece) {
    for (var times : new int[] {50_000, 250_000}) {
      var text = piece.repeat(times) + " x";
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> assertThat(html(text)).isNotEmpty());
    }
  }

  private static String html(String text) {
    return Prose.html(Evidence.of(text, List.of()));
  }
}
