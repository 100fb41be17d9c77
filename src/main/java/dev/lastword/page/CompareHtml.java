package dev.lastword.page;

import dev.lastword.archive.Talk;
import java.util.List;
import java.util.Map;

/// Draws conversations side by side.
public final class CompareHtml {
  private static final List<Frame.Key> KEYS =
      List.of(
          new Frame.Key("j k", "row"),
          new Frame.Key("h l", "column"),
          new Frame.Key("a", "align"),
          new Frame.Key("?", "all keys"));

  private CompareHtml() {}

  /// Draws them.
  ///
  /// @param page what it says
  /// @return the whole page
  public static String of(ComparePage page) {
    var ids = page.columns().stream().map(ComparePage.Column::id).toList();
    var frame =
        Frame.served("Compare", "compare", "lastword compare " + String.join(" ", ids), "", KEYS);
    return Templates.draw("compare.jte", Map.of("frame", frame, "page", page));
  }

  /// Draws what can be compared, where nothing was chosen yet.
  ///
  /// @param talks conversations, the newest first
  /// @return the whole page
  public static String choice(List<Talk> talks) {
    var frame = Frame.served("Compare", "compare", "lastword compare ID ID", "", KEYS);
    var rows = talks.stream().map(LibraryPage::row).toList();
    return Templates.draw("choose.jte", Map.of("frame", frame, "rows", rows));
  }
}
