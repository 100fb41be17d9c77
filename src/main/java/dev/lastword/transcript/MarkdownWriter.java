package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the Markdown log, whole or piece by piece: what [MarkdownReader] reads back is what was
/// written, whatever the messages hold.
public final class MarkdownWriter {
  /// The second line of our files: only where it stands are escapes read.
  static final String MARK = "<!-- lastword 1 -->";

  /// What opens the footer.
  static final String END_MARK = "<!-- lastword end -->";

  static final String RULE = "---";
  static final String HEADING = "### ";
  static final String ARROW = " ↔ ";
  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private static final String BETWEEN = "\n\n" + RULE + "\n\n";

  private final boolean telemetry;

  /// Makes a writer.
  ///
  /// @param telemetry whether to write receipts, latencies and routing
  public MarkdownWriter(boolean telemetry) {
    this.telemetry = telemetry;
  }

  /// Writes a whole log.
  ///
  /// @param transcript the conversation
  /// @return the file's text
  public String write(Transcript transcript) {
    var out = new StringBuilder(header(transcript, true));
    transcript.lines().forEach(line -> out.append(line(transcript, line)));
    return out.append(footer(transcript)).toString();
  }

  /// Writes the beginning of a log that will grow.
  ///
  /// @param transcript the conversation, of which names and start are known
  /// @return the text up to the first line
  public String begin(Transcript transcript) {
    return header(transcript, false);
  }

  /// Writes a log as it stands while the talk goes on.
  ///
  /// @param transcript the conversation so far
  /// @return the text of a log that will grow further
  public String unfinished(Transcript transcript) {
    var out = new StringBuilder(begin(transcript));
    transcript.lines().forEach(line -> out.append(line(transcript, line)));
    return out.toString();
  }

  /// Writes one line of a log.
  ///
  /// @param transcript the conversation, for the names
  /// @param line what was said
  /// @return the text that is appended to the log
  public String line(Transcript transcript, Line line) {
    return switch (line) {
      case Line.Said said ->
          HEADING
              + transcript.speaker(said.side())
              + "\n"
              + note(said)
              + "\n"
              + Escapes.escape(said.text())
              + BETWEEN;
      case Line.Operator(var text) -> "> " + text.replace("\n", "\n> ") + BETWEEN;
    };
  }

  /// Writes why a conversation ended.
  ///
  /// @param transcript the conversation
  /// @return the text after its last line; empty where nothing is known
  public String footer(Transcript transcript) {
    var footer = transcript.footer();
    if (footer == null) {
      return "";
    }
    var out = new StringBuilder(END_MARK + "\n\n");
    field(out, "Ended by", footer.ending());
    field(out, "Onset", footer.onset() == null ? null : "message " + footer.onset());
    field(out, "Cap", cap(footer, transcript.messages().size()));
    field(out, "Why", footer.account().isEmpty() ? null : footer.account());
    field(out, "Detail", footer.detail().isEmpty() ? null : footer.detail());
    if (!footer.quotes().isEmpty()) {
      out.append('\n');
    }
    for (var quote : footer.quotes()) {
      out.append("- ").append(quote.message()).append(' ').append(quote.speaker());
      out.append(": “").append(quote.text()).append("”\n");
    }
    return out.toString();
  }

  private String header(Transcript transcript, boolean whole) {
    var out = new StringBuilder("# " + title(transcript.speakers()) + "\n" + MARK + "\n\n");
    field(out, "Title", transcript.title());
    field(out, "Started", time(transcript.started()));
    field(out, "Ended", time(transcript.ended()));
    var origin = transcript.origin();
    if (origin != null) {
      field(out, "Imported from", origin.file());
      field(out, "Imported form", origin.format());
      field(out, "Imported id", origin.id());
      field(out, "Imported digest", origin.digest());
    }
    transcript.asides().forEach(aside -> field(out, "Aside", aside.toString()));
    field(out, "Messages", whole ? "" + transcript.messages().size() : null);
    if (telemetry) {
      for (var routing : transcript.routing()) {
        field(out, "Routing " + routing.side().code(), RoutingForm.write(routing));
      }
    }
    return out.append("\n" + RULE + "\n\n").toString();
  }

  private static String title(List<String> speakers) {
    return speakers.stream().map(Escapes::escapeArrow).collect(Collectors.joining(ARROW));
  }

  private static void field(StringBuilder out, String key, @Nullable String value) {
    if (value != null) {
      out.append("**").append(key).append(":** ").append(value).append('\n');
    }
  }

  private static @Nullable String time(@Nullable LocalDateTime time) {
    return time == null ? null : TIME.format(time);
  }

  private static String when(@Nullable LocalDate date, LocalTime time) {
    return date == null ? CLOCK.format(time) : TIME.format(date.atTime(time));
  }

  private static @Nullable String cap(Footer footer, int messages) {
    var cap = footer.cap();
    if (cap == null) {
      return null;
    }
    return footer.onset() != null && cap > messages
        ? cap + " messages, " + (cap - messages) + " not needed"
        : cap + " messages";
  }

  /// The line under a heading. It stands there without a blank between, where no body can be.
  private String note(Line.Said said) {
    var parts = new ArrayList<@Nullable String>();
    var known = said.telemetry();
    if (telemetry && known != null) {
      var latency = known.latency();
      var time = known.time();
      parts.add(known.receipt() == null ? null : "Receipt: " + known.receipt());
      parts.add(latency == null ? null : "Latency: " + RoutingForm.millis(latency));
      parts.add(time == null ? null : when(known.date(), time));
    }
    if (said.finish() != Finish.COMPLETE) {
      parts.add("Finish: " + said.finish().name().toLowerCase(Locale.ROOT));
    }
    var note = parts.stream().filter(Objects::nonNull).collect(Collectors.joining(" | "));
    return note.isEmpty() ? "" : note + "\n";
  }
}
