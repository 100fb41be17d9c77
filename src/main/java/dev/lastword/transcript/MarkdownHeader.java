package dev.lastword.transcript;

import dev.lastword.talk.Side;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Reads the lines between a log's title and its first rule.
final class MarkdownHeader {
  private final Draft draft;
  private final String[] imported = {"", "", "", ""};
  private @Nullable Long messages;

  MarkdownHeader(Draft draft) {
    this.draft = draft;
  }

  /// Reads up to the rule.
  void read(Cursor cursor) {
    while (!cursor.atEnd()) {
      var number = cursor.number();
      var line = cursor.next();
      if (line.equals(MarkdownWriter.RULE)) {
        return;
      }
      if (!line.isBlank() && !field(line)) {
        draft.warn("line " + number + " of the header is not understood");
      }
    }
  }

  /// Says so where the header counts other than the file holds.
  void compare() {
    if (messages != null && messages != draft.messages()) {
      draft.warn("the header says " + messages + " messages, the file holds " + draft.messages());
    }
  }

  private boolean field(String line) {
    var end = line.indexOf(":** ");
    if (!line.startsWith("**") || end < 0) {
      return false;
    }
    var value = line.substring(end + 4);
    return switch (line.substring(2, end)) {
      case "Title" -> {
        draft.title = value;
        yield true;
      }
      case "Started" -> (draft.started = time(value)) != null;
      case "Ended" -> (draft.ended = time(value)) != null;
      case "Messages" -> (messages = RoutingForm.whole(value.strip())) != null;
      case "Imported from" -> origin(0, value);
      case "Imported form" -> origin(1, value);
      case "Imported id" -> origin(2, value);
      case "Imported digest" -> origin(3, value);
      case "Aside" -> aside(value);
      case "Routing a" -> routing(Side.A, value);
      case "Routing b" -> routing(Side.B, value);
      default -> false;
    };
  }

  private boolean routing(Side side, String value) {
    var routing = RoutingForm.read(side, value);
    return routing != null && draft.routing.add(routing);
  }

  private boolean origin(int which, String value) {
    imported[which] = value;
    draft.origin = new Provenance(imported[0], imported[1], imported[2], imported[3]);
    return true;
  }

  private boolean aside(String value) {
    var aside = Aside.read(value);
    if (aside != null) {
      draft.aside(aside.what(), aside.fate(), aside.count());
    }
    return aside != null;
  }

  static @Nullable LocalDateTime time(String value) {
    try {
      return LocalDateTime.parse(value.strip(), MarkdownWriter.TIME);
    } catch (DateTimeParseException e) {
      return null; // the caller warns of the line
    }
  }
}
