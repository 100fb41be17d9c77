package dev.lastword.batch;

import dev.lastword.batch.ReportedTalk.State;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// Writes a report as one line of JSON in ASCII, described in `docs/report.md`. Money is a decimal
/// string; what is unknown is `null`, never 0.
final class ReportJson {
  static final int VERSION = 1;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final JsonGenerator json;

  private ReportJson(JsonGenerator json) {
    this.json = json;
  }

  /// What a report says, apart from when it was made and what has changed, and its digest.
  ///
  /// @param text the fields, without the brackets around them
  /// @param digest hex SHA-256 of the text
  record Body(String text, String digest) {}

  static Body body(Report report) {
    var object =
        written(json -> {
          json.json.writeName("figures");
          json.figures(report);
          json.array("conversations", report.talks(), json::talk);
          json.array("older", report.older(), json.json::writeString);
        });
    var text = object.substring(1, object.length() - 1);
    return new Body(text, digest(text));
  }

  static String whole(Report report, Body body, @Nullable ReportChanges changes) {
    var head =
        written(json -> {
          json.json.writeNumberProperty("v", VERSION);
          json.text("batch", report.batch());
          json.text("made", report.made().toString());
          json.text("digest", body.digest());
        });
    var tail =
        written(json -> {
          if (changes == null) {
            json.json.writeNullProperty("changed");
          } else {
            json.json.writeObjectPropertyStart("changed");
            json.text("since", changes.since().toString());
            json.array("rows", changes.rows(), json::change);
            json.json.writeEndObject();
          }
        });
    return head.substring(0, head.length() - 1) + "," + body.text() + "," + tail.substring(1);
  }

  private static String written(Consumer<ReportJson> write) {
    var out = new StringWriter();
    try (var generator = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      generator.writeStartObject();
      write.accept(new ReportJson(generator));
      generator.writeEndObject();
    }
    return out.toString().replace("\u007f", "\\u007f");
  }

  private static String digest(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void figures(Report report) {
    var calls = report.calls();
    json.writeStartObject();
    number("conversations", report.talks().size());
    json.writeObjectPropertyStart("states");
    for (var state : State.values()) {
      number(state.code(), report.count(state));
    }
    json.writeEndObject();
    counts("endings", report.endings());
    number("messages", report.messages());
    number("records", report.talks().stream().mapToLong(ReportedTalk::records).sum());
    number("calls", calls.calls());
    number("retries", calls.retries());
    used(calls);
    decimal("budget_usd", report.budget());
    savings(report);
    json.writeName("survival");
    survival(report.survival());
    array("pairs", report.pairs(), this::pair);
    array("providers", List.copyOf(report.providers().entrySet()), this::provider);
    array("last_words", report.quotes(), this::quote);
    json.writeEndObject();
  }

  private void used(ProviderCalls calls) {
    number("tokens", calls.tokens());
    number("tokens_unknown_calls", calls.uncounted());
    decimal("cost_usd", calls.costUnknown() ? null : calls.dollars());
    number("cost_unknown_calls", calls.unpriced());
  }

  private void savings(Report report) {
    var saved = report.savings();
    var closed = report.count(talk -> talk.saved() != null);
    json.writeObjectPropertyStart("saved");
    number("messages", saved.messages());
    maybe("tokens", saved.uncounted() > 0 && saved.uncounted() == closed ? null : saved.tokens());
    number("tokens_unknown_conversations", saved.uncounted());
    decimal(
        "cost_usd", saved.unpriced() > 0 && saved.unpriced() == closed ? null : saved.dollars());
    number("cost_unknown_conversations", saved.unpriced());
    text("assumption", ReportSheet.ASSUMPTION);
    json.writeEndObject();
  }

  private void survival(ReportSurvival survival) {
    json.writeStartObject();
    number("conversations", survival.talks());
    number("closed", survival.closed());
    maybe("median", survival.median());
    array(
        "steps",
        survival.steps(),
        step -> {
          json.writeStartArray();
          json.writeNumber(step.after());
          json.writeNumber(Math.round(step.left() * 1e6) / 1e6);
          json.writeEndArray();
        });
    array("cut", survival.cut(), json::writeNumber);
    json.writeEndObject();
  }

  private void pair(Report.Pair pair) {
    var first = pair.talks().getFirst();
    json.writeStartObject();
    text("a", first.place().a());
    text("b", first.place().b());
    text("name_a", first.a());
    text("name_b", first.b());
    number("conversations", pair.talks().size());
    counts("endings", pair.endings());
    json.writeName("survival");
    survival(pair.survival());
    json.writeEndObject();
  }

  private void provider(Map.Entry<String, ProviderCalls> provider) {
    var calls = provider.getValue();
    json.writeStartObject();
    text("provider", provider.getKey());
    array("models", List.copyOf(calls.models()), json::writeString);
    number("calls", calls.calls());
    number("replies", calls.replies());
    number("retries", calls.retries());
    used(calls);
    times("first_byte_ms", calls.firstByte(0.5), calls.firstByte(0.95));
    times("whole_ms", calls.whole(0.5), calls.whole(0.95));
    json.writeEndObject();
  }

  private void times(String name, long p50, long p95) {
    json.writeObjectPropertyStart(name);
    maybe("p50", p50 < 0 ? null : Math.round(p50 / 1e6));
    maybe("p95", p95 < 0 ? null : Math.round(p95 / 1e6));
    json.writeEndObject();
  }

  private void quote(ReportedTalk talk) {
    var last = talk.last();
    if (last != null) {
      json.writeStartObject();
      text("conversation", talk.place().id());
      number("message", last.at());
      text("first", last.first());
      text("second", last.second());
      json.writeEndObject();
    }
  }

  private void talk(ReportedTalk talk) {
    json.writeStartObject();
    text("id", talk.place().id());
    text("a", talk.place().a());
    text("b", talk.place().b());
    text("opening", talk.place().opening());
    number("n", talk.place().n());
    text("state", talk.state().code());
    text("ending", talk.ending());
    number("messages", talk.messages());
    maybe("onset", talk.onset());
    maybe("cap", talk.cap() == 0 ? null : talk.cap());
    text("detector", talk.detector());
    var sum = new ProviderCalls();
    talk.providers().values().forEach(sum::addAll);
    number("calls", sum.calls());
    number("retries", sum.retries());
    used(sum);
    array("anomalies", talk.odd(), this::odd);
    json.writeEndObject();
  }

  private void odd(ReportedTalk.Oddity odd) {
    json.writeStartObject();
    text("kind", odd.kind().code());
    number("message", odd.message());
    text("what", odd.what());
    text("receipt", odd.receipt());
    json.writeEndObject();
  }

  private void change(ReportChanges.Row row) {
    json.writeStartObject();
    text("figure", row.name());
    text("before", row.before());
    text("now", row.now());
    text("change", row.change());
    json.writeEndObject();
  }

  private <T> void array(String name, List<T> items, Consumer<T> write) {
    json.writeArrayPropertyStart(name);
    items.forEach(write);
    json.writeEndArray();
  }

  private void counts(String name, Map<String, Integer> counts) {
    json.writeObjectPropertyStart(name);
    counts.forEach((key, count) -> number(key, count));
    json.writeEndObject();
  }

  private void text(String name, String value) {
    json.writeStringProperty(name, value);
  }

  private void number(String name, long value) {
    json.writeNumberProperty(name, value);
  }

  private void maybe(String name, @Nullable Number value) {
    json.writeName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value.longValue());
    }
  }

  private void decimal(String name, @Nullable BigDecimal value) {
    json.writeName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value.stripTrailingZeros().toPlainString());
    }
  }
}
