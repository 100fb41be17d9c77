package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lastword.text.Width;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `lastword show` and `lastword compare`.
class ShowCommandTest {
  private static final String TALK =
      """
      # Kimi K2 ↔ haiku-4.5
      <!-- lastword 1 -->

      **Started:** 2025-10-26 17:12:18
      **Messages:** 3

      ---

      ### Kimi K2

      Good evening, the tide is out and the whole bay lies there like a sentence nobody finished.

      ---

      > [opening] Talk about the sea.

      ---

      ### haiku-4.5
      Receipt: rr_c17cafdb435749a4 | Latency: 50,117ms | 17:12:31

      Goodbye, then. I have nothing to add.

      ---

      ### Kimi K2

      Goodbye.

      ---

      <!-- lastword end -->

      **Ended by:** mutual-closing
      **Onset:** message 2
      **Why:** haiku-4.5 took leave at 2, Kimi K2 answered it at 3.
      """;

  @TempDir private Path folder;

  private Shell shell() {
    return new Shell(folder);
  }

  private Shell terminal() {
    return shell().with("LASTWORD_TTY", "1 2").with("TERM", "xterm-256color").with("LINES", "200");
  }

  private void given(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve("transcripts"));
    Files.writeString(folder.resolve("transcripts").resolve(name + ".md"), text);
  }

  @Test
  void aPipeGetsPlainVoices() throws IOException {
    given("bay", TALK);
    var result = shell().run("show", "bay");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            Kimi K2 <-> haiku-4.5
            bay, 2025-10-26 17:12:18, 3 messages

            A> Kimi K2  1
              Good evening, the tide is out and the whole bay lies there like a sentence nobody finished.

            operator>
              [opening] Talk about the sea.

            B> haiku-4.5  2
              Goodbye, then. I have nothing to add.

            A> Kimi K2  3
              Goodbye.

            #> Over after 3: mutual-closing, begun at 2
              haiku-4.5 took leave at 2, Kimi K2 answered it at 3.
            """);
  }

  @Test
  void aTerminalSetsTheVoicesApart() throws IOException {
    given("bay", TALK);
    var result = terminal().run("show", "latest");
    assertThat(result.out())
        .contains("\u001b[1mKimi K2 ↔ haiku-4.5\u001b[22m\n")
        .contains("● \u001b[1mKimi K2\u001b[22m  1\n")
        .contains("│ ○ \u001b[1mhaiku-4.5\u001b[22m  2")
        .contains("■ Over after 3");
    var bare = result.out().replaceAll("\u001b\\[[0-9;]*m", "");
    assertThat(bare.lines()).allMatch(line -> Width.of(line) <= 80);
  }

  @Test
  void whyAndReceiptsAreToldWhereAskedFor() throws IOException {
    given("bay", TALK);
    var result = shell().run("show", "bay", "--why", "--receipts");
    assertThat(result.out())
        .contains("message  receipt              model  took  tokens")
        .contains("      2  rr_c17cafdb435749a4          50s")
        .contains("Kimi K2 <-> haiku-4.5, 3 messages, policy balanced, threshold")
        .contains("\"Goodbye.\"");
    given("bare", "# a ↔ b\n<!-- lastword 1 -->\n\n---\n\n### a\n\n\n\n---\n\n");
    assertThat(shell().run("show", "bare", "--receipts").out())
        .contains("  (no text)\n")
        .contains("no receipts: nothing is known");
  }

  @Test
  void jsonIsReadBackAsTheTalk() throws IOException {
    given("bay", TALK);
    var result = shell().run("show", "bay", "--json", "--why");
    assertThat(result.out()).startsWith("{\"v\":1,\"lastword\":1,\"id\":\"bay\"");
    assertThat(result.out()).contains("\"verdicts\":[{\"message\":1,\"side\":\"a\",\"class\":");
    var again = Transcripts.read("x", result.out().getBytes(StandardCharsets.UTF_8)).getFirst();
    assertThat(again.lines())
        .isEqualTo(Transcripts.read(folder.resolve("transcripts/bay.md")).getFirst().lines());
  }

  @Test
  void aLongTalkGoesThroughThePager() throws IOException {
    given("bay", TALK);
    var seen = folder.resolve("seen.txt");
    var result = terminal().with("LINES", "10").with("PAGER", "cat > " + seen).run("show", "bay");
    assertThat(result.out()).isEmpty();
    assertThat(Files.readString(seen))
        .contains("● ")
        .contains("\u001b[38;5;110m  │ Goodbye, then. I have nothing to");
    var none = terminal().with("LINES", "10").with("PAGER", "no-such-pager -x").run("show", "bay");
    assertThat(none.out()).contains("● ");
    var plain =
        terminal().with("LINES", "10").with("PAGER", "cat > " + seen).run("show", "bay", "--plain");
    assertThat(plain.out()).contains("A> Kimi K2  1");
  }

  @Test
  void whatIsNotThereIsSaid() {
    var result = shell().run("show", "nothing");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("error: ").contains("exit 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"show", "compare"})
  void hostileTextReachesNoTerminal(String command) throws IOException {
    var evil = "\u001b[2J\u202e\u0007\u009b31m\u2028│";
    given("a", TALK.replace("Goodbye.", evil).replace("Talk about", evil));
    given("b", TALK.replace("haiku-4.5", "x" + evil.replace("\u2028", "")));
    var words = command.equals("show") ? List.of("show", "a") : List.of("compare", "a", "b");
    for (var shell : List.of(shell(), terminal())) {
      var result = shell.run(words.toArray(String[]::new));
      assertThat(result.code()).as(result.err()).isZero();
      var bare = result.out().replaceAll("\u001b\\[(1|22|2|39|38;5;[0-9]+)m", "");
      assertThat(bare).doesNotContain("\u001b", "\u202e", "\u0007", "\u009b", "\u2028");
    }
  }

  @Test
  void talksStandSideBySide() throws IOException {
    given("bay", TALK);
    given("cape", TALK.replace("I have nothing to add.", "Until tomorrow."));
    var result = shell().run("compare", "bay", "cape");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            Kimi K2 <-> haiku-4.5                  | Kimi K2 <-> haiku-4.5
            bay                                    | cape

            = message 1 is the same in all

            B> haiku-4.5  2                        | B> haiku-4.5  2
              Goodbye, then. I have nothing to add. |   Goodbye, then. Until tomorrow.

            = message 3 is the same in all

            #> 3 messages, mutual-closing          | #> 3 messages, mutual-closing
            """
                .replace(
                    "  Goodbye, then. I have nothing to add. |   Goodbye, then. Until tomorrow.",
                    "  Goodbye, then. I have nothing to     |   Goodbye, then. Until tomorrow.\n  add.                                 |"));
    var all = shell().run("compare", "bay", "cape", "--all").out();
    assertThat(all).contains("A> Kimi K2  1").doesNotContain("the same");
    assertThat(all.lines()).allMatch(line -> Width.of(line) <= 80);
  }

  @Test
  void whereColumnsDoNotFitTheyStandOneUnderAnother() throws IOException {
    given("bay", TALK);
    given("cape", TALK.replace("nothing", "everything"));
    var result = shell().with("COLUMNS", "40").run("compare", "bay", "cape");
    assertThat(result.out()).doesNotContain(" | ");
    assertThat(result.out().lines()).allMatch(line -> Width.of(line) <= 40);
    assertThat(result.out().split("haiku-4.5  2", -1)).hasSize(3);
  }

  @Test
  void wideTextIsWrappedByWhatItTakes() throws IOException {
    given("bay", TALK.replace("nothing", "世界和平".repeat(20)));
    given("cape", TALK.replace("nothing", "👩‍👩‍👧‍👦".repeat(30)));
    given("dune", TALK);
    var result = terminal().run("compare", "bay", "cape", "dune");
    assertThat(result.out().replaceAll("\u001b\\[[0-9;]*m", "").lines())
        .allMatch(line -> Width.of(line) <= 80);
  }

  @Test
  void comparedTalksAreLinesOfJson() throws IOException {
    given("bay", TALK);
    given("cape", TALK.replace("### Kimi K2\n\nGoodbye.\n\n---\n\n", ""));
    var result = shell().run("compare", "bay", "cape", "--json");
    assertThat(result.out().lines()).hasSize(3);
    assertThat(result.out())
        .startsWith("{\"v\":1,\"number\":1,\"same\":true,\"talks\":[{\"id\":\"bay\"")
        .endsWith("\"text\":\"Goodbye.\"},null]}\n");
  }

  @Test
  void theSeedIsShown() {
    var seed =
        Path.of(
            System.getProperty("lastword.shared", "../shared"),
            "seeds",
            "001_3100635a69e4b109.txt");
    assumeTrue(Files.exists(seed), "the seeds are not here: " + seed);
    var result = shell().run("show", seed.toAbsolutePath().toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains("A> Kimi K2  1\n  (no text)\n").contains("A> Kimi K2  49");
  }
}
