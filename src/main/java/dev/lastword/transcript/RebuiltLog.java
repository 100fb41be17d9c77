package dev.lastword.transcript;

import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Run;
import dev.lastword.text.MalformedTextException;
import dev.lastword.text.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The Markdown log that a journal tells, rebuilt from its records alone, to the byte: whole where
/// the run has ended, else as it stands while the run goes on.
public final class RebuiltLog implements Consumer<JournalRecord> {
  private static final int BEYOND = 4096;

  private MarkdownWriter writer = new MarkdownWriter(false);
  private @Nullable JournalTranscript telling;
  private boolean ended;
  private String grown = "";
  private String trouble = "the journal holds no record";

  /// Nothing was heard yet.
  public RebuiltLog() {}

  /// What a log is, compared with what its journal tells.
  public sealed interface Found {
    /// The same to the byte.
    record Same() implements Found {}

    /// As far as it goes the same: the run was cut off, or still writes.
    ///
    /// @param finishing true where only its last form is missing, which is written at the end
    record Behind(boolean finishing) implements Found {}

    /// It goes on where the journal of a run that has not ended stops.
    ///
    /// @param offset the first byte that the journal does not tell
    record Ahead(long offset) implements Found {}

    /// Something else.
    ///
    /// @param offset the first byte that differs
    /// @param line the line it stands in, from 1
    /// @param told that line as the journal tells it
    /// @param stands the line as it stands in the log
    record Differs(long offset, int line, String told, String stands) implements Found {}

    /// Nobody can say: the journal cannot be told.
    ///
    /// @param why in our words
    record Untold(String why) implements Found {}

    /// There is no log.
    record Missing() implements Found {}
  }

  /// Hears the next record of the journal.
  @Override
  public void accept(JournalRecord record) {
    try {
      if (record.entry() instanceof Run.Start start) {
        telling = new JournalTranscript(record);
        writer = new MarkdownWriter(Boolean.TRUE.equals(start.spec().get("telemetry")));
        trouble = "";
      } else if (telling != null) {
        if (record.entry() instanceof Run.End) {
          grown = writer.unfinished(telling.transcript());
        }
        telling.hear(record);
      }
      ended =
          record.entry() instanceof Run.End || (ended && !(record.entry() instanceof Run.Resume));
    } catch (IllegalArgumentException e) {
      trouble = String.valueOf(e.getMessage());
      telling = null;
    }
  }

  /// The log.
  ///
  /// @return its text
  /// @throws IllegalArgumentException where the records heard do not tell one
  public String text() {
    return ended ? writer.write(transcript()) : writer.unfinished(transcript());
  }

  /// The conversation it tells.
  ///
  /// @return the conversation as far as it was heard
  /// @throws IllegalArgumentException where the records heard do not tell one
  public Transcript transcript() {
    if (telling == null) {
      throw new IllegalArgumentException(trouble);
    }
    return telling.transcript();
  }

  /// Compares a log with what was heard.
  ///
  /// @param log the log's file; need not exist
  /// @return what it is
  /// @throws IOException where it cannot be read
  public Found compare(@Nullable Path log) throws IOException {
    if (telling == null) {
      return new Found.Untold(trouble);
    }
    if (log == null || !Files.isRegularFile(log)) {
      return new Found.Missing();
    }
    var told = Utf8.encode(text());
    var stands = read(log, told.length + BEYOND);
    var at = Arrays.mismatch(told, stands);
    if (at < 0) {
      return new Found.Same();
    }
    var growing = ended ? Utf8.encode(grown) : told;
    var differs = Arrays.mismatch(growing, stands);
    if (differs < 0 || differs == stands.length) {
      return new Found.Behind(ended && differs < 0);
    }
    return !ended && differs == told.length
        ? new Found.Ahead(differs)
        : new Found.Differs(at, lineNumber(told, at), line(told, at), line(stands, at));
  }

  private static byte[] read(Path log, int most) throws IOException {
    try (var in = Files.newInputStream(log)) {
      return in.readNBytes(most);
    }
  }

  private static int lineNumber(byte[] bytes, int at) {
    var number = 1;
    for (var i = 0; i < at; i++) {
      number += bytes[i] == '\n' ? 1 : 0;
    }
    return number;
  }

  /// The line around a place, at most a few hundred bytes of it.
  private static String line(byte[] bytes, int at) {
    var from = at;
    while (from > 0 && bytes[from - 1] != '\n' && at - from < 200) {
      from--;
    }
    var to = at;
    while (to < bytes.length && bytes[to] != '\n' && to - at < 200) {
      to++;
    }
    var line = Arrays.copyOfRange(bytes, from, to);
    try {
      return Utf8.decode(line);
    } catch (MalformedTextException e) {
      return new String(line, StandardCharsets.ISO_8859_1);
    }
  }
}
