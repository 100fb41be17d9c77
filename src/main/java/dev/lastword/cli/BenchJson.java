package dev.lastword.cli;

import dev.lastword.archive.Bootstrap;
import dev.lastword.archive.Bounds;
import dev.lastword.archive.Interval;
import dev.lastword.archive.Outcome;
import dev.lastword.archive.Row;
import dev.lastword.archive.Score;
import dev.lastword.archive.Speed;
import dev.lastword.detect.Detector;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The figures of `bench` as lines of JSON, one a policy; names as the labelled corpora have them.
///
/// @param withRows whether every transcript that was not ended as labelled is listed
/// @param withSources whether each source has its own figures
record BenchJson(boolean withRows, boolean withSources) {
  String line(Benched one) {
    var out = new StringWriter();
    try (var json = JsonLine.generator(out)) {
      json.writeStartObject();
      json.writeNumberProperty("v", 1);
      json.writeStringProperty("policy", one.policy().code());
      json.writeStringProperty("detector", Detector.VERSION);
      score(json, one.score());
      intervals(json, one.bounds());
      json.writeObjectPropertyStart("unsure");
      score(json, one.unsure());
      json.writeEndObject();
      if (withSources) {
        sources(json, one.score());
      }
      if (withRows) {
        rows(json, one.score().failures());
      }
      json.writeEndObject();
    }
    return out.toString();
  }

  static String line(Speed speed) {
    var out = new StringWriter();
    try (var json = JsonLine.generator(out)) {
      json.writeStartObject();
      json.writeNumberProperty("v", 1);
      json.writeObjectPropertyStart("speed");
      number(json, "messages_per_second", speed.messagesPerSecond(), 0);
      number(json, "microseconds_per_message", speed.microsPerMessage(), 2);
      number(json, "characters_per_message", speed.characters(), 0);
      json.writeNumberProperty("messages", speed.messages());
      json.writeEndObject();
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void score(JsonGenerator json, Score score) {
    json.writeNumberProperty("transcripts", score.rows().size());
    json.writeNumberProperty("due", score.due());
    for (var outcome : Outcome.values()) {
      json.writeNumberProperty(outcome.code(), score.count(outcome));
    }
    number(json, "premature_percent", score.prematurePercent(), 2);
    number(json, "hit_percent", score.hitPercent(), 1);
    number(json, "recall_percent", score.recallPercent(), 1);
    number(json, "quality", score.quality(), 4);
    number(json, "wasted_messages_per_due", score.waste(), 2);
  }

  private static void intervals(JsonGenerator json, Bounds bounds) {
    json.writeObjectPropertyStart("intervals");
    json.writeNumberProperty("percent", 95);
    json.writeNumberProperty("resamples", Bootstrap.USUAL.resamples());
    json.writeNumberProperty("seed", Bootstrap.USUAL.seed());
    interval(json, "premature_percent", bounds.premature(), 2);
    interval(json, "hit_percent", bounds.hit(), 1);
    interval(json, "quality", bounds.quality(), 4);
    interval(json, "wasted_messages_per_due", bounds.waste(), 2);
    json.writeEndObject();
  }

  private static void interval(
      JsonGenerator json, String name, @Nullable Interval interval, int decimals) {
    if (interval == null) {
      json.writeNullProperty(name);
      return;
    }
    json.writeArrayPropertyStart(name);
    json.writeNumber(rounded(interval.low(), decimals));
    json.writeNumber(rounded(interval.high(), decimals));
    json.writeEndArray();
  }

  private static void sources(JsonGenerator json, Score all) {
    json.writeArrayPropertyStart("sources");
    all.bySource()
        .forEach((source, score) -> {
          json.writeStartObject();
          json.writeStringProperty("source", source);
          score(json, score);
          json.writeEndObject();
        });
    json.writeEndArray();
  }

  private static void rows(JsonGenerator json, List<Row> failures) {
    json.writeArrayPropertyStart("rows");
    for (var row : failures) {
      json.writeStartObject();
      json.writeStringProperty("id", row.id());
      json.writeStringProperty("source", row.source());
      json.writeStringProperty("outcome", row.outcome().code());
      json.writeNumberProperty("messages", row.messages());
      stop(json, row);
      due(json, row);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void stop(JsonGenerator json, Row row) {
    var decision = row.decision();
    if (decision == null) {
      json.writeNullProperty("stop");
      return;
    }
    json.writeObjectPropertyStart("stop");
    json.writeNumberProperty("after", decision.after());
    json.writeStringProperty("rule", decision.rule());
    json.writeEndObject();
  }

  private static void due(JsonGenerator json, Row row) {
    var due = row.due();
    if (due == null) {
      json.writeNullProperty("due");
      return;
    }
    json.writeArrayPropertyStart("due");
    json.writeNumber(due.first());
    json.writeNumber(due.last());
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String name, double value, int decimals) {
    json.writeNumberProperty(name, rounded(value, decimals));
  }

  private static BigDecimal rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
  }
}
