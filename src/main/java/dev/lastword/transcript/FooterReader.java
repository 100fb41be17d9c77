package dev.lastword.transcript;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads why a conversation ended, as [MarkdownWriter#footer] writes it.
final class FooterReader {
  private final Draft draft;
  private final List<Footer.Quote> quotes = new ArrayList<>();
  private String ending = "";
  private @Nullable Integer onset;
  private @Nullable Integer cap;
  private String account = "";
  private String detail = "";

  FooterReader(Draft draft) {
    this.draft = draft;
  }

  /// Reads to the end of the file.
  Footer read(Cursor cursor) {
    while (!cursor.atEnd()) {
      var number = cursor.number();
      var line = cursor.next();
      if (!line.isBlank() && !field(line) && !quote(line)) {
        draft.warn("line " + number + " of the footer is not understood");
      }
    }
    return new Footer(ending, onset, cap, account, quotes, detail);
  }

  private boolean field(String line) {
    var end = line.indexOf(":** ");
    if (!line.startsWith("**") || end < 0) {
      return false;
    }
    var value = line.substring(end + 4);
    switch (line.substring(2, end)) {
      case "Ended by" -> ending = value;
      case "Onset" -> onset = count(value.startsWith("message ") ? value.substring(8) : value);
      case "Cap" -> cap = count(value);
      case "Why" -> account = value;
      case "Detail" -> detail = value;
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean quote(String line) {
    var number = line.startsWith("- ") ? count(line.substring(2)) : null;
    if (number == null || !line.endsWith("”")) {
      return false;
    }
    var rest = line.substring(2 + number.toString().length());
    for (var name : draft.names()) {
      var start = " " + name + ": “";
      if (rest.startsWith(start) && rest.length() > start.length()) {
        var text = rest.substring(start.length(), rest.length() - 1);
        return quotes.add(new Footer.Quote(number, name, text));
      }
    }
    return false;
  }

  /// The number a text begins with.
  private static @Nullable Integer count(String text) {
    var end = 0;
    while (end < text.length() && end < 9 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end == 0 ? null : Integer.valueOf(text.substring(0, end));
  }
}
