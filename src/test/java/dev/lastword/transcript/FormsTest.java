package dev.lastword.transcript;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lastword.detect.Utterance;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
  private static List<Transcript> read(String text) throws IOException {
    return Transcripts.read("some/where/talk.txt", text.getBytes(UTF_8));
  }

  private static Transcript one(String text) throws IOException {
    var talks = read(text);
    assertThat(talks).hasSize(1);
    return talks.getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"messages\":[{\"speaker\":\"x\",\"text\":\"1\"},{\"speaker\":\"y\",\"text\":\"2\"}]}",
        "{\"messages\":[{\"role\":\"x\",\"content\":\"1\"},{\"role\":\"y\",\"content\":\"2\"}]}",
        "{\"messages\":[{\"name\":\"x\",\"role\":\"user\",\"content\":\"1\"},{\"name\":\"y\",\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"2\"}]}]}",
        "{\"speaker\":\"x\",\"text\":\"1\"}\n{\"speaker\":\"y\",\"text\":\"2\"}\n",
        "[{\"name\":\"x\",\"text\":\"1\"},{\"name\":\"y\",\"text\":\"2\"}]",
        "\uFEFF \r\n{\"messages\":[{\"speaker\":\"x\",\"text\":\"1\"},{\"speaker\":\"y\",\"text\":\"2\"}]}",
        "# x ↔ y\n\n---\n\n### x\n\n1\n\n---\n\n### y\n\n2\n\n---\n",
        "# x ↔ y\n\n### x\n\n1\n\n---\n\n### y\n\n2\n",
        "# x ↔ y\r\n\r\n---\r\n\r\n### x\r\n\r\n1\r\n\r\n---\r\n\r\n### y\r\n\r\n2\r\n",
        "# x ↔ y\r\n<!-- lastword 1 -->\r\n\r\n---\r\n\r\n### x\r\n\r\n1\r\n\r\n---\r\n\r\n### y\r\n\r\n2\r\n\r\n---\r\n\r\n",
        "Turn 1\n\nx:\n\n1\n\ny:\n\n2\n"
      })
  void formIsToldByContent(String text) throws IOException {
    var talk = one(text);
    assertThat(talk.messages())
        .containsExactly(new Message(1, Side.A, "x", "1"), new Message(2, Side.B, "y", "2"));
    assertThat(talk.id()).isEqualTo("talk");
    assertThat(talk.warnings()).isEmpty();
  }

  @Test
  void jsonLinesHoldAConversationEach() throws IOException {
    var talks =
        read(
            """
            {"id":"../one","messages":[{"speaker":"x","text":""}]}
            {"messages":[]}
            {"id":3,"title":"Three","messages":[]}
            """);
    assertThat(talks).extracting(Transcript::id).containsExactly("../one", "talk-2", "3");
    assertThat(talks.getLast().title()).isEqualTo("Three");
  }

  @Test
  void systemAndOperatorAreNoSides() throws IOException {
    var talk =
        one(
            """
            [{"role":"system","content":"Be kind."},
             {"role":"user","content":"Hello"},
             {"role":"operator","content":"Go on."},
             {"role":"assistant","content":null}]
            """);
    assertThat(talk.speakers()).containsExactly("user", "assistant");
    assertThat(talk.lines().getFirst()).isEqualTo(new Line.Operator("Be kind."));
    assertThat(talk.messages()).hasSize(2);
    assertThat(talk.utterances())
        .containsExactly(
            Utterance.of(Utterance.Side.A, "Hello"), Utterance.of(Utterance.Side.B, ""));
    assertThat(talk.warnings()).containsExactly("message 2 has no text");
  }

  @Test
  void oneMaySpeakTwice() throws IOException {
    var talk = one("[{\"name\":\"x\",\"text\":\"1\"},{\"name\":\"x\",\"text\":\"2\"}]");
    assertThat(talk.messages()).extracting(Message::side).containsExactly(Side.A, Side.A);
  }

  @Test
  void namesThatDifferInCaseAloneAreToldApart() throws IOException {
    var talk = one("[{\"name\":\"Bob\",\"text\":\"1\"},{\"name\":\"BOB\",\"text\":\"2\"}]");
    assertThat(talk.speakers()).containsExactly("Bob A", "BOB B");
    assertThat(SpeakerNames.of("straße", "STRASSE").both())
        .containsExactly("straße A", "STRASSE B");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"messages":[{"text":"x"}]}                | 1:14 | names no speaker
          {"messages":[{"speaker":"x"}, {}]}         | 1:31 | names no speaker
          {"messages":[{"speaker":"x","text":3}]}    | 1:14 | is no text
          {"messages":[3]}                           | 1:1  | is no object
          {"messages":3}                             | 1:1  | is no list
          {"a":1}                                    | 1:1  | neither a conversation
          {"text":"x","name":"y"} {"messages":[]}    | ``   | in one file
          {"messages":[{"speaker":"\\ud800","text":""}]} | 1:25 | half a surrogate pair
          {"messages":[}                             | 1:14 | bad JSON
          {"a":1,"a":2}                              | 1:11 | bad JSON
          []                                         | ``   | no conversation
          [1]                                        | ``   | without a conversation
          hello                                      | ``   | not a form we know
          # A ↔ B                                    | ``   | without a message
          """)
  void errorsNameThePlace(String text, String place, String what) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            NotATranscriptException.class, e -> assertThat(e.place()).isEqualTo(place))
        .hasMessageStartingWith("some/where/talk.txt:" + place)
        .hasMessageContaining(what);
  }

  @Test
  void thirdSpeakerIsRefused() {
    var talk = "{\"name\":\"x\",\"text\":\"1\"}\n{\"name\":\"y\",\"text\":\"1\"}\n";
    assertThatThrownBy(() -> read(talk + "{\"name\":\"z\",\"text\":\"1\"}"))
        .hasMessage("some/where/talk.txt:3:1: \"z\" speaks in a conversation of \"x\" and \"y\"");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    assertThatThrownBy(() -> Transcripts.read("x.md", "# Zoë".getBytes(ISO_8859_1)))
        .isInstanceOf(NotATranscriptException.class)
        .hasMessageContaining("byte 4");
    assertThatThrownBy(() -> Transcripts.read("x.md", new byte[0]))
        .hasMessage("x.md: an empty file");
  }

  @Test
  void deepAndTornJsonIsRefused() {
    assertThatThrownBy(() -> read("[".repeat(10_000))).hasMessageContaining("bad JSON");
    assertThatThrownBy(() -> read("{\"a\":".repeat(300))).hasMessageContaining("bad JSON");
  }

  @Test
  void whatIsNoFileIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> Transcripts.read(folder)).hasMessageEndingWith("not a regular file");
    assertThatThrownBy(() -> Transcripts.read(folder.resolve("none")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void rulesAndHeadingsWithinAPlainMessageAreText() throws IOException {
    var body = "One\n\n---\n\n### Two\n\n---\n\nthree\n---";
    var talk = one("# x ↔ y\n\n---\n\n### x\n\n" + body + "\n\n---\n\n### y\n\nz\n\n---\n");
    assertThat(talk.messages()).extracting(Message::text).containsExactly(body, "z");
  }

  @Test
  void plainTitleMayBeAnother() throws IOException {
    var talk = one("# On seams\n\n---\n\n### x\n\n1\n\n---\n\n### y\n\n2\n");
    assertThat(talk.title()).isEqualTo("On seams");
    assertThat(talk.speakers()).containsExactly("x", "y");
  }

  @Test
  void headerThatMiscountsIsWarnedOf() throws IOException {
    var talk = one("# x ↔ y\n\n**Messages:** 3\n**Mood:** odd\n\n---\n\n### x\n\n1\n\n---\n");
    assertThat(talk.warnings())
        .containsExactly(
            "line 3 of the header is not understood",
            "the header says 3 messages, the file holds 1");
  }

  @Test
  void strangerInOurOwnFormIsRefused() {
    assertThatThrownBy(() -> read("# x ↔ y\n<!-- lastword 1 -->\n\n---\n\n### z\n\n1\n\n---\n\n"))
        .hasMessage("some/where/talk.txt:6: \"z\" speaks in a conversation of \"x\" and \"y\"");
  }

  @Test
  void logThatIsStillGrowingIsRead() throws IOException {
    var start = "# x ↔ y\n<!-- lastword 1 -->\n\n**Started:** 2026-11-21 12:00:00\n\n---\n\n";
    assertThat(one(start).messages()).isEmpty();
    var talk = one(start + "### x\n\none\n\n---\n\n### y\n\ntw");
    assertThat(talk.messages()).extracting(Message::text).containsExactly("one", "tw");
    assertThat(talk.warnings()).containsExactly("the file ends within message 2");
  }

  @Test
  void logCutAnywhereIsReadOrRefusedByName() throws IOException {
    var lines =
        List.of(
            Line.Said.of(Side.A, "1\n---\n"), Line.Said.of(Side.B, "2"), new Line.Operator("o"));
    var footer = new Footer("error", null, 5, "", List.of(), "no");
    var talk =
        new Transcript(
            "t",
            null,
            List.of("x", "y"),
            null,
            null,
            List.of(),
            List.copyOf(lines),
            footer,
            Transcript.Form.MARKDOWN,
            List.of());
    var bytes = new MarkdownWriter(true).write(talk).getBytes(UTF_8);
    for (var cut = 0; cut < bytes.length; cut++) {
      try {
        Transcripts.read("t.md", java.util.Arrays.copyOf(bytes, cut));
      } catch (NotATranscriptException e) {
        assertThat(e).hasMessageStartingWith("t.md");
      }
    }
  }
}
