package dev.lastword.cli;

import dev.lastword.archive.Found;
import dev.lastword.archive.Proof;
import dev.lastword.journal.Call;
import dev.lastword.journal.JournalRecord;
import dev.lastword.transcript.RebuiltLog;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What can be proved of a conversation, as one line of JSON.
final class ProofJson {
  private ProofJson() {}

  static String line(String file, Found found, Proof proof, @Nullable KeyOwner known) {
    var out = new StringWriter();
    try (var json = JsonLine.generator(out)) {
      json.writeStartObject();
      json.writeNumberProperty("v", 1);
      json.writeStringProperty("file", file);
      json.writeStringProperty("id", proof.id() == null ? found.id() : proof.id());
      write(json, proof);
      var last = proof.signatures().last();
      if (last != null && known != null && known.key().equals(last.key())) {
        json.writeStringProperty("signer", known.name());
      }
      json.writeEndObject();
    }
    return out.toString();
  }

  /// The fields of a proof, into an object that was begun.
  static void write(JsonGenerator json, Proof proof) {
    var journal = proof.journal();
    json.writeStringProperty("standing", proof.standing().name().toLowerCase(Locale.ROOT));
    json.writeNumberProperty("records", journal.records());
    json.writeStringProperty("head", journal.head());
    json.writeBooleanProperty("ended", journal.ended());
    var fault = journal.fault();
    json.writeName("fault");
    if (fault == null) {
      json.writeNull();
    } else {
      json.writeStartObject();
      json.writeNumberProperty("record", fault.record());
      json.writeNumberProperty("byte", fault.offset());
      json.writeStringProperty("what", String.valueOf(fault.getMessage()));
      json.writeEndObject();
    }
    var tail = journal.tail();
    if (tail != null) {
      json.writeObjectPropertyStart("tail");
      json.writeNumberProperty("byte", tail.offset());
      json.writeNumberProperty("bytes", tail.length());
      json.writeBooleanProperty("whole", tail.whole());
      json.writeEndObject();
    }
    calls(json, proof);
    signature(json, proof);
    log(json, proof.log());
  }

  private static void calls(JsonGenerator json, Proof proof) {
    var calls = proof.calls();
    json.writeObjectPropertyStart("calls");
    json.writeNumberProperty("answered", calls.answered());
    json.writeNumberProperty("failed", calls.failed());
    json.writeNumberProperty("cut", calls.partial());
    json.writeNumberProperty("discarded", calls.discarded());
    json.writeNumberProperty("unknown", calls.unknown());
    json.writeNumberProperty("open", proof.journal().open().size());
    json.writeNumberProperty("bodies_kept", calls.kept());
    json.writeEndObject();
    intents(json, "open", proof.journal().open());
    intents(json, "unknown", proof.journal().unknown());
  }

  private static void intents(JsonGenerator json, String name, List<JournalRecord> intents) {
    json.writeArrayPropertyStart(name);
    for (var record : intents) {
      var intent = (Call.Intent) record.entry();
      json.writeStartObject();
      json.writeNumberProperty("record", record.seq());
      json.writeNumberProperty("message", intent.message());
      json.writeStringProperty("side", intent.side().code());
      json.writeStringProperty("model", intent.endpoint().model());
      json.writeStringProperty("sent", record.at().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void signature(JsonGenerator json, Proof proof) {
    var seals = proof.signatures();
    var last = seals.last();
    json.writeObjectPropertyStart("signature");
    json.writeNumberProperty("records", seals.records());
    if (last != null) {
      json.writeStringProperty("key", last.key().word());
      json.writeStringProperty("fingerprint", last.key().fingerprint());
    }
    if (seals.trouble() != null) {
      json.writeStringProperty("trouble", seals.trouble());
    }
    if (seals.lack() != null) {
      json.writeStringProperty("lack", seals.lack());
    }
    json.writeEndObject();
  }

  /// What the log beside a journal is, as a field of an object that was begun.
  static void log(JsonGenerator json, RebuiltLog.Found log) {
    json.writeObjectPropertyStart("log");
    switch (log) {
      case RebuiltLog.Found.Same _ -> json.writeStringProperty("is", "same");
      case RebuiltLog.Found.Missing _ -> json.writeStringProperty("is", "missing");
      case RebuiltLog.Found.Behind(var finishing) ->
          json.writeStringProperty("is", finishing ? "unfinished" : "behind");
      case RebuiltLog.Found.Ahead(var offset) -> {
        json.writeStringProperty("is", "ahead");
        json.writeNumberProperty("byte", offset);
      }
      case RebuiltLog.Found.Untold(var why) -> {
        json.writeStringProperty("is", "untold");
        json.writeStringProperty("why", why);
      }
      case RebuiltLog.Found.Differs(var offset, var line, var told, var stands) -> {
        json.writeStringProperty("is", "different");
        json.writeNumberProperty("byte", offset);
        json.writeNumberProperty("line", line);
        json.writeStringProperty("told", told);
        json.writeStringProperty("stands", stands);
      }
    }
    json.writeEndObject();
  }
}
