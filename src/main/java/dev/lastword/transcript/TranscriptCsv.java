package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes messages as a table of comma-separated values (RFC 4180), a message a row. A cell that a
/// spreadsheet would take for a formula begins with an apostrophe.
public final class TranscriptCsv {
  /// The first row.
  public static final String HEAD =
      "id,number,side,speaker,time,finish,receipt,latency_ms,text\r\n";

  /// What begins a formula in one spreadsheet or another, full-width forms among them.
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private TranscriptCsv() {}

  /// Writes the messages of a conversation. Words of the operator have no number and no side.
  ///
  /// @param talk the conversation
  /// @return its rows, each with its end
  public static String rows(Transcript talk) {
    var rows = new StringBuilder();
    var number = 0;
    for (var line : talk.lines()) {
      switch (line) {
        case Line.Said said -> rows.append(row(talk, said, ++number));
        case Line.Operator(var words) ->
            rows.append(row(List.of(talk.id(), "", "", "operator", "", "", "", "", words)));
      }
    }
    return rows.toString();
  }

  private static String row(Transcript talk, Line.Said said, int number) {
    var known = said.telemetry();
    var latency = known == null ? null : known.latency();
    return row(
        List.of(
            talk.id(),
            Integer.toString(number),
            said.side().code(),
            talk.speaker(said.side()),
            known == null ? "" : or(TranscriptJson.when(talk, known)),
            said.finish() == Finish.COMPLETE ? "" : said.finish().name().toLowerCase(Locale.ROOT),
            known == null ? "" : or(known.receipt()),
            latency == null ? "" : Long.toString(latency.toMillis()),
            said.text()));
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String row(List<String> cells) {
    return cells.stream().map(TranscriptCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    var plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
