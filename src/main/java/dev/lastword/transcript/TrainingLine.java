package dev.lastword.transcript;

import dev.lastword.talk.Side;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;

/// Writes a conversation as the lines from which models are trained: one side plays the assistant,
/// the other the user, words of the operator are the system's.
public final class TrainingLine {
  private static final String SYSTEM = "system";

  private TrainingLine() {}

  /// The form called ShareGPT: `conversations` of `from` and `value`.
  ///
  /// @param talk the conversation
  /// @param assistant which side is `gpt`
  /// @param system what that side was told before the talk; empty: nothing is known
  /// @return one line, without its end
  public static String shareGpt(Transcript talk, Side assistant, String system) {
    var keys = new Keys("conversations", "from", "value", "human", "gpt");
    return line(talk, assistant, system, keys);
  }

  /// A list of messages as the OpenAI interface takes it.
  ///
  /// @param talk the conversation
  /// @param assistant which side is `assistant`
  /// @param system what that side was told before the talk; empty: nothing is known
  /// @return one line, without its end
  public static String openAi(Transcript talk, Side assistant, String system) {
    var keys = new Keys("messages", "role", "content", "user", "assistant");
    return line(talk, assistant, system, keys);
  }

  /// How a form calls things.
  private record Keys(String list, String who, String what, String user, String model) {}

  private static String line(Transcript talk, Side assistant, String system, Keys keys) {
    var out = new StringWriter();
    try (var json = TranscriptJson.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("id", talk.id());
      json.writeArrayPropertyStart(keys.list);
      if (!system.isBlank()) {
        message(json, keys, SYSTEM, system);
      }
      for (var line : talk.lines()) {
        var speaker =
            switch (line) {
              case Line.Said said -> said.side() == assistant ? keys.model : keys.user;
              case Line.Operator _ -> SYSTEM;
            };
        message(json, keys, speaker, line.text());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void message(JsonGenerator json, Keys keys, String speaker, String text) {
    json.writeStartObject();
    json.writeStringProperty(keys.who, speaker);
    json.writeStringProperty(keys.what, text);
    json.writeEndObject();
  }
}
