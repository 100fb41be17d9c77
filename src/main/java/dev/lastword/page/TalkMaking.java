package dev.lastword.page;

import dev.lastword.archive.Dossier;
import dev.lastword.journal.Judged;
import dev.lastword.talk.Side;
import dev.lastword.transcript.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes the reading page of a conversation from all that is known of it.
final class TalkMaking {
  private static final int PART_MESSAGES = 100;
  private static final int PART_CHARS = 120_000;
  private static final int[] HEIGHTS = {110, 170, 260, 420, 680, 1_100, 1_800};

  private final Dossier dossier;
  private final TalkPage.Setting setting;
  private final Map<Integer, Judged> verdicts;
  private final List<Line.Said> said;
  private final Dossier.@Nullable Rejudged other;
  private final TalkStory story;

  TalkMaking(Dossier dossier, TalkPage.Setting setting) {
    this.dossier = dossier;
    this.setting = setting;
    this.verdicts = dossier.byMessage();
    this.said =
        dossier.transcript().lines().stream()
            .filter(Line.Said.class::isInstance)
            .map(Line.Said.class::cast)
            .toList();
    this.other = setting.other() == null ? null : dossier.by(setting.other());
    this.story = new TalkStory(dossier, setting, said);
  }

  TalkPage page() {
    var cells = cells();
    return new TalkPage(
        Plain.line(dossier.found().id()),
        Plain.line(name(Side.A), 60),
        Plain.line(name(Side.B), 60),
        story.sentences(),
        new TalkFacts(dossier, setting, said).all(),
        Timeline.svg(cells, marks(), List.of(name(Side.A), name(Side.B)), n -> "#m" + n),
        strip(),
        legend(cells),
        parts(),
        new TalkWhy(dossier, setting, said).why(story.ended()),
        other == null ? List.of() : TalkStory.compared(other, dossier.stop()),
        dossier.stop() == null ? 0 : Math.max(0, said.size() - dossier.stop().after()),
        setting.branches(),
        setting,
        said.size(),
        dossier.policy().code(),
        dossier.proof() != null);
  }

  private String name(Side side) {
    return TalkStory.name(dossier.transcript(), side);
  }

  private List<Timeline.Cell> cells() {
    var cells = new ArrayList<Timeline.Cell>();
    for (var i = 0; i < said.size(); i++) {
      var line = said.get(i);
      var verdict = verdicts.get(i + 1);
      var compared = other == null ? null : other.verdicts().get(i).reading().score();
      cells.add(
          new Timeline.Cell(
              line.side() == Side.A,
              line.text().codePointCount(0, line.text().length()),
              Kind.of(verdict == null ? "" : verdict.reading().kind()),
              verdict == null ? 0 : verdict.reading().score(),
              compared));
    }
    return cells;
  }

  private Timeline.Marks marks() {
    var stop = dossier.stop();
    var compared = other == null ? null : other.stop();
    return new Timeline.Marks(
        stop == null ? null : stop.onset(),
        stop == null ? null : stop.after(),
        dossier.threshold(),
        compared == null ? null : compared.onset(),
        compared == null ? null : compared.after());
  }

  private String strip() {
    return StripOf.of(dossier).svg(900, 14, "");
  }

  private static List<TalkPage.Legend> legend(List<Timeline.Cell> cells) {
    var counts = new TreeMap<String, Integer>();
    cells.forEach(cell -> counts.merge(cell.kind().code(), 1, Integer::sum));
    var legend = new ArrayList<TalkPage.Legend>();
    for (var known : dev.lastword.detect.MessageClass.values()) {
      var count = counts.get(known.code());
      if (count != null) {
        legend.add(new TalkPage.Legend("k-" + known.code(), known.code(), count));
      }
    }
    return legend;
  }

  private List<TalkPage.Part> parts() {
    var parts = new ArrayList<TalkPage.Part>();
    var rows = new ArrayList<TalkPage.Row>();
    var stop = dossier.stop();
    var end = stop == null ? Integer.MAX_VALUE : stop.after();
    var number = 0;
    var chars = 0;
    for (var line : dossier.transcript().lines()) {
      var after = number >= end;
      var crosses = line instanceof Line.Said && number == end;
      if (crosses || (!setting.alone() && (rows.size() >= PART_MESSAGES || chars > PART_CHARS))) {
        close(parts, rows, number > end || (after && !crosses));
        chars = 0;
      }
      chars += line.text().length();
      rows.add(
          switch (line) {
            case Line.Said message -> row(++number, message);
            case Line.Operator word -> operator(word);
          });
    }
    close(parts, rows, number > end);
    return parts;
  }

  private static void close(List<TalkPage.Part> parts, List<TalkPage.Row> rows, boolean tail) {
    if (!rows.isEmpty()) {
      parts.add(new TalkPage.Part(parts.size() + 1, rows, tail));
      rows.clear();
    }
  }

  private TalkPage.Row row(int number, Line.Said line) {
    var verdict = verdicts.get(number);
    var reading = verdict == null ? null : verdict.reading();
    var kind = Kind.of(reading == null ? "" : reading.kind());
    var spans = reading == null ? List.<Judged.Span>of() : reading.spans();
    return new TalkPage.Row(
        number,
        line.side() == Side.A,
        Plain.line(name(line.side()), 60),
        Prose.html(Evidence.of(line.text(), spans)),
        reading == null ? "" : kind.code(),
        kind.symbol(),
        reading == null ? "" : decimal(reading.before()),
        reading == null ? "" : decimal(reading.score()),
        reading == null ? "" : Plain.line(reading.note()),
        receipt(number, line),
        size(line.text()),
        told(number, line));
  }

  private String receipt(int number, Line.Said line) {
    var answer = dossier.answers().get(number);
    if (answer != null) {
      return answer.receipt();
    }
    var telemetry = line.telemetry();
    return telemetry == null || telemetry.receipt() == null
        ? ""
        : Plain.line(telemetry.receipt(), 40);
  }

  private String told(int number, Line.Said line) {
    var telemetry = line.telemetry();
    var parts = new ArrayList<String>();
    if (telemetry != null && telemetry.time() != null) {
      parts.add(telemetry.time().toString());
    }
    if (telemetry != null && telemetry.latency() != null) {
      parts.add(String.format(Locale.ROOT, "%,d ms", telemetry.latency().toMillis()));
    }
    var answer = dossier.answers().get(number);
    if (answer != null && answer.reply().served().match().equals("other")) {
      parts.add("another model answered");
    }
    if (line.finish() != dev.lastword.detect.Utterance.Finish.COMPLETE) {
      parts.add("cut: " + line.finish().name().toLowerCase(Locale.ROOT));
    }
    return Plain.line(String.join(", ", parts));
  }

  private static TalkPage.Row operator(Line.Operator word) {
    return new TalkPage.Row(
        0,
        true,
        "Operator",
        Prose.html(Evidence.of(word.text(), List.of())),
        "",
        "",
        "",
        "",
        "",
        "",
        size(word.text()),
        "shown, never counted");
  }

  private static int size(String text) {
    var height = 70 + (text.length() / 68 + text.chars().filter(c -> c == '\n').count()) * 29;
    for (var i = 0; i < HEIGHTS.length; i++) {
      if (height <= HEIGHTS[i]) {
        return i + 1;
      }
    }
    return HEIGHTS.length + 1;
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
