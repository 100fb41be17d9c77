package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `lastword import`.
class ImportCommandTest {
  @TempDir private Path folder;

  private Shell shell() {
    return new Shell(folder);
  }

  private static byte[] sample(String name) throws IOException {
    try (InputStream in = ImportCommandTest.class.getResourceAsStream("/imports/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private String given(String name) throws IOException {
    Files.write(folder.resolve(name), sample(name));
    return name;
  }

  private List<String> archive() throws IOException {
    return names(folder.resolve("transcripts"));
  }

  private static List<String> names(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (var files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Path seed(String name) {
    var seed = Path.of(System.getProperty("lastword.shared", "../shared"), "seeds", name);
    assumeTrue(Files.exists(seed), "the seeds are not here: " + seed);
    return seed;
  }

  private void zip(String name, Object... entries) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      for (var i = 0; i < entries.length; i += 2) {
        out.putNextEntry(new ZipEntry((String) entries[i]));
        out.write(
            entries[i + 1] instanceof byte[] bytes
                ? bytes
                : ((String) entries[i + 1]).getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
  }

  @Test
  void anExportBecomesALogForEachConversation() throws IOException {
    var result = shell().run("import", given("chatgpt.json"));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(archive()).containsExactly("2025-10-26_171218_user_chatgpt.md");
    assertThat(result.out())
        .isEqualTo(
            "transcripts/2025-10-26_171218_user_chatgpt.md  4 messages  User ↔ ChatGPT  A hive\n");
    assertThat(result.err())
        .contains("skipped chatgpt.json 68fe-empty: without a message")
        .contains("note: 68fe-hive: messages of other branches: 2, left out")
        .contains("warning: 68fe-hive: left out: a branch of 2 messages after message 1")
        .endsWith("1 imported, 1 without a message\n");
    var talk =
        Transcripts.read(folder.resolve("transcripts/2025-10-26_171218_user_chatgpt.md"))
            .getFirst();
    assertThat(talk.warnings()).isEmpty();
    var origin = Objects.requireNonNull(talk.origin());
    assertThat(origin.file()).isEqualTo("chatgpt.json");
    assertThat(origin.format()).isEqualTo("chatgpt");
    assertThat(origin.id()).isEqualTo("68fe-hive");
    assertThat(origin.digest()).hasSize(64);
    var before = Transcripts.read("chatgpt.json", sample("chatgpt.json")).getFirst();
    assertThat(talk.lines()).isEqualTo(before.lines());
    assertThat(talk.asides()).isEqualTo(before.asides());
    assertThat(talk.routing()).isEqualTo(before.routing());
  }

  @Test
  void theSameIsImportedOnce() throws IOException {
    shell().run("import", given("claude.json"));
    var second = shell().run("import", "claude.json");
    assertThat(second.code()).isZero();
    assertThat(second.out()).isEmpty();
    assertThat(second.err())
        .contains("skipped claude.json c-garden: known already: transcripts/2026-03-01_100000_")
        .endsWith("0 imported, 1 known already\n");
    assertThat(archive()).hasSize(1);
    var third = shell().run("import", "claude.json", "--again");
    assertThat(third.code()).isZero();
    assertThat(archive())
        .containsExactly(
            "2026-03-01_100000_human_claude-2.md", "2026-03-01_100000_human_claude.md");
  }

  @Test
  void aLaterExportOfTheSameWordsIsKnownAndOneThatGrewIsNot() throws IOException {
    shell().run("import", given("claude.json"));
    var text = new String(sample("claude.json"), StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("later.json"), text.replace("\"acc\"", "\"acc-2\""));
    assertThat(shell().run("import", "later.json").err()).contains("1 known already");
    Files.writeString(folder.resolve("grown.json"), text.replace("loam it is.", "loam it is!"));
    var grown = shell().run("import", "grown.json");
    assertThat(grown.err())
        .contains(
            "note: an earlier state of it is in transcripts/2026-03-01_100000_human_claude.md")
        .contains("1 imported");
    assertThat(archive()).hasSize(2);
  }

  @Test
  void twoOfOneIdInOneFileAreBothKept() throws IOException {
    Files.writeString(
        folder.resolve("twins.json"),
        """
        [{"id":"x","messages":[{"speaker":"a","text":"1"},{"speaker":"b","text":"2"}]},
         {"id":"x","messages":[{"speaker":"a","text":"1"},{"speaker":"b","text":"3"}]},
         {"id":"x","messages":[{"speaker":"a","text":"1"},{"speaker":"b","text":"2"}]}]\
        """);
    var result = shell().run("import", "twins.json");
    assertThat(archive()).containsExactly("x_a_b-2.md", "x_a_b.md");
    assertThat(result.err()).contains("2 imported, 1 known already");
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    var result = shell().run("import", given("sharegpt.json"), given("openai.jsonl"), "--dry-run");
    assertThat(result.code()).isZero();
    assertThat(result.out().lines()).hasSize(4);
    assertThat(result.err()).contains("4 to be imported");
    assertThat(folder.resolve("transcripts")).doesNotExist();
  }

  @Test
  void jsonTellsWhatWasKeptAndWhatWasNot() throws IOException {
    var result = shell().run("import", given("openai.json"), "-o", "talks", "--json");
    assertThat(result.out())
        .startsWith("{\"v\":1,\"file\":\"openai.json\",\"source\":\"openai.json\",\"digest\":\"")
        .contains(
            "\"id\":\"openai\",\"format\":\"openai\",\"status\":\"imported\",\"to\":\"talks/openai_user_assistant.md\",\"speakers\":[\"user\",\"assistant\"],\"messages\":2,")
        .contains("{\"what\":\"field \\\"logprobs\\\"\",\"fate\":\"left\",\"count\":1}");
    assertThat(folder.resolve("talks/openai_user_assistant.md")).exists();
  }

  @Test
  void oneBadFileIsToldAndTheOthersAreImported() throws IOException {
    Files.write(folder.resolve("bad.json"), new byte[] {'{', '"', (byte) 0xC3, '"', '}'});
    var result = shell().run("import", "bad.json", given("openai.json"), "nowhere.json");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains("error: " + folder.resolve("bad.json") + ":byte 2: invalid UTF-8")
        .contains("\"" + folder.resolve("nowhere.json") + "\" is not there")
        .endsWith("1 imported, 2 failed\n");
    assertThat(archive()).hasSize(1);
    assertThat(shell().run("import", "bad.json").code()).isEqualTo(2);
  }

  @Test
  void formatIsForced() throws IOException {
    var wrong = shell().run("import", given("claude.json"), "--format", "chatgpt");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("no \"mapping\", as a ChatGPT export has it");
    var unknown = shell().run("import", "claude.json", "--format", "word");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("one of markdown, plain-markdown, turns, journal, json");
    Files.writeString(folder.resolve("two.txt"), "A:\nhello\n\nB:\ngoodbye\n");
    assertThat(shell().run("import", "two.txt").code()).isEqualTo(2);
    assertThat(shell().run("import", "two.txt", "--format", "backrooms").code()).isZero();
    assertThat(archive()).containsExactly("two_a_b.md");
  }

  @Test
  void aZipFileIsLookedInto() throws IOException {
    zip(
        "export.zip",
        "chat.html",
        "<html>",
        "user.json",
        "{\"id\":\"user-1\"}",
        "conversations.json",
        sample("chatgpt.json"),
        "more/conversations.json",
        sample("claude.json"),
        "inner.zip",
        "PK");
    var result = shell().run("import", "export.zip", "-v");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(archive())
        .containsExactly("2025-10-26_171218_user_chatgpt.md", "2026-03-01_100000_human_claude.md");
    assertThat(result.err())
        .contains("export.zip!user.json: no conversation of a form we know")
        .contains("export.zip!inner.zip: a zip file within it")
        .contains("3 other files in zip files passed over");
    assertThat(Files.readString(folder.resolve("transcripts/2026-03-01_100000_human_claude.md")))
        .contains("**Imported from:** export.zip!more/conversations.json\n");
    assertThat(shell().run("import", "export.zip").err()).contains("2 known already");
    assertThat(shell().run("detect", "export.zip").out().lines()).hasSize(3);
  }

  @Test
  void aFolderIsSearchedAndItsOwnTargetIsNot() throws IOException {
    Files.createDirectories(folder.resolve("old/deep"));
    Files.write(folder.resolve("old/deep/claude.json"), sample("claude.json"));
    zip("old/more.zip", "pidgin.jsonl", sample("pidgin.jsonl"));
    assertThat(shell().run("import", "old").err()).contains("2 imported");
    var again = shell().run("import", "transcripts");
    assertThat(again.code()).isZero();
    assertThat(again.err()).endsWith("0 imported, 2 known already\n");
    assertThat(archive()).hasSize(2);
    assertThat(shell().run("import", given("openai.json"), "-o", ".").code()).isZero();
    assertThat(folder.resolve("openai_user_assistant.md")).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../evil.json", "/etc/evil.json", "CON.json", "a\\..\\b.json", "-rf.json"})
  void noNameInAZipFileBecomesAPath(String name) throws IOException {
    zip("export.zip", name, "{\"messages\":[{\"speaker\":\"../x\",\"text\":\"1\"}]}");
    var result = shell().run("import", "export.zip", "-o", "out");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(names(folder)).containsExactlyInAnyOrder("export.zip", "out");
    assertThat(names(folder.resolve("out")))
        .hasSize(1)
        .allMatch(one -> one.matches("[a-z0-9][a-z0-9._-]*"));
  }

  @Test
  void zipFilesThatLieAreRefused() throws IOException {
    zip("bomb.zip", "talk.json", " ".repeat(60 << 20) + "{\"messages\":[]}");
    var bomb = shell().run("import", "bomb.zip");
    assertThat(bomb.code()).isEqualTo(2);
    assertThat(bomb.err()).contains("talk.json is more than 100 times as large as it is stored");
    Files.write(folder.resolve("torn.zip"), new byte[] {'P', 'K', 3, 4, 0, 0});
    assertThat(shell().run("import", "torn.zip").err()).contains("a broken zip file");
  }

  @Test
  void aNameThatIsTakenIsNeverOverwritten() throws IOException {
    Files.createDirectories(folder.resolve("transcripts"));
    var elsewhere = Files.writeString(folder.resolve("elsewhere.md"), "mine");
    var log = folder.resolve("transcripts/2026-03-01_100000_human_claude.md");
    Files.createSymbolicLink(log, elsewhere);
    Files.writeString(folder.resolve("transcripts/2026-03-01_100000_human_claude-2.jsonl"), "");
    assertThat(shell().run("import", given("claude.json")).code()).isZero();
    assertThat(archive()).contains("2026-03-01_100000_human_claude-3.md");
    assertThat(elsewhere).hasContent("mine");
  }

  @Test
  void seedOneKeepsItsFortyNineMessages() throws IOException {
    var result =
        shell().run("import", seed("001_3100635a69e4b109.txt").toAbsolutePath().toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).isEqualTo("1 imported\n");
    assertThat(archive()).containsExactly("2025-10-26_171218_kimi-k2_haiku-4.5.md");
    var talk =
        Transcripts.read(folder.resolve("transcripts").resolve(archive().getFirst())).getFirst();
    assertThat(talk.messages()).hasSize(49);
    assertThat(talk.messages().getFirst().text()).isEqualTo(" ");
    assertThat(talk.warnings()).isEmpty();
  }

  @Test
  void seedZeroIsFourTalksWithReceiptsAndLatencies() throws IOException {
    var result =
        shell().run("import", seed("000_132ab2751187174b.txt").toAbsolutePath().toString());
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).isEqualTo("4 imported\n");
    assertThat(archive()).hasSize(4).first().isEqualTo("000-132ab2751187174b-1_human_kimi-k2.md");
    var messages = 0;
    for (var name : archive()) {
      var talk = Transcripts.read(folder.resolve("transcripts").resolve(name)).getFirst();
      assertThat(talk.speakers()).containsExactly("Human", "Kimi K2");
      assertThat(talk.warnings()).isEmpty();
      assertThat(talk.routing()).hasSize(1);
      messages += talk.messages().size();
    }
    assertThat(messages).isEqualTo(20);
    assertThat(Files.readString(folder.resolve("transcripts").resolve(archive().getFirst())))
        .contains("Receipt: rr_c17cafdb435749a4 | Latency: 50,117ms\n");
  }

  @Test
  void hostileNamesReachNoTerminal() throws IOException {
    Files.writeString(
        folder.resolve("evil.json"),
        "{\"id\":\"\\u001b[31m\",\"title\":\"\\u202e\",\"messages\":[{\"speaker\":\"\\u001b]0;x\\u0007\",\"text\":\"1\",\"\\u001b[2J\":[%s]}]}"
            .formatted("\"" + "x".repeat(300) + "\""));
    var result = shell().run("import", "evil.json");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out() + result.err()).doesNotContain("\u001b", "\u202e", "\u0007");
  }
}
