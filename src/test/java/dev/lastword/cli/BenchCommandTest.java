package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandTest {
  private static final List<String> TALK =
      List.of(
          "The tide tables for Brest are off by eleven minutes since the gauge was moved in March.",
          "Then every pilot book printed in April is wrong. Which datum did the harbour use?",
          "The old one. I will write to the printer today. Thank you for finding it!",
          "Good. Thank you too. Goodbye!",
          "Goodbye, take care!",
          "You too. Bye!",
          "Bye!",
          "Bye.",
          "Bye!",
          "Bye.");

  @TempDir private Path folder;

  @BeforeEach
  void writeTalks() throws IOException {
    write("brest-closes-slowly.json", "[5,9]", "");
    write("brest-label-says-never.json", "null", "");
    write("other.json", "[3,12]", ",\"source\":\"a\\u001b[31mred\\u202esource of a long name\"");
    write("doubtful.json", "[2,3]", ",\"sure\":false");
  }

  /// The policy that never ends anything: its figures depend on no judgement.
  @Test
  void fitsASmallScreen() {
    assertThat(bench("60", "--policy", "off", "--rows", "--by", "source"))
        .isEqualTo(
            """
            3 transcripts scored, 2 with an end due, 30 messages. 1 not
            sure: never scored.

            policy  hit  late  missed  early  false  ok
            off       0     1       1      0      0   1

            policy  quality              premature %
            off     0.500 (0.000–1.000)  0.0 (0.0–70.8)

            policy  hit %     wasted messages
            off     0 (0–84)  6.0 (5.0–7.0)

            In brackets: 95 % intervals from 2,000 draws over
            conversations, seed 1.

            Not sure, in no figure above:
            policy  hit  late  missed  early  false  ok
            off       0     0       1      0      0   0

            off by source
              source              all  due  hit  premature  quality
              a␛[31mred⟨U+202E⟩…    1    1    0          0    0.500
              brest                 2    1    0          0    0.500

            off: 2 not as labelled
              late    other
                      never ended, due 3–12 of 10
              missed  brest-closes-slowly
                      never ended, due 5–9 of 10

            Speed: 333 messages a second, 3000.0 µs each (32 characters
            on average), on one core of this machine, warmed up. Noisy:
            compare it with nothing but this run.
            """);
  }

  @Test
  void usesAWideScreen() {
    assertThat(bench("100", "--policy", "off", "--rows", "--by", "source"))
        .isEqualTo(
            """
            3 transcripts scored, 2 with an end due, 30 messages. 1 not sure: never scored.

            policy  hit  late  missed  early  false  ok
            off       0     1       1      0      0   1

            policy  quality              premature %     hit %     wasted messages
            off     0.500 (0.000–1.000)  0.0 (0.0–70.8)  0 (0–84)  6.0 (5.0–7.0)

            In brackets: 95 % intervals from 2,000 draws over conversations, seed 1.

            Not sure, in no figure above:
            policy  hit  late  missed  early  false  ok
            off       0     0       1      0      0   0

            off by source
              source                                  all  due  hit  late  missed  premature  quality
              a␛[31mred⟨U+202E⟩source of a long name    1    1    0     1       0          0    0.500
              brest                                     2    1    0     0       1          0    0.500

            off: 2 not as labelled
              late    other                                    never ended, due 3–12 of 10
              missed  brest-closes-slowly                      never ended, due 5–9 of 10

            Speed: 333 messages a second, 3000.0 µs each (32 characters on average), on one core of this
            machine, warmed up. Noisy: compare it with nothing but this run.
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"60", "80", "100"})
  void keepsWithinTheScreen(String columns) {
    assertThat(bench(columns, "--rows", "--by", "source").lines())
        .allMatch(line -> line.length() <= Integer.parseInt(columns));
  }

  @Test
  void plainIsAscii() {
    var shown = bench("80", "--plain", "--no-speed");
    assertThat(shown.chars()).allMatch(c -> c < 128);
    assertThat(shown).contains("0.0").doesNotContain("Speed");
  }

  @Test
  void writesNoEscapeAlsoOnATerminal() {
    var result =
        new Shell(folder)
            .with("LASTWORD_TTY", "1 2")
            .with("TERM", "xterm-256color")
            .run("bench", ".", "--no-speed", "--by", "source", "--rows");
    assertThat(result.out()).doesNotContain("\u001b");
  }

  @Test
  void scoresEveryPolicyAndLosesNoTranscript() {
    var lines = json(".", "--no-speed");
    assertThat(lines)
        .extracting(line -> line.get("policy").asString())
        .containsExactly("careful", "balanced", "eager", "terse");
    for (var line : lines) {
      int sum = 0;
      for (var outcome : List.of("hit", "late", "missed", "early", "false", "ok")) {
        sum += line.get(outcome).asInt();
      }
      assertThat(sum).isEqualTo(3).isEqualTo(line.get("transcripts").asInt());
      assertThat(line.get("unsure").get("transcripts").asInt()).isEqualTo(1);
    }
  }

  @Test
  void theJsonHasOneShape() {
    var lines = json(".", "--policy", "balanced", "--rows", "--by", "source");
    assertThat(lines).hasSize(2);
    var line = lines.getFirst();
    assertThat(line.propertyNames())
        .containsExactly(
            "v",
            "policy",
            "detector",
            "transcripts",
            "due",
            "hit",
            "late",
            "missed",
            "early",
            "false",
            "ok",
            "premature_percent",
            "hit_percent",
            "recall_percent",
            "quality",
            "wasted_messages_per_due",
            "intervals",
            "unsure",
            "sources",
            "rows");
    assertThat(line.get("intervals").propertyNames())
        .containsExactly(
            "percent",
            "resamples",
            "seed",
            "premature_percent",
            "hit_percent",
            "quality",
            "wasted_messages_per_due");
    var row = line.get("rows").get(0);
    assertThat(row.propertyNames())
        .containsExactly("id", "source", "outcome", "messages", "stop", "due");
    assertThat(row.get("id").asString()).isEqualTo("brest-label-says-never");
    assertThat(row.get("outcome").asString()).isEqualTo("false");
    assertThat(row.get("stop").get("rule").asString()).isEqualTo("mutual-closing");
    assertThat(lines.getLast().get("speed").get("messages_per_second").asInt()).isEqualTo(333);
  }

  @Test
  void readsLabelsThatStandBesideTranscripts() throws IOException {
    var own = Files.createDirectory(folder.resolve("own"));
    Files.copy(Path.of("transcripts/samples/mutual-closing.md"), own.resolve("one.md"));
    Files.copy(Path.of("transcripts/samples/cap-messages.md"), own.resolve("two.md"));
    Files.writeString(own.resolve("labels.csv"), "file,first,last\none.md,1,99\ntwo.md,,\n");
    var line = json("own", "--policy", "balanced", "--no-speed").getFirst();
    assertThat(line.get("hit").asInt()).isEqualTo(1);
    assertThat(line.get("ok").asInt()).isEqualTo(1);
  }

  @Test
  void badLabelsAreToldAllAtOnceAndNothingIsScored() throws IOException {
    var own = Files.createDirectory(folder.resolve("own"));
    Files.copy(Path.of("transcripts/samples/mutual-closing.md"), own.resolve("one.md"));
    Files.writeString(own.resolve("labels.csv"), "file,first,last\noen.md,1,9\none.md,x,9\n");
    var result = new Shell(folder).run("bench", "own");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            """
            error: own/labels.csv:2:1  no file "oen.md"
              nearest: one.md
            error: own/labels.csv:3:8  "first" is the number of a message, not "x"
              counted from 1; empty where the talk goes on
              2 errors, nothing was scored
            exit 2
            """);
  }

  @Test
  void manyBadLabelsAreCounted() throws IOException {
    var own = Files.createDirectory(folder.resolve("own"));
    Files.writeString(own.resolve("labels.csv"), "file,first,last\n" + "x.md,1,9\n".repeat(30));
    var result = new Shell(folder).run("bench", "own");
    assertThat(result.err().lines()).hasSize(11);
    assertThat(result.err()).contains("30 errors, nothing was scored");
  }

  @Test
  void hostileNamesReachNoTerminal() throws IOException {
    var own = Files.createDirectory(folder.resolve("own"));
    Files.writeString(own.resolve("labels.csv"), "file,first,last\n\u001b[2J\u202e.md,1,9\n");
    var result = new Shell(folder).run("bench", "own");
    assertThat(result.err()).doesNotContain("\u001b").doesNotContain("\u202e").contains("␛[2J");
  }

  @Test
  void anEmptyFolderIsAnError() throws IOException {
    Files.createDirectory(folder.resolve("none"));
    var result = new Shell(folder).run("bench", "none");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("none  no labelled transcripts").contains("labels.csv");
  }

  @Test
  void onlyDoubtfulLabelsScoreNothing() throws IOException {
    var own = Files.createDirectory(folder.resolve("own"));
    Files.copy(folder.resolve("doubtful.json"), own.resolve("doubtful.json"));
    var result = new Shell(folder).run("bench", "own");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("none of the labels in own is marked sure");
  }

  @Test
  void warningsAreForTheErrorStream() throws IOException {
    write("again.json", "null", ",\"id\":\"other\"");
    var result = new Shell(folder).run("bench", ".", "--no-speed");
    assertThat(result.err()).isEqualTo("warning: several transcripts are called \"other\"\n");
    assertThat(new Shell(folder).run("bench", ".", "--no-speed", "-q").err()).isEmpty();
  }

  @Test
  void aPlaceThatIsNotThereIsAnError() {
    var result = new Shell(folder).run("bench", "nowhere");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("\"nowhere\" is not there");
  }

  private String bench(String columns, String... words) {
    var args = new ArrayList<>(List.of("bench", "."));
    args.addAll(List.of(words));
    var result = ticking().with("COLUMNS", columns).run(args.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return result.out();
  }

  private List<JsonNode> json(String place, String... words) {
    var args = new ArrayList<>(List.of("bench", place, "--json"));
    args.addAll(List.of(words));
    var result = ticking().run(args.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return result.out().lines().map(JsonMapper.shared()::readTree).toList();
  }

  /// A shell whose clock shows a tenth of a second more at every look.
  private Shell ticking() {
    var time = new AtomicLong();
    return new Shell(folder).clock(() -> time.addAndGet(100_000_000));
  }

  private void write(String name, String stop, String more) throws IOException {
    var text = new StringBuilder("{\"messages\":[");
    for (int i = 0; i < TALK.size(); i++) {
      text.append(i == 0 ? "" : ",")
          .append(
              "{\"speaker\":\"%s\",\"text\":\"%s\"}"
                  .formatted(i % 2 == 0 ? "A" : "B", TALK.get(i)));
    }
    text.append("],\"stop\":").append(stop).append(more).append('}');
    Files.writeString(folder.resolve(name), text);
  }
}
