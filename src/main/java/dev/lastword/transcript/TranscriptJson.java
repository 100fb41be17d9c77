package dev.lastword.transcript;

import dev.lastword.detect.Utterance.Finish;
import java.io.StringWriter;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes a conversation as JSON that [Transcripts] reads back without loss.
public final class TranscriptJson {
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private final JsonGenerator json;
  private final Transcript talk;

  private TranscriptJson(JsonGenerator json, Transcript talk) {
    this.json = json;
    this.talk = talk;
  }

  /// Writes a conversation.
  ///
  /// @param talk the conversation
  /// @return one line, without its end
  public static String line(Transcript talk) {
    var out = new StringWriter();
    try (var json = generator(out)) {
      new TranscriptJson(json, talk).write();
    }
    return out.toString();
  }

  static JsonGenerator generator(StringWriter out) {
    return JSON.createGenerator(ObjectWriteContext.empty(), out);
  }

  private void write() {
    json.writeStartObject();
    json.writeNumberProperty("lastword", 1);
    json.writeStringProperty("id", talk.id());
    text("title", talk.title());
    json.writeArrayPropertyStart("speakers");
    talk.speakers().forEach(json::writeString);
    json.writeEndArray();
    text("started", time(talk.started()));
    text("ended", time(talk.ended()));
    origin();
    asides();
    routing();
    messages();
    footer();
    json.writeEndObject();
  }

  private void messages() {
    json.writeArrayPropertyStart("messages");
    var number = 0;
    for (var line : talk.lines()) {
      json.writeStartObject();
      switch (line) {
        case Line.Said said -> said(said, ++number);
        case Line.Operator(var words) -> {
          json.writeStringProperty("role", "operator");
          json.writeStringProperty("text", words);
        }
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void said(Line.Said said, int number) {
    json.writeNumberProperty("number", number);
    json.writeStringProperty("side", said.side().code());
    json.writeStringProperty("speaker", talk.speaker(said.side()));
    var known = said.telemetry();
    if (known != null) {
      text("time", when(known));
      text("receipt", known.receipt());
      var latency = known.latency();
      if (latency != null) {
        json.writeNumberProperty("latency_ms", latency.toMillis());
      }
    }
    if (said.finish() != Finish.COMPLETE) {
      json.writeStringProperty("finish", said.finish().name().toLowerCase(Locale.ROOT));
    }
    json.writeStringProperty("text", said.text());
  }

  private @Nullable String when(Telemetry known) {
    return when(talk, known);
  }

  /// When a message was said: with the day where that is known.
  static @Nullable String when(Transcript talk, Telemetry known) {
    var time = known.time();
    if (time == null) {
      return null;
    }
    var started = talk.started();
    var day = known.date() != null ? known.date() : started == null ? null : started.toLocalDate();
    return day == null ? MarkdownWriter.CLOCK.format(time) : TIME.format(day.atTime(time));
  }

  private void origin() {
    var origin = talk.origin();
    if (origin == null) {
      return;
    }
    json.writeObjectPropertyStart("origin");
    json.writeStringProperty("file", origin.file());
    json.writeStringProperty("form", origin.format());
    json.writeStringProperty("id", origin.id());
    json.writeStringProperty("digest", origin.digest());
    json.writeEndObject();
  }

  private void asides() {
    if (talk.asides().isEmpty()) {
      return;
    }
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

  private void routing() {
    if (talk.routing().isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("routing");
    for (var routing : talk.routing()) {
      json.writeStartObject();
      json.writeStringProperty("side", routing.side().code());
      json.writeStringProperty("provider", routing.provider());
      json.writeStringProperty("model", routing.model());
      json.writeNumberProperty("turns", routing.turns());
      json.writeNumberProperty("latency_ms", routing.latency().toMillis());
      number("prompt_tokens", routing.promptTokens());
      number("completion_tokens", routing.completionTokens());
      var cost = routing.cost();
      text("cost", cost == null ? null : cost.toPlainString());
      text("costing", routing.costing());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void footer() {
    var footer = talk.footer();
    if (footer == null) {
      return;
    }
    json.writeObjectPropertyStart("footer");
    json.writeStringProperty("ending", footer.ending());
    number("onset", footer.onset() == null ? null : Long.valueOf(footer.onset()));
    number("cap", footer.cap() == null ? null : Long.valueOf(footer.cap()));
    json.writeStringProperty("account", footer.account());
    quotes(footer.quotes());
    json.writeStringProperty("detail", footer.detail());
    json.writeEndObject();
  }

  private void quotes(List<Footer.Quote> quotes) {
    json.writeArrayPropertyStart("quotes");
    for (var quote : quotes) {
      json.writeStartObject();
      json.writeNumberProperty("message", quote.message());
      json.writeStringProperty("speaker", quote.speaker());
      json.writeStringProperty("text", quote.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void text(String key, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(key, value);
    }
  }

  private void number(String key, @Nullable Long value) {
    if (value != null) {
      json.writeNumberProperty(key, value);
    }
  }

  private static @Nullable String time(@Nullable LocalDateTime time) {
    return time == null ? null : TIME.format(time);
  }
}
