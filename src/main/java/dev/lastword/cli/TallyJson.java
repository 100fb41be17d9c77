package dev.lastword.cli;

import dev.lastword.detect.Detector;
import dev.lastword.detect.Policy;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// A tally as one line of JSON, for programs: nothing is folded or shortened but the list of the
/// worst.
final class TallyJson {
  private TallyJson() {}

  static String line(JudgementTally tally, Policy policy) {
    var out = new StringWriter();
    try (var json = JsonLine.generator(out)) {
      json.writeStartObject();
      json.writeNumberProperty("v", 1);
      json.writeStringProperty("policy", policy.code());
      json.writeStringProperty("detector", Detector.VERSION);
      group(json, tally.all());
      json.writeArrayPropertyStart("endings");
      tally
          .endings()
          .forEach((code, group) -> {
            json.writeStartObject();
            text(json, "rule", code.isEmpty() ? null : code);
            group(json, group);
            json.writeEndObject();
          });
      json.writeEndArray();
      json.writeArrayPropertyStart("pairs");
      tally
          .pairs()
          .forEach((speakers, group) -> {
            json.writeStartObject();
            speakers(json, speakers);
            group(json, group);
            json.writeEndObject();
          });
      json.writeEndArray();
      json.writeArrayPropertyStart("worst");
      tally.worst().forEach(row -> worst(json, row));
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void group(JsonGenerator json, JudgementTally.Group group) {
    json.writeNumberProperty("conversations", group.rows().size());
    json.writeNumberProperty("messages", group.messages());
    json.writeNumberProperty("ended", group.ended());
    json.writeNumberProperty("ran_on", group.ranOn());
    var median = group.median();
    if (median == null) {
      json.writeNullProperty("median_stop");
    } else {
      json.writeNumberProperty("median_stop", median);
    }
    JudgementJson.unused(json, group.unused());
  }

  private static void worst(JsonGenerator json, JudgementTally.Row row) {
    json.writeStartObject();
    json.writeStringProperty("file", row.file());
    json.writeStringProperty("id", row.id());
    speakers(json, row.speakers());
    json.writeNumberProperty("messages", row.messages());
    var after = row.after();
    if (after != null) {
      json.writeNumberProperty("after", after);
    }
    var rule = row.rule();
    text(json, "rule", rule == null ? null : rule.code());
    JudgementJson.unused(json, row.unused());
    json.writeEndObject();
  }

  private static void speakers(JsonGenerator json, List<String> speakers) {
    json.writeArrayPropertyStart("speakers");
    speakers.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value);
    }
  }
}
