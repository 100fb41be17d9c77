package dev.lastword.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Tells the report of a batch, which lies among its conversations, from a conversation.
public final class BatchReports {
  /// What stands in the second line of a report's Markdown.
  public static final String MARK = "<!-- lastword report 1 -->";

  private static final int START = 4096;
  private static final String JSON = "{\"v\":1,\"batch\":";
  private static final Map<String, String> FORMS =
      Map.of("report.md", "\n" + MARK + "\n", "report.json", JSON, "report.previous.json", JSON);

  private BatchReports() {}

  /// Whether a file is a report: it is called so, and begins so.
  ///
  /// @param file a file
  /// @return false also where it cannot be read: whoever reads it will say why
  public static boolean isOne(Path file) {
    var form = FORMS.get(String.valueOf(file.getFileName()));
    if (form == null) {
      return false;
    }
    try (var in = Files.newInputStream(file)) {
      var start = new String(in.readNBytes(START), StandardCharsets.UTF_8);
      return form.equals(JSON) ? start.startsWith(form) : start.contains(form);
    } catch (IOException e) {
      return false;
    }
  }
}
