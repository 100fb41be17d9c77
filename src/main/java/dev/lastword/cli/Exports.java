package dev.lastword.cli;

import dev.lastword.archive.Dossier;
import dev.lastword.page.TalkHtml;
import dev.lastword.talk.Side;
import dev.lastword.text.Utf8;
import dev.lastword.transcript.MarkdownWriter;
import dev.lastword.transcript.TrainingLine;
import dev.lastword.transcript.Transcript;
import dev.lastword.transcript.TranscriptCsv;
import dev.lastword.transcript.TranscriptJson;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// Conversations as the bytes of a file.
///
/// @param form what they are written as
/// @param assistant the side that plays the assistant in training data
record Exports(ExportForm form, Side assistant) {
  /// All of them in one file.
  byte[] all(List<ExportCommand.One> talks) throws IOException {
    return switch (form) {
      case MD -> markdown(talks.getFirst());
      case HTML -> Utf8.encode(html(talks.getFirst()));
      case JSON -> Utf8.encode(json(talks));
      case JSONL -> Utf8.encode(lines(talks, TranscriptJson::line));
      case SHAREGPT -> Utf8.encode(lines(talks, talk -> TrainingLine.shareGpt(talk, assistant)));
      case OPENAI -> Utf8.encode(lines(talks, talk -> TrainingLine.openAi(talk, assistant)));
      case CSV -> Utf8.encode(csv(talks));
    };
  }

  private static byte[] markdown(ExportCommand.One one) throws IOException {
    var own = ExportCommand.ownLog(one.found());
    return own == null ? Utf8.encode(new MarkdownWriter(true).write(one.talk())) : own;
  }

  private static String html(ExportCommand.One one) throws IOException {
    return TalkHtml.alone(Dossier.of(one.found(), one.index()));
  }

  private static String json(List<ExportCommand.One> talks) {
    if (talks.size() == 1) {
      return JsonLine.ascii(TranscriptJson.line(talks.getFirst().talk())) + "\n";
    }
    return talks.stream()
        .map(one -> JsonLine.ascii(TranscriptJson.line(one.talk())))
        .collect(Collectors.joining(",\n", "[", "]\n"));
  }

  /// How a conversation becomes a line.
  @FunctionalInterface
  private interface Liner {
    String line(Transcript talk);
  }

  private static String lines(List<ExportCommand.One> talks, Liner liner) {
    return talks.stream()
        .map(one -> JsonLine.ascii(liner.line(one.talk())) + "\n")
        .collect(Collectors.joining());
  }

  private static String csv(List<ExportCommand.One> talks) {
    return talks.stream()
        .map(one -> TranscriptCsv.rows(one.talk()))
        .collect(Collectors.joining("", TranscriptCsv.HEAD, ""));
  }
}
