package dev.lastword.cli;

import dev.lastword.talk.Message;
import dev.lastword.transcript.Transcript;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/// Conversations side by side, for programs: a line for each number of a message.
final class ComparisonJson {
  private final List<Transcript> talks;
  private final List<List<Message>> messages;

  ComparisonJson(List<Transcript> talks) {
    this.talks = talks;
    this.messages = talks.stream().map(Transcript::messages).toList();
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    var longest = messages.stream().mapToInt(List::size).max().orElse(0);
    for (var number = 1; number <= longest; number++) {
      lines.add(line(number));
    }
    return lines;
  }

  private String line(int number) {
    var out = new StringWriter();
    try (var json = JsonLine.generator(out)) {
      json.writeStartObject();
      json.writeNumberProperty("v", 1);
      json.writeNumberProperty("number", number);
      json.writeBooleanProperty("same", Comparison.isSame(messages, number));
      json.writeArrayPropertyStart("talks");
      for (var i = 0; i < talks.size(); i++) {
        var message = Comparison.at(messages.get(i), number);
        if (message == null) {
          json.writeNull();
          continue;
        }
        json.writeStartObject();
        json.writeStringProperty("id", talks.get(i).id());
        json.writeStringProperty("side", message.side().code());
        json.writeStringProperty("speaker", message.speaker());
        json.writeStringProperty("text", message.text());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }
}
