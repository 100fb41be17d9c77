package dev.lastword.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Draws a sheet as one HTML page: nothing from elsewhere, nothing that runs, every text escaped by
/// the template engine.
public final class SheetHtml {
  private static final String TEMPLATES = "dev.lastword.page.template";

  private SheetHtml() {}

  /// Draws a sheet.
  ///
  /// @param sheet what it says
  /// @return the page
  /// @throws IOException where the program lacks a part of itself
  public static String of(Sheet sheet) throws IOException {
    var engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, SheetHtml.class.getClassLoader(), TEMPLATES);
    engine.setTrimControlStructures(true);
    var style = "<style>\n" + style() + "</style>";
    var page = new StringOutput(1 << 16);
    engine.render(
        "sheet.jte", Map.of("sheet", sheet, "charts", new Charts(), "style", style), page);
    return page.toString();
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
