package dev.lastword.cli;

import dev.lastword.detect.Detector;
import dev.lastword.detect.Reading;
import dev.lastword.detect.Span;
import dev.lastword.detect.Stop;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// A judgement as one line of JSON, for programs.
final class JudgementJson {
  private final boolean withClasses;
  private final boolean explained;

  /// Makes a writer.
  ///
  /// @param withClasses whether the classes of single messages are listed
  /// @param explained whether the account is told, and for every message its evidence
  JudgementJson(boolean withClasses, boolean explained) {
    this.withClasses = withClasses;
    this.explained = explained;
  }

  String line(Judgement judgement) {
    var out = new StringWriter();
    try (var json = JsonLine.generator(out)) {
      json.writeStartObject();
      json.writeNumberProperty("v", 1);
      json.writeStringProperty("file", judgement.file());
      json.writeStringProperty("id", judgement.transcript().id());
      json.writeNumberProperty("messages", judgement.messages().size());
      json.writeStringProperty("policy", judgement.policy().code());
      json.writeStringProperty("detector", Detector.VERSION);
      stop(json, judgement);
      unused(json, judgement.unused());
      if (withClasses) {
        classes(json, judgement);
      }
      json.writeEndObject();
    }
    return out.toString();
  }

  private void stop(JsonGenerator json, Judgement judgement) {
    var stop = judgement.stop();
    if (stop == null) {
      json.writeNullProperty("stop");
      return;
    }
    json.writeObjectPropertyStart("stop");
    json.writeNumberProperty("after", stop.after());
    json.writeStringProperty("rule", stop.rule().code());
    json.writeNumberProperty("onset", stop.onset());
    number(json, "score", stop.score());
    number(json, "threshold", stop.threshold());
    because(json, stop);
    if (explained) {
      json.writeStringProperty("account", judgement.account());
    }
    json.writeEndObject();
  }

  private static void because(JsonGenerator json, Stop stop) {
    json.writeArrayPropertyStart("because");
    for (var reading : stop.because()) {
      for (var span : reading.spans()) {
        evidence(json, reading, span);
      }
    }
    json.writeEndArray();
  }

  private static void evidence(JsonGenerator json, Reading reading, Span span) {
    json.writeStartObject();
    json.writeNumberProperty("message", reading.message());
    json.writeStringProperty("side", reading.side().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("class", span.kind().code());
    json.writeNumberProperty("from", span.from());
    json.writeNumberProperty("to", span.to());
    json.writeStringProperty("quote", span.quote());
    json.writeEndObject();
  }

  static void unused(JsonGenerator json, Judgement.Unused unused) {
    json.writeObjectPropertyStart("unused");
    json.writeNumberProperty("messages", unused.messages());
    json.writeNumberProperty("reply_tokens", unused.replyTokens());
    json.writeNumberProperty("prompt_tokens", unused.promptTokens());
    json.writeBooleanProperty("estimated", true);
    json.writeEndObject();
  }

  private void classes(JsonGenerator json, Judgement judgement) {
    json.writeArrayPropertyStart("classes");
    for (var verdict : judgement.verdicts()) {
      var reading = verdict.reading();
      json.writeStartObject();
      json.writeNumberProperty("message", reading.message());
      json.writeStringProperty("side", reading.side().name().toLowerCase(Locale.ROOT));
      json.writeStringProperty("speaker", judgement.speaker(reading.message()));
      json.writeStringProperty("class", reading.kind().code());
      number(json, "closing", reading.score());
      if (explained) {
        number(json, "before", reading.before());
        json.writeStringProperty("note", reading.note());
        json.writeArrayPropertyStart("evidence");
        reading.spans().forEach(span -> evidence(json, reading, span));
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String name, double value) {
    var rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    json.writeNumberProperty(
        name,
        rounded.scale() > 1 && rounded.stripTrailingZeros().scale() <= 1
            ? rounded.setScale(1, RoundingMode.UNNECESSARY)
            : rounded);
  }
}
