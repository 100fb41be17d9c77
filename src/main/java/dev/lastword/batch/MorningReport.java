package dev.lastword.batch;

import dev.lastword.archive.BatchReports;
import dev.lastword.page.Sheet;
import dev.lastword.page.SheetHtml;
import dev.lastword.page.SheetMarkdown;
import dev.lastword.transcript.WholeFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the morning report of a batch into its folder: `report.html`, `report.md`, `report.json`,
/// each whole or not at all. A report with other figures that was there is kept as
/// `report.previous.json`, and the new one says what has changed since.
public final class MorningReport {
  private static final String JSON = "report.json";
  private static final String PREVIOUS = "report.previous.json";
  private static final String HTML = "report.html";
  private static final String MARKDOWN = "report.md";

  private MorningReport() {}

  /// What was written.
  ///
  /// @param report what it says
  /// @param html the page
  /// @param markdown the same as text
  /// @param json the same as data
  public record Written(Report report, Path html, Path markdown, Path json) {}

  /// Computes the report of a plan and writes it.
  ///
  /// @param batch the batch's name
  /// @param tasks its conversations
  /// @param budget what it may cost; null: no limit
  /// @param folder where its files are
  /// @param now the time
  /// @return what was written
  /// @throws IOException where the folder cannot be read or written
  public static Written write(
      String batch, List<Task> tasks, @Nullable BigDecimal budget, Path folder, Instant now)
      throws IOException {
    return write(Report.of(batch, tasks, budget, folder, now), folder);
  }

  /// What the report of a folder says now. Nothing is written.
  ///
  /// @param folder where a batch's files are
  /// @param now the time
  /// @return what its pages would be drawn from
  /// @throws IOException where the folder cannot be read
  public static Sheet sheet(Path folder, Instant now) throws IOException {
    return new ReportSheet(Report.of(folder, now), null, "").sheet();
  }

  /// The page of the last report.
  ///
  /// @param folder where a batch's files are
  /// @return null: there is none
  public static @Nullable Path last(Path folder) {
    var html = folder.resolve(HTML);
    return Files.isRegularFile(html) ? html : null;
  }

  /// Writes a report.
  ///
  /// @param report what it says
  /// @param folder where
  /// @return what was written
  /// @throws IOException where the folder cannot be written
  public static Written write(Report report, Path folder) throws IOException {
    Files.createDirectories(folder);
    var json = folder.resolve(JSON);
    var body = ReportJson.body(report);
    var before = before(json, body.digest());
    var now = ReportEarlier.read(report, body);
    var changes = before.earlier() == null ? null : ReportChanges.of(before.earlier(), now);
    var sheet = new ReportSheet(report, changes, before.trouble()).sheet();
    if (before.displaced()) {
      Files.move(
          json,
          folder.resolve(PREVIOUS),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    put(json, ReportJson.whole(report, body, changes) + "\n");
    return pages(report, sheet, folder, json);
  }

  private static Written pages(Report report, Sheet sheet, Path folder, Path json)
      throws IOException {
    var html = folder.resolve(HTML);
    var markdown = folder.resolve(MARKDOWN);
    put(markdown, SheetMarkdown.of(sheet, BatchReports.MARK));
    put(html, SheetHtml.of(sheet));
    return new Written(report, html, markdown, json);
  }

  /// The report to compare with.
  ///
  /// @param earlier null: there is none
  /// @param displaced whether the one in place is to be kept as the previous one
  /// @param trouble why it cannot be read; empty: it can
  private record Before(@Nullable ReportEarlier earlier, boolean displaced, String trouble) {}

  /// That of other figures which was there last.
  private static Before before(Path json, String digest) {
    try {
      var there = ReportEarlier.read(json);
      if (there != null && !there.digest().equals(digest)) {
        return new Before(there, true, "");
      }
      return new Before(ReportEarlier.read(json.resolveSibling(PREVIOUS)), false, "");
    } catch (IOException e) {
      return new Before(null, false, "The last report cannot be read: " + e.getMessage());
    }
  }

  private static void put(Path file, String text) throws IOException {
    WholeFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
