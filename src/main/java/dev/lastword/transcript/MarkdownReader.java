package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads our own Markdown, the form with [MarkdownWriter#MARK] on its second line: the opposite of
/// [MarkdownWriter], byte for byte.
final class MarkdownReader {
  private final Source source;
  private final Cursor cursor;
  private final Draft draft = new Draft(Transcript.Form.MARKDOWN);

  private MarkdownReader(Source source) {
    this.source = source;
    this.cursor = new Cursor(source.text());
  }

  static Transcript read(Source source) throws NotATranscriptException {
    return new MarkdownReader(source).read();
  }

  private Transcript read() throws NotATranscriptException {
    title(cursor.next().substring(2));
    cursor.next();
    var header = new MarkdownHeader(draft);
    header.read(cursor);
    cursor.passBlank();
    while (!cursor.atEnd()) {
      block();
    }
    header.compare();
    return draft.finish(source.id());
  }

  private void title(String title) throws NotATranscriptException {
    var at = title.indexOf(MarkdownWriter.ARROW);
    if (at < 0 && title.isBlank()) {
      return;
    }
    speaker(at < 0 ? title : title.substring(0, at));
    if (at >= 0) {
      speaker(title.substring(at + MarkdownWriter.ARROW.length()));
    }
  }

  private void speaker(String name) throws NotATranscriptException {
    if (draft.sideOf(Escapes.unescapeArrow(name)) == null) {
      throw source.bad(1, "\"" + name + "\" in the title is no name");
    }
  }

  private void block() throws NotATranscriptException {
    var number = cursor.number();
    if (cursor.looksAt(MarkdownWriter.HEADING)) {
      message();
    } else if (cursor.looksAt(">")) {
      operator();
    } else if (cursor.looksAt(MarkdownWriter.END_MARK)) {
      cursor.next();
      draft.footer = new FooterReader(draft).read(cursor);
    } else if (!cursor.upTo(MarkdownWriter.RULE).text().isBlank()) {
      draft.warn("the text at line " + number + " belongs to no message");
    }
  }

  private void message() throws NotATranscriptException {
    var number = cursor.number();
    var name = cursor.next().substring(MarkdownWriter.HEADING.length());
    var side = draft.sideOf(name);
    if (side == null) {
      throw source.bad(number, "\"" + name + "\" speaks in a conversation of " + draft.speakers());
    }
    var note = new Note(cursor.passBlank() || cursor.atEnd() ? "" : cursor.next());
    if (!note.line.isEmpty()) {
      cursor.passBlank();
    }
    var body = body("message " + (draft.messages() + 1));
    draft.say(side, Escapes.unescape(body), note.finish, note.telemetry());
  }

  private void operator() {
    var words =
        Stream.of(body("an operator's word").split("\n", -1))
            .map(line -> line.substring(line.startsWith("> ") ? 2 : Math.min(1, line.length())))
            .collect(Collectors.joining("\n"));
    draft.lines.add(new Line.Operator(words));
  }

  private String body(String what) {
    var block = cursor.upTo(MarkdownWriter.RULE);
    if (!block.closed()) {
      draft.warn("the file ends within " + what);
    }
    cursor.passBlank();
    return block.body();
  }

  /// What stands under a heading: `Receipt: rr_… | Latency: 50,117ms | 17:12:31 | Finish: length`.
  private static final class Note {
    final String line;
    Finish finish = Finish.COMPLETE;
    private @Nullable String receipt;
    private @Nullable Duration latency;
    private @Nullable LocalTime time;
    private @Nullable LocalDate date;

    Note(String line) {
      this.line = line;
      for (var part : line.split(" \\| ", -1)) {
        take(part);
      }
    }

    @Nullable Telemetry telemetry() {
      return receipt == null && latency == null && time == null
          ? null
          : new Telemetry(receipt, latency, time, date);
    }

    private void take(String part) {
      if (part.startsWith("Receipt: ")) {
        receipt = part.substring(9);
      } else if (part.startsWith("Latency: ")) {
        latency = RoutingForm.millis(part.substring(9));
      } else if (part.startsWith("Finish: ")) {
        finish = finish(part.substring(8));
      } else if (part.length() == 8) {
        time = clock(part);
      } else if (part.length() == 19) {
        day(part);
      }
    }

    private static Finish finish(String name) {
      for (var finish : Finish.values()) {
        if (finish.name().toLowerCase(Locale.ROOT).equals(name)) {
          return finish;
        }
      }
      return Finish.COMPLETE;
    }

    private void day(String text) {
      var at = MarkdownHeader.time(text);
      if (at != null) {
        date = at.toLocalDate();
        time = at.toLocalTime();
      }
    }

    private static @Nullable LocalTime clock(String text) {
      try {
        return LocalTime.parse(text, MarkdownWriter.CLOCK);
      } catch (DateTimeParseException e) {
        return null; // some other remark of eight characters
      }
    }
  }
}
