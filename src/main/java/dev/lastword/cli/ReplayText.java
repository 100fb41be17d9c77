package dev.lastword.cli;

import dev.lastword.archive.Found;
import dev.lastword.archive.Rejudging;
import dev.lastword.journal.Judged;
import dev.lastword.text.Neutral;
import dev.lastword.transcript.RebuiltLog;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// What came of doing a part of a run again, as a person or a program reads it.
final class ReplayText {
  private static final int MOST = 20;

  private final String journal;
  private final Found found;

  ReplayText(String journal, Found found) {
    this.journal = journal;
    this.found = found;
  }

  /// What the log beside a journal is.
  List<String> log(RebuiltLog.Found compared) {
    var first =
        compared instanceof RebuiltLog.Found.Same
            ? "same         " + journal
            : "not the same " + journal;
    var lines = new ArrayList<String>(List.of(first));
    ProofText.log(lines, compared);
    return lines.stream().map(Neutral::line).toList();
  }

  static String json(String journal, Found found, RebuiltLog.Found compared) {
    var out = new StringWriter();
    try (var json = JsonLine.generator(out)) {
      head(json, journal, found);
      ProofJson.log(json, compared);
      json.writeEndObject();
    }
    return out.toString();
  }

  /// Which verdicts came out otherwise.
  List<String> verdicts(Rejudging.Result result, boolean all) {
    var lines = new ArrayList<String>();
    var changed = result.changes().size();
    var who =
        result.recordedBy().equals(result.judgedBy())
            ? "judge version " + result.judgedBy() + ", as recorded"
            : "judge version " + result.judgedBy() + ", recorded by " + result.recordedBy();
    lines.add(
        changed == 0
            ? "same verdicts: all %d (%s)".formatted(result.verdicts(), who)
            : "%d of %d verdicts differ (%s)".formatted(changed, result.verdicts(), who));
    result.changes().stream()
        .limit(all ? Integer.MAX_VALUE : MOST)
        .forEach(change -> {
          lines.add("  %4d  recorded  %s".formatted(number(change), words(change.recorded())));
          lines.add("        now       " + words(change.now()));
        });
    if (!all && changed > MOST) {
      lines.add("  and " + (changed - MOST) + " more: -v");
    }
    if (result.isBroken()) {
      lines.add("  the same version must say the same: its word lists or the journal were changed");
    }
    return lines.stream().map(Neutral::line).toList();
  }

  String json(Rejudging.Result result) {
    var out = new StringWriter();
    try (var json = JsonLine.generator(out)) {
      head(json, journal, found);
      json.writeStringProperty("recorded_by", result.recordedBy());
      json.writeStringProperty("judged_by", result.judgedBy());
      json.writeNumberProperty("verdicts", result.verdicts());
      json.writeArrayPropertyStart("changed");
      for (var change : result.changes()) {
        json.writeStartObject();
        json.writeNumberProperty("message", number(change));
        verdict(json, "recorded", change.recorded());
        verdict(json, "now", change.now());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void head(JsonGenerator json, String journal, Found found) {
    json.writeStartObject();
    json.writeNumberProperty("v", 1);
    json.writeStringProperty("file", journal);
    json.writeStringProperty("id", found.id());
  }

  private static void verdict(JsonGenerator json, String name, Judged judged) {
    var reading = judged.reading();
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("class", reading.kind());
    json.writeNumberProperty("before", reading.before());
    json.writeNumberProperty("score", reading.score());
    var stop = judged.stop();
    if (stop != null) {
      json.writeObjectPropertyStart("stop");
      json.writeNumberProperty("after", stop.after());
      json.writeStringProperty("rule", stop.rule());
      json.writeNumberProperty("onset", stop.onset());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static int number(Rejudging.Change change) {
    return change.recorded().reading().message();
  }

  private static String words(Judged judged) {
    var reading = judged.reading();
    var stop = judged.stop();
    return reading.kind()
        + ", "
        + Figures.score(reading.before())
        + " → "
        + Figures.score(reading.score())
        + (stop == null
            ? ""
            : "; over after " + stop.after() + ", " + stop.rule() + " from " + stop.onset());
  }
}
