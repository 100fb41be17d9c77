package dev.lastword.cli;

import dev.lastword.endpoint.Deadlines;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.Keys;
import dev.lastword.engine.Desync;
import dev.lastword.engine.Replay;
import dev.lastword.text.Neutral;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Drives the whole loop of a recorded run again and tells whether it went the same way.
final class WholeReplay {
  private final Console console;
  private final OutputOptions output;

  WholeReplay(Console console, OutputOptions output) {
    this.console = console;
    this.output = output;
  }

  /// Replays a journal.
  ///
  /// @param journal the journal
  /// @param shown its name for the user
  /// @return done, or integrity where it took another way
  ExitCode of(Path journal, String shown) throws IOException {
    var providers = Wiring.of(console).providers();
    try (var endpoints = new Endpoints(providers, Keys.in(Map.of()), Deadlines.DEFAULT)) {
      var result = Replay.of(journal, endpoints);
      if (output.json) {
        console.out().println(json(result, shown));
      } else {
        words(result, shown).forEach(line -> console.out().println(Neutral.line(line)));
      }
      return result.desync() == null ? ExitCode.DONE : ExitCode.INTEGRITY;
    }
  }

  private static List<String> words(Replay.Result result, String shown) {
    var lines = new ArrayList<String>();
    var desync = result.desync();
    if (desync == null) {
      lines.add("same way     " + shown);
      lines.add("  " + equal(result));
    } else {
      lines.add("another way  " + shown);
      lines.add("  " + where(desync));
      desync.details().forEach(detail -> lines.add("    " + detail));
      lines.add("  before it: " + equal(result));
    }
    return lines;
  }

  private static String equal(Replay.Result result) {
    var verdicts = result.verdicts();
    return "%s, %s, %s"
        .formatted(
            count(result.messages(), "message"),
            result.requests() == 0
                ? "no request was sent"
                : count(result.requests(), "request") + " equal to the byte",
            verdicts == null
                ? "verdicts of judge version " + result.detector() + " taken as recorded"
                : count(verdicts, "verdict") + " equal");
  }

  private static String where(Desync desync) {
    var message = desync.message() == 0 ? "" : ", message " + desync.message();
    return "first difference at record " + desync.record() + message + ": " + desync.what();
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String json(Replay.Result result, String shown) {
    var out = new StringWriter();
    try (var json = JsonLine.generator(out)) {
      json.writeStartObject();
      json.writeNumberProperty("v", 1);
      json.writeStringProperty("journal", shown);
      var desync = result.desync();
      json.writeBooleanProperty("same", desync == null);
      json.writeNumberProperty("messages", result.messages());
      json.writeNumberProperty("requests", result.requests());
      var verdicts = result.verdicts();
      json.writeName("verdicts");
      if (verdicts == null) {
        json.writeNull();
      } else {
        json.writeNumber(verdicts.intValue());
      }
      json.writeStringProperty("detector", result.detector());
      if (desync != null) {
        json.writeObjectPropertyStart("desync");
        json.writeNumberProperty("record", desync.record());
        json.writeNumberProperty("message", desync.message());
        json.writeStringProperty("what", desync.what());
        json.writeArrayPropertyStart("details");
        desync.details().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    return out.toString();
  }
}
