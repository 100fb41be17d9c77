package dev.lastword.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Draws a sheet as one HTML page: nothing from elsewhere, nothing that runs, every text escaped by
/// the template engine.
public final class SheetHtml {
  private SheetHtml() {}

  /// Draws a sheet.
  ///
  /// @param sheet what it says
  /// @return the page
  /// @throws IOException where the program lacks a part of itself
  public static String of(Sheet sheet) throws IOException {
    var style = "<style>\n" + style() + "</style>";
    return Templates.draw(
        "sheet.jte", Map.of("sheet", sheet, "charts", new Charts(), "style", style));
  }

  private static String style() throws IOException {
    try (var in = SheetHtml.class.getResourceAsStream("sheet.css")) {
      if (in == null) {
        throw new IOException("sheet.css is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
