package dev.lastword.cli;

import dev.lastword.archive.Dossier;
import dev.lastword.transcript.TranscriptJson;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;

/// A conversation for programs: as `export --format json` writes it, and where asked for what the
/// judge said of it.
final class ShowJson {
  private ShowJson() {}

  static String line(Dossier dossier, boolean why) {
    var talk = JsonLine.ascii(TranscriptJson.line(dossier.transcript()));
    var head = "{\"v\":1,";
    var body = talk.substring(1, talk.length() - 1);
    return why ? head + body + ",\"verdicts\":" + verdicts(dossier) + "}" : head + body + "}";
  }

  private static String verdicts(Dossier dossier) {
    var out = new StringWriter();
    try (var json = JsonLine.generator(out)) {
      json.writeStartArray();
      for (var verdict : dossier.verdicts()) {
        var reading = verdict.reading();
        json.writeStartObject();
        json.writeNumberProperty("message", reading.message());
        json.writeStringProperty("side", reading.side().code());
        json.writeStringProperty("class", reading.kind());
        number(json, "before", reading.before());
        number(json, "closing", reading.score());
        json.writeStringProperty("note", reading.note());
        json.writeArrayPropertyStart("evidence");
        for (var span : reading.spans()) {
          json.writeStartObject();
          json.writeStringProperty("class", span.kind());
          json.writeNumberProperty("from", span.from());
          json.writeNumberProperty("to", span.to());
          json.writeStringProperty("quote", span.quote());
          json.writeEndObject();
        }
        json.writeEndArray();
        var stop = verdict.stop();
        if (stop != null) {
          json.writeStringProperty("stop", stop.rule());
          json.writeNumberProperty("onset", stop.onset());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    return out.toString();
  }

  private static void number(JsonGenerator json, String name, double value) {
    json.writeNumberProperty(name, Math.round(value * 100) / 100.0);
  }
}
