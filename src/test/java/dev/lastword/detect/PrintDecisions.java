package dev.lastword.detect;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/// Prints what the judge decides on labelled transcripts, one JSON object a line, as the corpus's
/// `score.py` reads it: `PrintDecisions FOLDER_OR_FILE [POLICY]`.
final class PrintDecisions {
  private PrintDecisions() {}

  /// Judges every transcript and prints the decisions.
  public static void main(String[] arguments) {
    var where = Path.of(arguments[0]);
    var policy =
        arguments.length > 1
            ? Policy.valueOf(arguments[1].toUpperCase(Locale.ROOT))
            : Policy.BALANCED;
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (var transcript : Corpus.read(where)) {
      var stop = Detector.judge(transcript.utterances(), policy).getLast().stop();
      var decision =
          stop == null
              ? "null"
              : "{\"after\":%d,\"rule\":\"%s\",\"onset\":%d}"
                  .formatted(stop.after(), stop.rule().code(), stop.onset());
      out.println("{\"id\":\"%s\",\"stop\":%s}".formatted(transcript.id(), decision));
    }
  }
}
