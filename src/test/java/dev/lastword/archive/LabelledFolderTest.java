package dev.lastword.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledFolderTest {
  private static final String TALK =
      "{\"messages\":[{\"speaker\":\"A\",\"text\":\"one\"},{\"speaker\":\"B\",\"text\":\"two\"},"
          + "{\"speaker\":\"A\",\"text\":\"bye\"},{\"speaker\":\"B\",\"text\":\"bye\"}]";

  @TempDir private Path folder;

  @Test
  void readsLabelsThatStandInsideTheTranscripts() throws IOException {
    write("ada-1.json", TALK + ",\"stop\":[3,4],\"sure\":false,\"why\":[{\"x\":[1]}]}");
    write("ada-2.json", TALK + ",\"stop\":null,\"source\":{\"file\":[1],\"repo\":\"o/r\"}}");
    write("sub/more.json", TALK + ",\"stop\":[4,9],\"id\":\"../x\",\"source\":\"talks\"}");
    write("sub/deep.json", TALK + ",\"stop\":null}");
    write(".hidden.json", "{");
    write("readme.md", "# not a transcript");
    var labels = read();
    assertThat(labels.transcripts())
        .extracting(Labelled::id)
        .containsExactly("ada-1", "ada-2", "deep", "../x");
    assertThat(labels.transcripts())
        .extracting(Labelled::source)
        .containsExactly("ada", "o/r", "sub", "talks");
    assertThat(labels.transcripts())
        .extracting(Labelled::due)
        .containsExactly(new Window(3, 4), null, null, new Window(4, 9));
    assertThat(labels.sure()).hasSize(3);
    assertThat(labels.unsure()).extracting(Labelled::id).containsExactly("ada-1");
    assertThat(labels.transcripts().getFirst().utterances()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s,\"stop\":[3,4]}\n%s,\"stop\":null}\n",
        "[%s,\"stop\":[3,4]},%s,\"stop\":null}]"
      })
  void readsManyConversationsFromOneFile(String form) throws IOException {
    write("many.jsonl", form.formatted(TALK, TALK));
    var talks = LabelledFolder.read(folder.resolve("many.jsonl"), "many.jsonl").transcripts();
    assertThat(talks).extracting(Labelled::id).containsExactly("many-1", "many-2");
    assertThat(talks).extracting(Labelled::source).containsOnly("many");
    assertThat(talks).extracting(Labelled::due).containsExactly(new Window(3, 4), null);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void readsLabelsBesideTranscriptsOfAnyForm(String comma) throws IOException {
    write("a.json", TALK + "}");
    write("b.md", "# A ↔ B\n\n---\n\n### A\n\nhello\n\n---\n\n### B\n\nbye\n\n---\n");
    write("deep/two.jsonl", TALK + ",\"id\":\"x\"}\n" + TALK + ",\"id\":\"y\"}\n");
    write("left.json", TALK + "}");
    write(
        "labels.csv",
        """
        \uFEFFfile,first,last,sure,id,source,note\r
        a.json,3,4,,,,"a note, quoted ""twice"",
        over two lines"\r
        b.md,,,no\r

        "deep/two.jsonl",3,3,yes,y,elsewhere
        """
            .replace(",", comma)
            .replace("note" + comma + " quoted", "note, quoted"));
    var labels = read();
    assertThat(labels.transcripts()).extracting(Labelled::id).containsExactly("a", "b", "y");
    assertThat(labels.transcripts())
        .extracting(Labelled::due)
        .containsExactly(new Window(3, 4), null, new Window(3, 3));
    assertThat(labels.transcripts()).extracting(Labelled::sure).containsExactly(true, false, true);
    assertThat(labels.transcripts())
        .extracting(Labelled::source)
        .containsExactly("a", "b", "elsewhere");
    assertThat(labels.warnings()).containsExactly("1 without a label: left.json");
  }

  @Test
  void readsLabelsAsJsonLines() throws IOException {
    write("a.json", TALK + "}");
    write("b.json", TALK + "}");
    write(
        "labels.jsonl",
        """
        {"file":"a.json","first":3,"last":4,"sure":true}
        {"file":"b.json","first":null,"last":null,"sure":false,"note":"goes on"}
        """);
    assertThat(read().transcripts())
        .extracting(Labelled::due)
        .containsExactly(new Window(3, 4), null);
  }

  @Test
  void saysEverythingThatIsWrongWithAListAtOnce() throws IOException {
    write("talk.json", TALK + "}");
    write("broken.json", "{\"messages\": 7}");
    write("many.jsonl", TALK + "}\n" + TALK + "}\n");
    write(
        "labels.csv",
        """
        file,first,last,sure
        tlak.json,3,4,true
        talk.json,three,4,true
        talk.json,4,3,true
        talk.json,3,,perhaps
        talk.json,9,12,true
        ../talk.json,3,4,true
        broken.json,3,4,true
        many.jsonl,3,4,true
        talk.json,3,4,true,5
        ,3,4,true
        "talk.json"x,3,4,true
        """);
    assertThat(flaws())
        .containsExactlyInAnyOrder(
            "d/labels.csv:2:1  no file \"tlak.json\" (nearest: talk.json)",
            "d/labels.csv:3:11  \"first\" is the number of a message, not \"three\" (counted from 1;"
                + " empty where the talk goes on)",
            "d/labels.csv:4:11  the window ends at 3, before it begins at 4 (both empty where the"
                + " talk goes on)",
            "d/labels.csv:4:1  labelled on line 3 already",
            "d/labels.csv:5:13  \"first\" and \"last\" are given both or not at all (both empty where"
                + " the talk goes on)",
            "d/labels.csv:5:14  \"sure\" is true or false, not \"perhaps\"",
            "d/labels.csv:5:1  labelled on line 3 already",
            "d/labels.csv:6:1  labelled on line 3 already",
            "d/labels.csv:7:1  \"../talk.json\" leads out of the folder (name a file inside it)",
            "d/broken.json:1:1  \"messages\" is no list",
            "d/labels.csv:9:1  \"many.jsonl\" holds 2 conversations (name one with \"id\"; the first"
                + " is many-1)",
            "d/labels.csv:10:20  more values than columns (quote a value that holds a comma: \"a,"
                + " b\")",
            "d/labels.csv:11:1  no file is named",
            "d/labels.csv:12:12  text after a closing quote (double a quote inside a value)",
            "d/labels.csv:12:1  labelled on line 3 already");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file,fisrt,last|d/labels.csv:1:6  unknown name \"fisrt\" (nearest: first)",
        "file,first|d/labels.csv:1:1  \"last\" is missing",
        "file,first,last,first|d/labels.csv:1:17  column \"first\" stands here twice",
        "\"file,first|d/labels.csv:1:1  a quote that never closes"
      })
  void aBadFirstLineIsSaidOnce(String head, String flaw) throws IOException {
    write("labels.csv", head + "\nx.json,1,2,3\n");
    assertThat(flaws()).first().isEqualTo(flaw);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"file\":\"a.json\",\"first\":3,\"lst\":4}|d/labels.jsonl:1:28  unknown name \"lst\" (nearest: last)",
        "{\"file\":\"a.json\",\"first\":3}|d/labels.jsonl:1:1  \"last\" is missing",
        "{\"file\":\"a.json\",\"first\":[3],\"last\":4}|d/labels.jsonl:1:26  \"first\" is one value, no list",
        "7|d/labels.jsonl:1:1  an entry is an object ({\"file\": …})"
      })
  void aBadEntryIsSaidWithItsPlace(String entry, String flaw) throws IOException {
    write("a.json", TALK + "}");
    write("labels.jsonl", entry);
    assertThat(flaws()).containsExactly(flaw);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "}|1:1  no label: \"stop\" is missing (\"stop\": [first, last], or null where the talk goes on)",
        ",\"stpo\":null}|1:1  no label: \"stop\" is missing (nearest: stpo)",
        ",\"stop\":7}|2:9  not a window of messages, counted from 1 (\"stop\": [first, last], or null where the talk goes on)",
        ",\"stop\":[1,{\"a\":[2]}]}|2:9  not a window of messages, counted from 1 (\"stop\": [first, last], or null where the talk goes on)",
        ",\"stop\":[4,3]}|2:9  not a window of messages, counted from 1 (\"stop\": [first, last], or null where the talk goes on)",
        ",\"stop\":[3,99999999999]}|2:9  not a window of messages, counted from 1 (\"stop\": [first, last], or null where the talk goes on)",
        ",\"stop\":[5,6]}|2:9  an end after message 5, but there are only 4 (messages are counted from 1, blank ones too)",
        ",\"stop\":null,\"sure\":\"yes\"}|2:21  \"sure\" is true or false"
      })
  void aBadLabelInsideIsSaidWithItsPlace(String rest, String flaw) throws IOException {
    write("t.json", TALK + "\n" + rest);
    assertThat(flaws()).containsExactly("d/t.json:" + flaw);
  }

  @Test
  void oneBadFileDoesNotHideAnother() throws IOException {
    write("a.json", "{");
    write("b.json", "{\"messages\": 7, \"stop\": null}");
    write("c.json", TALK + ",\"stop\":null}");
    Files.write(folder.resolve("d.json"), new byte[] {'{', (byte) 0xC3, '}'});
    write("e.json", "[{\"speaker\":\"A\",\"text\":\"loose\"}]");
    assertThat(flaws())
        .hasSize(4)
        .anyMatch(flaw -> flaw.startsWith("d/a.json:1:"))
        .anyMatch(flaw -> flaw.equals("d/b.json:1:1  \"messages\" is no list"))
        .anyMatch(flaw -> flaw.startsWith("d/d.json  byte 1: "));
  }

  @Test
  void looseMessagesAreSaidOnce() throws IOException {
    write("m.jsonl", "{\"speaker\":\"A\",\"text\":\"x\"}\n".repeat(50));
    assertThat(flaws())
        .singleElement()
        .asString()
        .startsWith("d/m.jsonl  messages without a conversation around them");
  }

  @Test
  void theListInTheManualIsAListOfLabels() throws IOException {
    var page = Files.readString(Path.of("docs/bench.md"));
    int from = page.indexOf("```csv\n") + 7;
    var flaws = new Flaws();
    var rows = LabelList.csv("labels.csv", page.substring(from, page.indexOf("```", from)), flaws);
    assertThat(flaws.isEmpty()).isTrue();
    assertThat(rows).hasSize(3);
    assertThat(rows.getFirst().cell("note").text()).isEqualTo("closes at 20, answered at 21");
  }

  @Test
  void theConversationInTheManualIsLabelled() throws IOException {
    var page = Files.readString(Path.of("docs/bench.md"));
    int from = page.indexOf("```json\n") + 8;
    write("talk.json", page.substring(from, page.indexOf("```", from)));
    assertThat(read().transcripts())
        .extracting(Labelled::id, Labelled::source, Labelled::due)
        .containsExactly(tuple("talk-7", "pilot", new Window(3, 4)));
  }

  @Test
  void anEmptyFolderSaysWhatAFolderHolds() {
    assertThat(flaws())
        .containsExactly(
            "d  no labelled transcripts (a folder holds JSON with \"messages\" and \"stop\", or"
                + " transcripts and a labels.csv)");
  }

  @Test
  void twoListsAreOneTooMany() throws IOException {
    write("labels.csv", "file,first,last\n");
    write("labels.jsonl", "");
    assertThat(flaws()).containsExactly("d/labels.jsonl  labels stand in d/labels.csv too");
  }

  @Test
  void aPlaceThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> LabelledFolder.read(folder.resolve("x"), "x"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage("x");
  }

  @Test
  void theSameIdTwiceIsAWarning() throws IOException {
    write("a.json", TALK + ",\"stop\":null,\"id\":\"x\"}");
    write("b.json", TALK + ",\"stop\":null,\"id\":\"x\"}");
    assertThat(read().warnings()).containsExactly("several transcripts are called \"x\"");
  }

  @Test
  void aFloodOfFlawsStaysBounded() throws IOException {
    write("labels.csv", "file,first,last\n" + "nothing.json,x,y\n".repeat(50_000));
    assertThat(flaws()).hasSize(1_000);
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private Labels read() throws IOException {
    return LabelledFolder.read(folder, "d");
  }

  private List<String> flaws() {
    var bad = catchThrowableOfType(BadLabelsException.class, this::read);
    assertThat(bad).isNotNull();
    return bad.flaws().stream().map(Flaw::toString).toList();
  }
}
