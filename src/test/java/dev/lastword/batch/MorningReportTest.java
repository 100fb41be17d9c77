package dev.lastword.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.batch.ReportedTalk.Oddity.Kind;
import dev.lastword.batch.ReportedTalk.State;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The morning report, from journals to files.
class MorningReportTest {
  private static final Instant NOW = Instant.parse("2025-10-27T06:00:00Z");
  private static final String ONE = "kimi_haiku_blank_r1_00000001";
  private static final String TWO = "haiku_kimi_blank_r1_00000002";
  private static final String THREE = "kimi_haiku_blank_r2_00000003";
  private static final String HOSTILE =
      "</title><script>alert(1)</script><img src=x onerror=alert(2)>\u202egnp.exe\u0007\"'|`[x](javascript:alert(3))";

  @TempDir private Path folder;

  @Test
  void theJsonHoldsTheFigures() throws IOException {
    closed(ONE, 4);
    closed(TWO, 8);
    Tale.begin(folder, THREE, "Kimi", "Haiku", 5).say("a").say("b").end("messages", null, "");
    var json = json(write());
    var figures = json.get("figures");
    assertThat(json.get("v").asInt()).isEqualTo(1);
    assertThat(figures.get("conversations").asInt()).isEqualTo(3);
    assertThat(figures.get("states").get("closed").asInt()).isEqualTo(2);
    assertThat(figures.get("states").get("capped").asInt()).isEqualTo(1);
    assertThat(figures.get("endings").get("mutual-closing").asInt()).isEqualTo(2);
    assertThat(figures.get("messages").asInt()).isEqualTo(14);
    assertThat(figures.get("calls").asInt()).isEqualTo(14);
    assertThat(figures.get("tokens").asInt()).isEqualTo(14 * 120);
    assertThat(figures.get("cost_usd").asString()).isEqualTo("0.14");
    assertThat(figures.get("survival").get("median").asInt()).isEqualTo(4);
    assertThat(figures.get("pairs")).hasSize(2);
    assertThat(figures.get("providers")).hasSize(2);
    assertThat(json.get("conversations")).hasSize(3);
    assertThat(json.get("changed").isNull()).isTrue();
  }

  @Test
  void whatWasSavedIsEachSidesLastCallAsOftenAsItWasNotMade() throws IOException {
    closed(ONE, 4);
    var saved = write().report().savings();
    assertThat(saved.messages()).isEqualTo(46);
    assertThat(saved.tokens()).isEqualTo(46 * 120);
    assertThat(saved.dollars()).isEqualByComparingTo("0.46");
  }

  @Test
  void noMoreIsSavedThanTheCapsLeave() throws IOException {
    var caps = new Caps(50, 600L, new BigDecimal("0.05"), null);
    Tale.begin(folder, ONE, "Kimi", "Haiku", caps, "p", "q")
        .say("a")
        .say("b")
        .end("mutual-closing", 1, "");
    var saved = write().report().savings();
    assertThat(saved.tokens()).isEqualTo(360);
    assertThat(saved.dollars()).isEqualByComparingTo("0.03");
  }

  @Test
  void anUnknownCostIsUnknownAndNeverZero() throws IOException {
    Tale.begin(folder, ONE, "Kimi", "Haiku", 50)
        .say("a", "substantive", "equal", Usage.UNKNOWN)
        .say("b", "closing", "equal", Usage.UNKNOWN)
        .end("mutual-closing", 1, "");
    var written = write();
    var figures = json(written).get("figures");
    assertThat(figures.get("cost_usd").isNull()).isTrue();
    assertThat(figures.get("cost_unknown_calls").asInt()).isEqualTo(2);
    assertThat(figures.get("saved").get("cost_usd").isNull()).isTrue();
    assertThat(Files.readString(written.html())).contains("unknown").doesNotContain("$0.00");
    assertThat(Files.readString(written.markdown())).contains("unknown").doesNotContain("$0.00");
  }

  @Test
  void whatIsKnownOfACostIsNotTheWholeOfIt() throws IOException {
    Tale.begin(folder, ONE, "Kimi", "Haiku", 50)
        .say("a")
        .say("b", "closing", "equal", Usage.UNKNOWN)
        .end("mutual-closing", 1, "");
    assertThat(Files.readString(write().html())).contains("$0.01 and 1 call of unknown cost");
  }

  @Test
  void anomaliesComeFirstAndWorstFirst() throws IOException {
    Tale.begin(folder, ONE, "Kimi", "Haiku", 50)
        .cut("half")
        .unknown()
        .refused(1)
        .refused(2)
        .say("a", "substantive", "other", Usage.UNKNOWN)
        .end("error", null, "it broke");
    var written = write();
    var talk = written.report().talks().getFirst();
    assertThat(talk.state()).isEqualTo(State.FAILED);
    assertThat(talk.odd())
        .extracting(odd -> odd.kind())
        .containsExactly(Kind.CUT_REPLY, Kind.UNKNOWN_CALL, Kind.OTHER_MODEL, Kind.FAILED);
    var html = Files.readString(written.html());
    assertThat(html.indexOf("Look at these first")).isLessThan(html.indexOf("Providers"));
    assertThat(html)
        .containsSubsequence(
            "Other model served", "Unknown call", "Failed", "Cut reply", "Retried");
    assertThat(html).contains("receipt show rr_");
  }

  @Test
  void aCallThatNothingClosesIsUnknown() throws IOException {
    try (var tale = Tale.begin(folder, ONE, "Kimi", "Haiku", 50)) {
      tale.say("a").ask(1);
    }
    var talk = write().report().talks().getFirst();
    assertThat(talk.state()).isEqualTo(State.UNFINISHED);
    assertThat(talk.odd()).extracting(odd -> odd.kind()).contains(Kind.UNKNOWN_CALL);
  }

  @Test
  void brokenJournalsAreListedAndStopNothing() throws IOException {
    closed(ONE, 4);
    closed(TWO, 4);
    var torn = folder.resolve(TWO + ".jsonl");
    Files.writeString(torn, "{\"h\":\"12", StandardOpenOption.APPEND);
    Files.writeString(folder.resolve(THREE + ".jsonl"), "nonsense\nmore\n");
    Files.createFile(folder.resolve("kimi_haiku_blank_r4_00000004.jsonl"));
    var written = write();
    assertThat(written.report().talks())
        .extracting(ReportedTalk::state)
        .containsExactlyInAnyOrder(State.CLOSED, State.CLOSED, State.UNREADABLE, State.UNREADABLE);
    assertThat(written.report().talks()).filteredOn(ReportedTalk::torn).hasSize(1);
    assertThat(Files.readString(written.html()))
        .contains("Unreadable journal", "not all intact", "record 0 at byte 0: not a record");
  }

  @Test
  void olderVersionsAreNamedAndNotCounted() throws IOException {
    closed(ONE, 4);
    closed("kimi_haiku_blank_r1_00000009", 8);
    closed("2025-10-26_171218_kimi_haiku", 8);
    var written = write();
    assertThat(written.report().talks()).hasSize(1);
    assertThat(written.report().older()).hasSize(2).contains("2025-10-26_171218_kimi_haiku");
    assertThat(Files.readString(written.html())).contains("Older ones");
  }

  @Test
  void nothingHasBegunIsSaidAndNoFault() throws IOException {
    var written = MorningReport.write(Report.of(folder, NOW), folder);
    assertThat(written.report().headline()).containsExactly("There are no conversations here.");
  }

  @Test
  void hostileNamesAndWordsActNowhere() throws IOException {
    Tale.begin(folder, ONE, HOSTILE, "Haiku " + HOSTILE, 50)
        .say(HOSTILE + " first")
        .say(HOSTILE + " second")
        .cut(HOSTILE)
        .say("bye", "closing", "other", Usage.UNKNOWN)
        .say("bye", "farewell", "equal", Usage.UNKNOWN)
        .end("mutual-closing", 3, HOSTILE);
    closed(TWO, 6);
    Tale.begin(folder, THREE, HOSTILE, "x", 50).say("a").end("error", null, HOSTILE);
    var written = write();
    var html = Files.readString(written.html());
    assertThat(html)
        .doesNotContain("<script", "<img", "\u202e", "\u0007")
        .contains("&lt;script&gt;", "⟨U+202E⟩", "default-src 'none'");
    assertThat(Files.readString(written.markdown()))
        .doesNotContain("<script", "\u202e", "\u0007", "[x](");
    assertThat(Files.readString(written.json())).doesNotContain("\u202e").matches("\\p{ASCII}+");
  }

  @Test
  void everyDrawingIsXml() throws Exception {
    for (var i = 1; i < 9; i++) {
      closed("kimi_haiku_blank_r" + i + "_0000000" + i, 2 + i);
      closed("haiku_kimi_blank_r" + i + "_0000001" + i, 3 + i);
    }
    var html = Files.readString(write().html());
    var drawings = new ArrayList<String>();
    for (var at = html.indexOf("<svg "); at >= 0; at = html.indexOf("<svg ", at + 1)) {
      if (html.substring(at, html.indexOf('>', at)).contains("role=\"img\"")) {
        drawings.add(html.substring(at, html.indexOf('>', html.indexOf("</svg", at)) + 1));
      }
    }
    assertThat(html).doesNotContain("The charts are missing");
    assertThat(drawings).hasSize(4);
    for (var drawing : drawings) {
      var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
      var bytes = drawing.getBytes(StandardCharsets.UTF_8);
      assertThat(builder.parse(new ByteArrayInputStream(bytes))).isNotNull();
      assertThat(drawing).contains("var(--ink)").doesNotContain("rgb(1,0,");
    }
  }

  @Test
  void theSameJournalsMakeTheSameReport() throws IOException {
    closed(ONE, 4);
    closed(TWO, 8);
    var first = write();
    var html = Files.readString(first.html());
    var json = Files.readString(first.json());
    write();
    assertThat(Files.readString(first.html())).isEqualTo(html);
    assertThat(Files.readString(first.json())).isEqualTo(json);
    assertThat(folder.resolve("report.previous.json")).doesNotExist();
  }

  @Test
  void tellsWhatHasChangedAndKeepsThePreviousReport() throws IOException {
    closed(ONE, 4);
    write();
    closed(TWO, 8);
    var written = write();
    assertThat(folder.resolve("report.previous.json")).exists();
    var changed = json(written).get("changed");
    assertThat(changed.get("since").asString()).isEqualTo(NOW.toString());
    assertThat(changed.get("rows").get(0).get("figure").asString()).isEqualTo("Conversations");
    assertThat(changed.get("rows").get(0).get("change").asString()).isEqualTo("+1");
    assertThat(Files.readString(written.html())).contains("Since the last report of this batch");
    var again = json(write());
    assertThat(again.get("changed")).isEqualTo(changed);
  }

  @Test
  void aDamagedEarlierReportIsSaidAndReplaced() throws IOException {
    closed(ONE, 4);
    Files.writeString(folder.resolve("report.json"), "{\"v\":1,");
    var written = write();
    assertThat(Files.readString(written.html())).contains("The last report cannot be read");
    assertThat(json(written).get("figures").get("conversations").asInt()).isEqualTo(1);
  }

  @Test
  void leavesNothingButItsFiles() throws IOException {
    closed(ONE, 4);
    write();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> !name.equals(".lastword")))
          .containsExactlyInAnyOrder(ONE + ".jsonl", "report.html", "report.json", "report.md");
    }
  }

  @Test
  void quotesTheLastLiveExchangeBeforeTheClosing() throws IOException {
    Tale.begin(folder, ONE, "Kimi", "Haiku", 50)
        .say("What does the lighthouse keeper count at night?")
        .say("Ships that never asked for a light.")
        .say("Thank you, goodbye.", "closing", "equal", Usage.UNKNOWN)
        .say("Goodbye.", "farewell", "equal", Usage.UNKNOWN)
        .end("mutual-closing", 3, "");
    var last = write().report().quotes().getFirst().last();
    assertThat(last).isNotNull();
    assertThat(last.first()).startsWith("What does the lighthouse");
    assertThat(last.second()).startsWith("Ships that never");
    assertThat(last.at()).isEqualTo(1);
  }

  private void closed(String id, int messages) throws IOException {
    var names =
        id.startsWith("haiku") ? new String[] {"Haiku", "Kimi"} : new String[] {"Kimi", "Haiku"};
    var tale = Tale.begin(folder, id, names[0], names[1], 50);
    for (var i = 0; i < messages; i++) {
      tale.say("message " + i + " of " + id);
    }
    tale.end("mutual-closing", messages - 1, "");
  }

  private MorningReport.Written write() throws IOException {
    return MorningReport.write(Report.of(folder, NOW), folder);
  }

  private static JsonNode json(MorningReport.Written written) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(written.json()));
  }
}
