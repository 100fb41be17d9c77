package dev.lastword.page;

import java.util.List;
import java.util.Map;

/// Draws the library.
public final class LibraryHtml {
  private static final List<Frame.Key> KEYS =
      List.of(
          new Frame.Key("j k", "row"),
          new Frame.Key("enter", "read"),
          new Frame.Key("x", "select"),
          new Frame.Key("c", "compare"),
          new Frame.Key("/", "search"),
          new Frame.Key("?", "all keys"));

  private LibraryHtml() {}

  /// Draws it.
  ///
  /// @param page what it says
  /// @param reading how far a first reading of the archive is; empty: it is done
  /// @return the whole page
  public static String of(LibraryPage page, String reading) {
    var frame = Frame.served(page.title(), "archive", page.command(), page.asked().words(), KEYS);
    return Templates.draw("library.jte", Map.of("frame", frame, "page", page, "reading", reading));
  }
}
