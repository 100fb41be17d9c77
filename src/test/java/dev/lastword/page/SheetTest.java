package dev.lastword.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.page.Sheet.Cell;
import dev.lastword.page.Sheet.Heading;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a sheet lets through, and what becomes of it.
class SheetTest {
  @Test
  void textsAreMadeHarmlessAsTheyComeIn() {
    var cell = Cell.of("one\ntwo\u001b[31m\u202e");
    assertThat(cell.text()).isEqualTo("one⏎two␛[31m⟨U+202E⟩");
  }

  @Test
  void longTextsAreCutAtACodePoint() {
    var cell = Cell.of("😀".repeat(100_000));
    assertThat(cell.text()).isEqualTo("😀".repeat(400) + "…");
  }

  @ParameterizedTest
  @CsvSource({
    "a_b_c_r1_0123abcd.md, ./a_b_c_r1_0123abcd.md",
    "javascript:alert(1), ./javascript%3Aalert%281%29",
    "//evil.example/x, ./%2F%2Fevil.example%2Fx",
    "a b?c#d.md, ./a%20b%3Fc%23d.md",
    "é.md, ./%C3%A9.md"
  })
  void aLinkLeadsToAFileBesideThePage(String file, String href) {
    assertThat(new Link(file).href()).isEqualTo(href);
  }

  @Test
  void thePageEscapesWhatItShows() throws IOException {
    var html = SheetHtml.of(sheet("<b onclick=\"x()\">&'", "</title><script>"));
    assertThat(html)
        .doesNotContain("<b onclick", "<script>")
        .contains(
            "&lt;b onclick", "&lt;/title&gt;", "<meta http-equiv=\"Content-Security-Policy\"");
  }

  @Test
  void theTextHasNoLiveMarkdown() {
    var text = SheetMarkdown.of(sheet("| a | *b* [c](d) `e`", "# f <i>"), "<!-- x -->");
    assertThat(text)
        .contains("\\| a \\| \\*b\\* \\[c\\](d) \\`e\\`", "\\# f &lt;i\\>")
        .doesNotContain("<i>");
  }

  @Test
  void codeInATableCannotLeaveItsCell() {
    var rows = List.of(List.of(Cell.of("x"), new Cell("a `` | b", null, true)));
    var table = new Sheet.Table(new Heading("t", "T", ""), List.of(), false, rows, "");
    var text =
        SheetMarkdown.of(new Sheet("t", "c", "h", "l", List.of(), List.of(table), List.of()), "");
    assertThat(text).contains("| x | ``` a `` \\| b ``` |");
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "10, 1", "11, 2", "47, 5", "97, 10", "100, 10", "450, 50", "5000, 500"})
  void theAxisHasRoomForItsFigures(int last, double unit) {
    assertThat(StepChart.unit(last)).isEqualTo(unit);
  }

  private static Sheet sheet(String cell, String title) {
    var heading = new Heading("t", title, "");
    var table =
        new Sheet.Table(heading, List.of("a", "b"), false, List.of(List.of(Cell.of(cell))), "");
    return new Sheet(title, cell, cell, cell, List.of(), List.of(table), List.of(cell));
  }
}
