package dev.lastword.cli;

import dev.lastword.text.Neutral;
import dev.lastword.transcript.Transcript;
import org.jspecify.annotations.Nullable;

/// What an import says of one conversation, in a line.
final class ImportText {
  private ImportText() {}

  /// One that was imported.
  static String line(Transcript talk, @Nullable String log) {
    return Neutral.line(
        log
            + "  "
            + messages(talk)
            + "  "
            + String.join(" ↔ ", talk.speakers())
            + (talk.title() == null ? "" : "  " + talk.title()));
  }

  /// One that was not.
  static String skipped(String file, Transcript talk, String status, @Nullable String log) {
    var why =
        status.equals("known")
            ? "known already: " + log + " (--again imports it once more)"
            : "without a message";
    return "skipped " + file + " " + talk.id() + ": " + why;
  }

  private static String messages(Transcript talk) {
    var count = talk.messages().size();
    return Figures.count(count) + (count == 1 ? " message" : " messages");
  }
}
