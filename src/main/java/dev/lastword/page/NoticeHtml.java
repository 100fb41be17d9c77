package dev.lastword.page;

import java.util.List;
import java.util.Map;

/// The page where there is nothing else to show: one sentence, and where to go.
public final class NoticeHtml {
  private NoticeHtml() {}

  /// Draws it.
  ///
  /// @param status the status of the answer
  /// @param why what happened, raw
  /// @return the whole page
  public static String of(int status, String why) {
    var title =
        switch (status) {
          case 400 -> "Nobody can say";
          case 403 -> "Not for you";
          case 404 -> "Nothing here";
          default -> "This went wrong";
        };
    var frame = Frame.served(title, "notice", "", "", List.of());
    return Templates.draw(
        "notice.jte", Map.of("frame", frame, "title", title, "why", Plain.line(why, 1_000)));
  }
}
