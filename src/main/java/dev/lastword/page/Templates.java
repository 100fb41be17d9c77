package dev.lastword.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/// The templates, which were compiled with the program and escape what they show.
final class Templates {
  private static final String PACKAGE = "dev.lastword.page.template";

  private Templates() {}

  /// Draws one.
  static String draw(String name, Map<String, Object> values) {
    var engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);
    engine.setTrimControlStructures(true);
    var page = new StringOutput(1 << 16);
    engine.render(name, values, page);
    return page.toString();
  }
}
