package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.detect.Policy;
import dev.lastword.detect.StopRules;
import dev.lastword.journal.Canonical;
import dev.lastword.talk.Bill;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.talk.Summary;
import dev.lastword.talk.Summary.Because;
import dev.lastword.talk.Usage;
import dev.lastword.transcript.Transcript;
import dev.lastword.transcript.Transcripts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Strings made to move a cursor, to reorder a line or to hide, put through everything of ours that
/// ends on a terminal. Not one raw control or bidi character comes out.
/// `-Dlastword.soak.strings=1000000` asks for more of them.
class HostileOutputTest {
  private static final long SEED = 20261121;
  private static final int STRINGS = Integer.getInteger("lastword.soak.strings", 20_000);
  private static final int BATCH = 40;

  private static final List<String> WEAPONS =
      List.of(
          "\u001b[2J",
          "\u001b]0;x\u0007",
          "\u001b]52;c;eA==\u001b\\",
          "\u001bP1$r\u001b\\",
          "\u001b[35m",
          "\u001b",
          "\u009b5A",
          "\u0090q\u009c",
          "\u0085",
          "\r",
          "\b",
          "\u0000",
          "\u000b",
          "\f",
          "\u007f",
          "\u202e",
          "\u202a",
          "\u2066",
          "\u2069",
          "\u200e",
          "\u200f",
          "\u061c",
          "\u200b",
          "\u2060",
          "\ufeff",
          "\u00ad",
          "\u180e",
          "\u2028",
          "\u2029",
          "\udb40\udc41",
          "\udb40\udc7f",
          "\ud800",
          "\udc00",
          "\ufff9",
          "\ue000",
          "\ufdd0",
          "\n",
          "\t",
          " ",
          "word",
          "日本",
          "👩‍🚀",
          "e\u0301\u0301\u0301",
          "│",
          "■",
          "### ",
          "---",
          "\\x1b",
          "&#27;",
          "%1b",
          "Goodbye, and take care!");

  @Test
  void noRawControlOrBidiCharacterReachesATerminal() {
    var batches = (STRINGS + BATCH - 1) / BATCH;
    IntStream.range(0, batches).parallel().forEach(batch -> attack(batch * BATCH));
  }

  private static void attack(int from) {
    var batch =
        IntStream.range(from, Math.min(STRINGS, from + BATCH))
            .mapToObj(HostileOutputTest::hostile)
            .toList();
    check(from, "live screen", live(batch));
    check(from, "plain screen", piped(batch, TestStage.NONE));
    check(from, "quiet", piped(batch, new ScreenSetup.Wishes(false, true, false)));
    check(from, "no talk", piped(batch, new ScreenSetup.Wishes(true, false, true)));
    check(from, "json", json(batch));
    check(from, "errors", errors(batch));
    check(from, "details", details(batch));
    check(from, "judgements", judgements(batch));
  }

  private static void check(int from, String sink, String shown) {
    for (var i = 0; i < shown.length(); ) {
      var point = shown.codePointAt(i);
      if (acts(point)) {
        var near = shown.substring(Math.max(0, i - 20), Math.min(shown.length(), i + 20));
        assertThat(Integer.toHexString(point))
            .as("%s, strings from %d of seed %d, near %s", sink, from, SEED, near)
            .isEmpty();
      }
      i += Character.charCount(point);
    }
  }

  private static boolean acts(int point) {
    if (point == '\n' || point == '\t') {
      return false; // our own line ends and a text's tabs
    }
    return point < 0x20
        || (point >= 0x7f && point <= 0x9f)
        || (point >= 0x200e && point <= 0x200f)
        || (point >= 0x2028 && point <= 0x202e)
        || (point >= 0x2060 && point <= 0x206f)
        || (point >= 0xd800 && point <= 0xdfff)
        || (point >= 0xfff9 && point <= 0xfffb)
        || (point >= 0xe0000 && point <= 0xe007f)
        || point == 0x061c
        || point == 0x200b
        || point == 0xfeff;
  }

  private static String hostile(int index) {
    var random = new SplittableRandom(SEED + index);
    var text = new StringBuilder();
    for (var i = random.nextInt(12); i >= 0; i--) {
      if (random.nextInt(4) > 0) {
        text.append(WEAPONS.get(random.nextInt(WEAPONS.size())));
      } else {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x300 : 0x10000));
      }
    }
    return text.toString();
  }

  private static String live(List<String> batch) {
    try (var stage = TestStage.live(80)) {
      attack(stage, batch);
      return ScreenHostileTest.withoutOurs(stage.terminal.raw());
    }
  }

  private static String piped(List<String> batch, ScreenSetup.Wishes wishes) {
    try (var stage = new TestStage(TestStage.PIPED, wishes, 40, 80)) {
      attack(stage, batch);
      return stage.out() + stage.err();
    }
  }

  private static void attack(TestStage stage, List<String> batch) {
    var first = batch.getFirst();
    stage.hear(new Event.Started(first, first, batch.getLast(), Caps.DEFAULT, null));
    for (var i = 0; i < batch.size(); i++) {
      attack(stage, i + 1, batch.get(i));
    }
    var ending = batch.size() % 2 == 0 ? Ending.ERROR : Ending.ECHO;
    stage.hear(new Event.Ended(ending, summary(batch)));
    stage.ask("End here? ");
  }

  private static void attack(TestStage stage, int number, String text) {
    var side = number % 2 == 1 ? Side.A : Side.B;
    stage.pass(Duration.ofSeconds(1));
    stage.hear(new Event.Asked(number, side, text, 1));
    stage.hear(new Event.Reasoned(number, side, text));
    var cut = text.length() / 2;
    stage.hear(new Event.Streamed(number, side, text.substring(0, cut)));
    stage.hear(new Event.Streamed(number, side, text.substring(cut)));
    stage.hear(new Event.Spoke(said(number, text), Usage.UNKNOWN, Duration.ZERO, Duration.ZERO));
    stage.hear(new Event.Judged(number, text, List.of(text), 0, 1, 4));
    stage.hear(new Event.Flagged(number, text));
    stage.hear(new Event.Warned(number, text, 1));
    stage.pass(Duration.ofSeconds(11));
    stage.hear(new Event.Retrying(number, side, text, 1, Duration.ZERO));
    stage.hear(new Event.Cut(number, side, text));
    stage.hear(new Event.Operator(text));
  }

  private static Message said(int number, String text) {
    return new Message(number, number % 2 == 1 ? Side.A : Side.B, text, text);
  }

  private static Summary summary(List<String> batch) {
    var text = String.join("", batch);
    var because = batch.stream().limit(3).map(s -> new Because(1, s, s, List.of(s), 0, 4)).toList();
    var bill = new Bill(null, Bill.From.UNKNOWN, null, batch, batch);
    var log = Path.of("t-" + text.replace("\u0000", "").replaceAll("[\ud800-\udfff]", "") + ".md");
    return new Summary(batch.size(), 1, because, 4, null, 5L, bill, Duration.ZERO, text, log);
  }

  private static String json(List<String> batch) {
    var out = new StringBuilder();
    for (var text : batch) {
      var sane = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      var record = Canonical.write(Map.of("text", sane));
      out.append(JsonLine.ascii(record)).append('\n');
      out.append(JsonLine.of().text("x", sane).texts("y", List.of(sane)).end()).append('\n');
    }
    return out.toString();
  }

  private static String errors(List<String> batch) {
    return shown(console -> {
      for (var text : batch) {
        var problem = new Problem(text, 1, 2, text, text, 0, text);
        Stream.of(
                new UsageException(List.of(problem, Problem.with(text, text, text))),
                new IOException(text),
                new NoSuchFileException(text),
                new FileSystemException(text, text, text))
            .forEach(trouble -> Complaint.of(trouble).shown().forEach(console.err()::println));
        console.say(text);
      }
    });
  }

  private static String details(List<String> batch) {
    return shown(console -> {
      var details = new Details(console);
      for (var text : batch) {
        details.accept(new Event.Asked(1, Side.A, text, 1));
        details.accept(new Event.Retrying(1, Side.A, text, 1, Duration.ZERO));
        details.accept(new Event.Judged(1, text, List.of(text), 0, 1, 4));
        var usage = Usage.UNKNOWN.billed(Bill.unknown(text));
        details.accept(new Event.Spoke(said(1, text), usage, Duration.ZERO, Duration.ZERO));
      }
    });
  }

  /// What something says to a console.
  private static String shown(Consumer<Console> speaker) {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    speaker.accept(
        new Console(
            new ByteArrayInputStream(new byte[0]),
            stream,
            stream,
            Map.of(),
            Path.of("."),
            () -> Instant.EPOCH,
            () -> 0,
            ZoneOffset.UTC));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String judgements(List<String> batch) {
    var json = new StringBuilder("{\"messages\":[");
    for (var i = 0; i < batch.size(); i++) {
      var sane = new String(batch.get(i).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      var speaker = i % 2 == 0 ? batch.getFirst() : batch.getLast();
      var name = new String(speaker.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      json.append(i == 0 ? "" : ",")
          .append(JsonLine.of().text("speaker", name + i % 2).text("text", sane).end());
    }
    var bytes = json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    var talk = read(batch.getFirst(), bytes);
    var judgement =
        Judgement.of(
            batch.getFirst(), talk, new StopRules(Policy.BALANCED, null, List.of(), List.of()));
    return String.join("\n", new Explanation(judgement, 80).lines(true))
        + new JudgementLine(judgement, 80)
        + new JudgementJson(true, true).line(judgement);
  }

  private static Transcript read(String name, byte[] bytes) {
    try {
      return Transcripts.read(name, bytes).getFirst();
    } catch (IOException e) {
      throw new AssertionError("our own JSON is not read", e);
    }
  }
}
