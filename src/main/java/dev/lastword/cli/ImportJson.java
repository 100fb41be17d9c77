package dev.lastword.cli;

import dev.lastword.transcript.Transcript;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What an import says of one conversation, for programs.
final class ImportJson {
  private ImportJson() {}

  /// A conversation that was read.
  ///
  /// @param status `imported`, `would`, `known` or `empty`
  static String line(String file, Transcript talk, String status, @Nullable String log) {
    var out = new StringWriter();
    try (var json = JsonLine.generator(out)) {
      json.writeStartObject();
      json.writeNumberProperty("v", 1);
      json.writeStringProperty("file", file);
      var origin = talk.origin();
      json.writeStringProperty("source", origin == null ? file : origin.file());
      json.writeStringProperty("digest", origin == null ? "" : origin.digest());
      json.writeStringProperty("id", talk.id());
      json.writeStringProperty("format", talk.form().code());
      json.writeStringProperty("status", status);
      json.writeName("to");
      if (log == null) {
        json.writeNull();
      } else {
        json.writeString(log);
      }
      json.writeArrayPropertyStart("speakers");
      talk.speakers().forEach(json::writeString);
      json.writeEndArray();
      json.writeNumberProperty("messages", talk.messages().size());
      asides(json, talk);
      json.writeArrayPropertyStart("warnings");
      talk.warnings().forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void asides(JsonGenerator json, Transcript talk) {
    json.writeArrayPropertyStart("asides");
    for (var aside : talk.asides()) {
      json.writeStartObject();
      json.writeStringProperty("what", aside.what());
      json.writeStringProperty("fate", aside.fate().code());
      json.writeNumberProperty("count", aside.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// A file, or a conversation in it, that could not be read.
  static String failed(String file, String why) {
    return other(file, "failed", why);
  }

  /// A file in a zip file that holds no conversation.
  static String passedOver(String file, String why) {
    return other(file, "other", why);
  }

  private static String other(String file, String status, String why) {
    return JsonLine.of()
        .number("v", 1)
        .text("file", file)
        .text("status", status)
        .text("why", why)
        .end();
  }
}
