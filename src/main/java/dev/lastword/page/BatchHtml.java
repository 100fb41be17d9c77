package dev.lastword.page;

import dev.lastword.archive.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Draws batches: the list of them, and one as its morning report tells it now.
public final class BatchHtml {
  private BatchHtml() {}

  /// A folder of conversations.
  ///
  /// @param name the folder
  /// @param href its report
  /// @param talks the link of its conversations
  /// @param state whether it runs
  /// @param count how many conversations
  /// @param messages how many messages
  /// @param after how many of them came after the end
  /// @param ending the most frequent ending
  /// @param symbol the drawing of that; empty: none
  /// @param cost what it cost, as far as that is known
  public record Row(
      String name,
      String href,
      String talks,
      String state,
      String count,
      String messages,
      String after,
      String ending,
      String symbol,
      String cost) {
    /// A folder.
    ///
    /// @param folder its name, raw
    /// @param href its report
    /// @param running whether it runs
    /// @param figures its figures
    /// @return the row
    public static Row of(String folder, String href, boolean running, Statistics.Group figures) {
      var most =
          figures.endings().entrySet().stream()
              .max(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .orElse("");
      return new Row(
          Plain.line(folder, 120),
          href,
          "/?batch=" + Link.encode(folder),
          running ? "running" : "",
          Figures.grouped(figures.talks()),
          Figures.grouped(figures.messages()),
          Figures.grouped(figures.unused()),
          most.isEmpty() ? "no end found" : Plain.line(most, 40),
          most.isEmpty() ? "" : Mark.of(most).symbol(),
          figures.cost() == null ? "–" : Figures.money(figures.cost()));
    }
  }

  /// Draws the list.
  ///
  /// @param rows the folders
  /// @return the whole page
  public static String list(List<Row> rows) {
    var frame = Frame.served("Batches", "batches", "lastword batch status", "", List.of());
    return Templates.draw("batches.jte", Map.of("frame", frame, "rows", new ArrayList<>(rows)));
  }

  /// Draws one.
  ///
  /// @param sheet what its report says
  /// @param folder the folder, raw
  /// @param watch where its news come from; empty: it does not run
  /// @return the whole page
  public static String of(Sheet sheet, String folder, String watch) {
    var frame =
        Frame.served(sheet.title(), "batches", "lastword batch report " + folder, "", List.of())
            .with("batch.css");
    return Templates.draw(
        "batch.jte",
        Map.of("frame", frame, "sheet", sheet, "charts", new Charts(), "watch", watch));
  }

  /// Draws what changes of one that runs.
  ///
  /// @param sheet what its report says
  /// @return without a page around it
  public static String body(Sheet sheet) {
    return "<div class=\"wrap\">"
        + Templates.draw("sheetbody.jte", Map.of("sheet", sheet, "charts", new Charts()))
        + "</div>";
  }
}
