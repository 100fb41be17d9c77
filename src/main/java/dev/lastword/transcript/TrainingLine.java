package dev.lastword.transcript;

import dev.lastword.talk.Side;
import java.io.StringWriter;

/// Writes a conversation as the lines from which models are trained: one side plays the assistant,
/// the other the user, words of the operator are the system's.
public final class TrainingLine {
  private TrainingLine() {}

  /// The form called ShareGPT: `conversations` of `from` and `value`.
  ///
  /// @param talk the conversation
  /// @param assistant which side is `gpt`
  /// @return one line, without its end
  public static String shareGpt(Transcript talk, Side assistant) {
    return line(talk, assistant, "conversations", "from", "value", "human", "gpt");
  }

  /// A list of messages as the OpenAI interface takes it.
  ///
  /// @param talk the conversation
  /// @param assistant which side is `assistant`
  /// @return one line, without its end
  public static String openAi(Transcript talk, Side assistant) {
    return line(talk, assistant, "messages", "role", "content", "user", "assistant");
  }

  private static String line(
      Transcript talk,
      Side assistant,
      String list,
      String who,
      String what,
      String user,
      String model) {
    var out = new StringWriter();
    try (var json = TranscriptJson.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("id", talk.id());
      json.writeArrayPropertyStart(list);
      for (var line : talk.lines()) {
        var speaker =
            switch (line) {
              case Line.Said said -> said.side() == assistant ? model : user;
              case Line.Operator _ -> "system";
            };
        json.writeStartObject();
        json.writeStringProperty(who, speaker);
        json.writeStringProperty(what, line.text());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }
}
