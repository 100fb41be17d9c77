package dev.lastword.cli;

import dev.lastword.archive.Found;
import dev.lastword.archive.Proof;
import dev.lastword.archive.Receipt;
import dev.lastword.journal.Call;
import dev.lastword.talk.Usage;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// A receipt as one line of JSON.
final class ReceiptJson {
  private final JsonGenerator json;

  private ReceiptJson(JsonGenerator json) {
    this.json = json;
  }

  static String line(String file, Found found, Receipt receipt, Proof proof) {
    var out = new StringWriter();
    try (var json = JsonLine.generator(out)) {
      new ReceiptJson(json).write(file, found, receipt, proof);
    }
    return out.toString();
  }

  private void write(String file, Found found, Receipt receipt, Proof proof) {
    var closing = receipt.closing();
    var sent = receipt.sent();
    json.writeStartObject();
    json.writeNumberProperty("v", 1);
    json.writeStringProperty("receipt", closing.receipt());
    json.writeStringProperty("id", found.id());
    json.writeStringProperty("file", file);
    json.writeNumberProperty("record", closing.seq());
    json.writeStringProperty("hash", closing.hash());
    json.writeStringProperty("prev", closing.prev());
    json.writeStringProperty("type", closing.entry().type());
    json.writeStringProperty("outcome", ReceiptCommand.outcome(receipt.outcome()));
    json.writeNumberProperty("message", sent.message());
    json.writeStringProperty("side", sent.side().code());
    json.writeStringProperty("speaker", receipt.speaker());
    json.writeStringProperty("sent", receipt.intent().at().toString());
    json.writeNumberProperty("attempt", sent.attempt());
    json.writeObjectPropertyStart("asked");
    json.writeStringProperty("provider", sent.endpoint().provider());
    json.writeStringProperty("model", sent.endpoint().model());
    json.writeStringProperty("base_url", sent.endpoint().baseUrl());
    json.writeStringProperty("dialect", sent.endpoint().dialect());
    json.writeEndObject();
    outcome(receipt.outcome());
    payload("request", sent.request());
    payload("response", receipt.response());
    json.writeArrayPropertyStart("adapted");
    sent.adapted().forEach(json::writeString);
    json.writeEndArray();
    attempts(receipt);
    json.writeObjectPropertyStart("journal");
    ProofJson.write(json, proof);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void outcome(Call.Closing closing) {
    switch (closing) {
      case Call.Reply reply -> {
        var served = reply.served();
        json.writeObjectPropertyStart("served");
        text("model", served.model());
        text("provider", served.provider());
        text("id", served.id());
        json.writeStringProperty("match", served.match());
        json.writeEndObject();
        json.writeStringProperty("finish", reply.finish());
        json.writeNumberProperty("first_byte_ms", reply.firstByte().toMillis());
        json.writeNumberProperty("took_ms", reply.took().toMillis());
        usage(reply.usage());
      }
      case Call.Discarded discarded -> usage(discarded.usage());
      case Call.Failed failed -> {
        var status = failed.status();
        if (status != null) {
          json.writeNumberProperty("status", status);
        }
      }
      case Call.Partial _, Call.Unknown _ -> {}
    }
  }

  private void usage(Usage usage) {
    json.writeObjectPropertyStart("usage");
    count("prompt", usage.promptTokens());
    count("cached", usage.cachedTokens());
    count("completion", usage.completionTokens());
    count("reasoning", usage.reasoningTokens());
    var cost = usage.cost();
    text("cost", cost == null ? null : cost.toPlainString());
    json.writeEndObject();
  }

  private void payload(String name, Call.@Nullable Payload payload) {
    if (payload != null) {
      json.writeObjectPropertyStart(name);
      json.writeStringProperty("digest", payload.digest());
      count("bytes", payload.bytes());
      json.writeBooleanProperty("kept", payload.kept() != null);
      json.writeEndObject();
    }
  }

  private void attempts(Receipt receipt) {
    json.writeArrayPropertyStart("attempts");
    for (var attempt : receipt.attempts()) {
      var closing = attempt.closing();
      json.writeStartObject();
      json.writeNumberProperty("record", attempt.intent().seq());
      json.writeStringProperty("sent", attempt.intent().at().toString());
      if (closing != null) {
        json.writeStringProperty("receipt", closing.receipt());
        json.writeStringProperty("outcome", ReceiptCommand.outcome((Call.Closing) closing.entry()));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void text(String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  private void count(String name, @Nullable Long value) {
    if (value != null) {
      json.writeNumberProperty(name, value);
    }
  }
}
